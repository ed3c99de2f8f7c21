// Putting right what was recorded of a case, opening again one that was closed, or taking back one that never was.
import { html } from "../../html.js";
import { CORRECT_CASE } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { written } from "../../model/day.js";
import { ChooseField, ChooseSeveralField } from "../../parts/choose.js";
import { DayField, TextField } from "../../parts/form.js";
import { day, t, term } from "../../words/words.js";
import { concerned, formOf } from "../cases/conditions.js";
import { chosenOf, Kind, Outcome, Source } from "./case.js";
import { openCorrection } from "./correction.js";
import { membersOn, organizationsOn } from "./find.js";

const PATH = "correction.case.";
const asTyped = (/** @type {string | null} */ iso) => (iso ? written(iso, "vi") : "");
const chosen = (/** @type {any} */ { key, name }) => ({ key, name, detail: "" });

/** @param {any} one the case, as a list shows it */
export function openCorrectCase(one) {
  const isMember = one.members.length > 0;
  openCorrection({
    kind: "case",
    words: "correctCase",
    text: CORRECT_CASE,
    before: one,
    about: { label: formOf(one), name: namesOf(one) },
    start: {
      ...Object.fromEntries(["kind", "form"].map((field) => [field, one[field]])),
      ...Object.fromEntries(["source", "outcome", "decision", "closingDecision", "summary"].map((field) => [field, one[field] ?? ""])),
      ...Object.fromEntries(["openedOn", "dueOn", "closedOn"].map((field) => [field, asTyped(one[field])])),
      years: String(one.years ?? ""),
      concerns: concerned(one).map(chosen),
      handledBy: chosen(one.handledBy),
      at: chosen(one.at),
    },
    Values: ({ form, name }) => html`<${Values} form=${form} name=${name} isMember=${isMember} />`,
    right: (read, value, name) => right(read, value, name, isMember),
    recorded: (it) => ({ ...it, concerns: concerned(it).map(({ key }) => key), handledBy: it.handledBy.key, at: it.at.key }),
    rows: (it) => [
      [t("case.form"), formOf(it)],
      [t("case.concerns"), namesOf(it)],
      [t("case.handledBy"), it.handledBy.name],
      [t("case.at"), it.at.name],
      [t("case.source"), it.source && term(`CaseSource.${it.source}`)],
      [t("case.openedOn"), day(it.openedOn)],
      [t("case.decision"), it.decision],
      [t("case.dueOn"), it.dueOn && day(it.dueOn)],
      [t("field.outcome"), it.outcome && term(`CaseOutcome.${it.outcome}`)],
      [t("case.closedOn"), it.closedOn && day(it.closedOn)],
      [t("case.closingDecision"), it.closingDecision],
      [t("case.summary"), it.summary],
    ],
  });
}

const namesOf = (/** @type {any} */ one) => concerned(one).map(({ name }) => name).join(", ");

/** @param {{form: any, name: (field: string) => string, isMember: boolean}} props */
function Values({ form, name, isMember }) {
  const can = chosenOf(form.values, isMember, PATH);
  const organizations = organizationsOn(shown.value);
  return html`
    <${Kind} form=${form} at=${PATH} can=${can} isMember=${isMember} />
    <${ChooseSeveralField} form=${form} name=${name("concerns")} label=${t("field.concerns")} find=${isMember ? membersOn(shown.value) : organizations} />
    <${ChooseField} form=${form} name=${name("handledBy")} label=${t("field.handledBy")} find=${organizations} />
    <${ChooseField} form=${form} name=${name("at")} label=${t("case.at")} find=${organizations} />
    <${Source} form=${form} at=${PATH} can=${can} />
    <div class="in-a-row"><${DayField} form=${form} name=${name("openedOn")} label=${t("field.openedOn")} /><${DayField} form=${form} name=${name("dueOn")} label=${t("field.dueOn")} /></div>
    <${TextField} form=${form} name=${name("decision")} label=${t("case.decision")} />
    <${Outcome} form=${form} at=${PATH} can=${can} />
    ${can.outcome && html`<${DayField} form=${form} name=${name("closedOn")} label=${t("field.closedOn")} />
      <${TextField} form=${form} name=${name("closingDecision")} label=${t("case.closingDecision")} />`}
    <${TextField} form=${form} name=${name("summary")} label=${t("field.summary")} long />`;
}

/** What was closed is open again with neither a day nor an outcome nor a decision. @type {(...given: [...Parameters<import("./correction.js").Correction["right"]>, boolean]) => Record<string, any>} */
function right(read, value, name, isMember) {
  const { kind, form, years, source, outcome } = chosenOf(read.values, isMember, PATH);
  return {
    kind,
    form,
    years: years ? Number(years) : null,
    source: source || null,
    concerns: read.some(name("concerns"))?.map((/** @type {any} */ { key }) => key),
    handledBy: read.chosen(name("handledBy")),
    at: read.chosen(name("at")),
    openedOn: read.day(name("openedOn")),
    dueOn: value("dueOn").trim() ? read.day(name("dueOn")) : null,
    closedOn: outcome ? read.day(name("closedOn")) : null,
    outcome: outcome || null,
    decision: read.text(name("decision")) ?? null,
    closingDecision: (outcome && read.text(name("closingDecision"))) || null,
    summary: read.text(name("summary")) ?? null,
  };
}
