// Putting right what was recorded of an assessment, or taking back one that never was.
import { html } from "../../html.js";
import { CORRECT_ASSESSMENT } from "../../ask/questions/forms.js";
import { written } from "../../model/day.js";
import { ChoiceField, DayField, NumberField, RadiosField, TextField } from "../../parts/form.js";
import { assessed } from "../../words/periods.js";
import { day, number, t, term } from "../../words/words.js";
import { LEVELS } from "../assessments/choices.js";
import { BeforeAfter } from "./consequences.js";
import { About, reading } from "./fields.js";
import { openChange } from "./flow.js";

const PATH = "correction.assessment";

/** @param {any} assessment as a record shows it @param {{name: string}} of whose it is */
export const openCorrectAssessment = (assessment, of) =>
  openChange({
    title: () => t("correct.title"),
    text: CORRECT_ASSESSMENT,
    start: () => ({
      what: "VALUES",
      [`${PATH}.level`]: assessment.level,
      [`${PATH}.points`]: assessment.points === null ? "" : number(assessment.points),
      [`${PATH}.decidedOn`]: written(assessment.decidedOn, "vi"),
      [`${PATH}.decision`]: assessment.decision ?? "",
      reason: "",
    }),
    Fields: ({ form }) => html`
      <${About} label=${term(`AssessmentKind.${assessment.kind}`)}>${of.name}, ${assessed(assessment.periodFrom, assessment.periodTo)}<//>
      <${RadiosField} form=${form} name="what" label=${t("correct.what")} options=${[["VALUES", t("correct.values")], ["NEVER", t("correct.never")]]} />
      ${form.values.what === "VALUES" && html`<${Values} form=${form} assessment=${assessment} />`}
      <${TextField} form=${form} name="reason" label=${t("field.reason")} hint=${t("correct.reasonHint")} long />`,
    read: (values) => read(values, assessment),
    Preview: ({ payload, values }) => html`<${Preview} before=${assessment} after=${payload.assessment} taken=${values.what === "NEVER"} />`,
  });

function Values({ form, assessment: { kind, marks } }) {
  const levels = /** @type {Record<string, string[]>} */ (LEVELS)[kind];
  return html`<${ChoiceField} form=${form} name=${`${PATH}.level`} label=${t("assessment.level")} options=${levels.map((one) => [one, term(`AssessmentLevel.${one}`)])} />
    ${marks.length === 0 && html`<${NumberField} form=${form} name=${`${PATH}.points`} label=${t("field.points")} />`}
    <${DayField} form=${form} name=${`${PATH}.decidedOn`} label=${t("field.decidedOn")} />
    <${TextField} form=${form} name=${`${PATH}.decision`} label=${t("field.decision")} />`;
}

/** Only what is otherwise than recorded; what was emptied is taken away. @param {any} values @param {any} before */
function read(values, before) {
  const { day: dayIn, text, decimal, refusals } = reading(values);
  const reason = text("reason") ?? refusals.push({ field: ["input", "reason"], message: t("form.missing") });
  if (values.what === "NEVER") return { input: { reason, correction: { withdraw: { fact: before.key } } }, refusals };
  const right = {
    level: values[`${PATH}.level`],
    points: decimal(`${PATH}.points`) ?? null,
    decidedOn: dayIn(`${PATH}.decidedOn`),
    decision: text(`${PATH}.decision`) ?? null,
  };
  const otherwise = Object.entries(right).filter(([name, value]) => value !== undefined && value !== before[name]);
  return { input: { reason, correction: { assessment: { assessment: before.key, ...Object.fromEntries(otherwise) } } }, refusals };
}

function Preview({ before, after, taken }) {
  if (taken || !after) return html`<p>${t("correct.withdrawn")}</p>`;
  /** @type {[string, (one: any) => any][]} */
  const rows = [
    ["assessment.level", (one) => term(`AssessmentLevel.${one.level}`)],
    ["assessment.points", (one) => one.points],
    ["assessment.decidedOn", (one) => day(one.decidedOn)],
    ["assessment.decision", (one) => one.decision],
  ];
  return html`<${BeforeAfter} rows=${rows.map(([label, of]) => ({ label: t(label), before: of(before), after: of(after) }))} />`;
}
