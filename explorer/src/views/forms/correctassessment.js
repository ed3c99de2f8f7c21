// Putting right what was recorded of an assessment, or taking back one that never was.
import { html } from "../../html.js";
import { CORRECT_ASSESSMENT } from "../../ask/questions/forms.js";
import { written } from "../../model/day.js";
import { ChoiceField, DayField, NumberField, TextField } from "../../parts/form.js";
import { assessed } from "../../words/periods.js";
import { day, number, t, term } from "../../words/words.js";
import { LEVELS } from "../assessments/choices.js";
import { openCorrection } from "./correction.js";

/** @param {any} assessment as a record shows it @param {{name: string}} of whose it is */
export const openCorrectAssessment = (assessment, of) =>
  openCorrection({
    kind: "assessment",
    words: "correct",
    text: CORRECT_ASSESSMENT,
    before: assessment,
    about: { label: term(`AssessmentKind.${assessment.kind}`), name: `${of.name}, ${assessed(assessment.periodFrom, assessment.periodTo)}` },
    start: {
      level: assessment.level,
      points: assessment.points === null ? "" : number(assessment.points),
      decidedOn: written(assessment.decidedOn, "vi"),
      decision: assessment.decision ?? "",
    },
    Values: ({ form, name }) => html`<${Values} form=${form} name=${name} assessment=${assessment} />`,
    right: (read, value, name) => ({
      level: value("level"),
      points: read.decimal(name("points")) ?? null,
      decidedOn: read.day(name("decidedOn")),
      decision: read.text(name("decision")) ?? null,
    }),
    recorded: (one) => one,
    rows: (one) => [
      [t("assessment.level"), term(`AssessmentLevel.${one.level}`)],
      [t("assessment.points"), one.points],
      [t("assessment.decidedOn"), day(one.decidedOn)],
      [t("assessment.decision"), one.decision],
    ],
  });

function Values({ form, name, assessment: { kind, marks } }) {
  const levels = /** @type {Record<string, string[]>} */ (LEVELS)[kind];
  return html`<${ChoiceField} form=${form} name=${name("level")} label=${t("assessment.level")} options=${levels.map((one) => [one, term(`AssessmentLevel.${one}`)])} />
    ${marks.length === 0 && html`<${NumberField} form=${form} name=${name("points")} label=${t("field.points")} />`}
    <${DayField} form=${form} name=${name("decidedOn")} label=${t("field.decidedOn")} />
    <${TextField} form=${form} name=${name("decision")} label=${t("field.decision")} />`;
}
