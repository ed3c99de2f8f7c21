// Recording how an organization or a member was judged, or all that are directly under an organization, by one decision.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { partly } from "../../ask/ask.js";
import { SHEETS } from "../../ask/questions/assessments.js";
import { ASSESS_CELL_FORM, ASSESS_MEMBER_FORM, ASSESS_ORGANIZATION_FORM, RECORD_ASSESSMENTS } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { apart, called } from "../../model/names.js";
import { shift } from "../../model/day.js";
import { spanOf } from "../../model/years.js";
import { ChoiceField, dayOf, DayField, Field, NumberField } from "../../parts/form.js";
import { assessed } from "../../words/periods.js";
import { number, t, term } from "../../words/words.js";
import { LEVELS } from "../assessments/choices.js";
import { least } from "../assessments/results.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @typedef {{key: string, name: string}} Named */
/** @typedef {{subject: Named, isMember: boolean, several: boolean}} Judged who is judged: `subject`, or those under it */

const SPANS = ["YEAR", "Q1", "Q2", "Q3", "Q4", "TERM"];
/** Which sheets judge by what. */
const SHEETS_OF = {
  organization: { CLASSIFICATION: "ORGANIZATIONS", FOUR_GOOD: "FOUR_GOOD" },
  member: { CLASSIFICATION: "MEMBERS" },
};
const GROUPS = ["LEADERS", "STAFF", "OTHERS"];

/** @param {Named} organization */
export const openAssessOrganization = (organization) => open({ subject: organization, isMember: false, several: false }, ASSESS_ORGANIZATION_FORM);
/** @param {Named} organization */
export const openAssessBelow = (organization) => open({ subject: organization, isMember: false, several: true }, ASSESS_ORGANIZATION_FORM);
/** @param {Named} cell */
export const openAssessMembers = (cell) => open({ subject: cell, isMember: true, several: true }, ASSESS_CELL_FORM);
/** @param {Named} member */
export const openAssessMember = (member) => open({ subject: member, isMember: true, several: false }, ASSESS_MEMBER_FORM);

/** @param {Judged} about @param {string} text */
function open(about, text) {
  const day = shown.peek();
  openChange({
    title: () => t("assess.title"),
    text: RECORD_ASSESSMENTS,
    question: { text, variables: { id: about.subject.key, day } },
    start: () => ({
      ...decisionStart(),
      kind: "CLASSIFICATION",
      span: "YEAR",
      year: String(Number(day.slice(0, 4)) - 1),
      termFrom: "",
      termLast: "",
      sheet: "",
      level: "",
      body: "",
      group: "",
      levels: {},
    }),
    Fields: ({ form, data }) => html`<${Fields} form=${form} data=${data} about=${about} />`,
    read: (values, data) => read(values, data, about),
    placed,
    Preview,
  });
}

/** What holds for every line is told once, at the field that all of them share. @param {string[]} field */
function placed(field) {
  const [, list, , own] = field;
  return list === "assessments" && ["periodFrom", "sheet", "kind"].includes(own) ? ["input", own] : field;
}

/** Those who can be judged, by the question of the form. @param {any} data @param {Judged} about @returns {any[]} */
function subjects(data, { subject, several, isMember }) {
  if (!several) return [subject];
  return (isMember ? data.members?.nodes : data.organization?.children.nodes) ?? [];
}

/** The period, or what is wrong with it. @param {any} values */
function periodOf(values) {
  if (values.span !== "TERM") return /^\d{4}$/.test(values.year.trim()) ? spanOf(values.span, Number(values.year)) : null;
  const [from, last] = [dayOf(values.termFrom), dayOf(values.termLast)];
  return from && last ? { from, to: shift(last, 1) } : null;
}

/** @param {{form: any, data: any, about: Judged}} props */
function Fields({ form, data, about }) {
  const { kind } = form.values;
  const kinds = Object.keys(LEVELS).filter((one) => !about.isMember || one !== "FOUR_GOOD");
  const sheet = useSheet(form, about);
  return html`
    <${About} label=${t(about.isMember && !about.several ? "field.member" : "field.organization")}>${about.subject.name}<//>
    <${ChoiceField} form=${form} name="kind" label=${t("assessment.kind")} options=${kinds.map((one) => [one, term(`AssessmentKind.${one}`)])} />
    <${Period} form=${form} />
    ${sheet.options.length > 1 && html`<${ChoiceField} form=${form} name="sheet" label=${t("field.sheet")} options=${sheet.options} />`}
    ${about.several
      ? html`<${Lines} form=${form} lines=${subjects(data, about)} kind=${kind} />`
      : html`<${One} form=${form} data=${data} about=${about} sheet=${sheet.chosen} />`}
    <${Decision} form=${form} label=${t("assess.decidedOn")} />`;
}

/** A year, a quarter of it, or a term from day to day. */
function Period({ form }) {
  const { span } = form.values;
  return html`<${Field} form=${form} name="periodFrom" label=${t("assess.period")} group>
    ${() => html`<div class="in-a-row">
      <${ChoiceField} form=${form} name="span" label=${t("assess.span")} options=${SPANS.map((one) => [one, t(`assess.span.${one}`)])} />
      ${span === "TERM"
        ? html`<${DayField} form=${form} name="termFrom" label=${t("assess.from")} /><${DayField} form=${form} name="termLast" label=${t("assess.last")} />`
        : html`<${NumberField} form=${form} name="year" label=${t("assess.year")} />`}</div>`}
  <//>`;
}

/** The sheets that hold on the last day of the period, and the one that is chosen. @param {any} form @param {Judged} about */
function useSheet(form, { isMember }) {
  const { kind } = form.values;
  const period = periodOf(form.values);
  const wanted = /** @type {Record<string, string>} */ (isMember ? SHEETS_OF.member : SHEETS_OF.organization)[kind];
  const answer = useAnswer(period && wanted && !partly.value ? SHEETS : null, { day: period ? shift(period.to, -1) : "" });
  return chooseSheet(form, (answer.data?.sheets ?? []).filter((/** @type {any} */ one) => one.kind === wanted));
}

/** What a form offers of sheets, and which of them is chosen. @param {any} form @param {any[]} sheets */
export const chooseSheet = (form, sheets) => ({
  options: [["", t("assess.noSheet")], ...sheets.map((one) => [one.key, t("assessment.sheet.of", one)])],
  chosen: sheets.find((one) => one.key === form.values.sheet),
});

const levelOptions = (/** @type {string} */ kind, /** @type {string} */ none) =>
  [["", none], .../** @type {Record<string, string[]>} */ (LEVELS)[kind].map((one) => [one, term(`AssessmentLevel.${one}`)])];

/** One who is judged, with body, group and points. @param {{form: any, data: any, about: Judged, sheet: any}} props */
function One({ form, data, about: { isMember }, sheet }) {
  const { kind } = form.values;
  const holder = isMember ? data.member : data.organization;
  const bodies = [...new Set(/** @type {string[]} */ ((holder?.assignments ?? []).map((/** @type {any} */ one) => one.body)))];
  return html`
    <${Line} form=${form} of="body" label=${t("assess.as")} options=${[["", t(isMember ? "assess.themselves" : "assess.itself")], ...bodies.map((one) => [one, term(`Body.${one}`)])]} />
    <${Line} form=${form} of="level" label=${t("assessment.level")} options=${levelOptions(kind, "–")} />
    ${isMember && kind === "CLASSIFICATION" && html`<${Line} form=${form} of="group" name="comparableGroup" label=${t("field.comparableGroup")} options=${[["", t("assess.noGroup")], ...GROUPS.map((one) => [one, term(`ComparableGroup.${one}`)])]} />`}
    <${Points} form=${form} sheet=${sheet} place="assessments.0." />`;
}

/** The points as a whole, or criterion by criterion where the sheet has any. @param {{form: any, sheet: any, place?: string}} props */
export const Points = ({ form, sheet, place = "" }) =>
  sheet?.criteria.length
    ? html`<${Field} form=${form} name=${`${place}marks`} label=${t("field.marks")} hint=${levelsOf(sheet)} group>
        ${() => html`<div class="in-a-row">${sheet.criteria.map((/** @type {any} */ one) => html`<${NumberField} key=${one.code} form=${form} name=${`mark-${one.code}`} label=${one.name} hint=${t("assess.most", { most: one.most })} />`)}</div>`}<//>`
    : html`<${NumberField} form=${form} name=${`${place}points`} label=${t("field.points")} hint=${levelsOf(sheet) || t("assess.bounds")} />`;

/** The marks that were typed, where there is a sheet for them. @param {any} values @param {(name: string) => number | undefined} decimal */
export function marksOf(values, decimal) {
  const marks = Object.keys(values).filter((name) => name.startsWith("mark-") && values[name].trim());
  return marks.length && values.sheet ? marks.map((name) => ({ criterion: name.slice("mark-".length), points: decimal(name) })) : undefined;
}

const levelsOf = (/** @type {any} */ sheet) => (sheet?.levels.length ? t("assess.least", { levels: sheet.levels.map(least).join(" · ") }) : "");

/** A choice of the only line: its place in the input is its name, its value stands by its own. */
const Line = ({ form, of, name = of, label, options }) => html`<${ChoiceField} form=${{ ...form, values: { [`assessments.0.${name}`]: form.values[of] }, set: (/** @type {string} */ _, /** @type {string} */ value) => form.set(of, value) }}
  name=${`assessments.0.${name}`} label=${label} options=${options} />`;

/** All who are directly below: each with a result, or without one for now. */
function Lines({ form, lines, kind }) {
  const told = apart(lines);
  const { levels } = form.values;
  const options = levelOptions(kind, t("assess.noLevel"));
  const places = placesOf(lines, levels);
  return html`<${Field} form=${form} name="subjects" label=${t("assess.results")} group>
    ${() => lines.length === 0
      ? html`<p class="hint">${t("assess.nobody")}</p>`
      : lines.map((/** @type {any} */ one) => html`<${Field} key=${one.key} form=${form} name=${`assessments.${places.get(one.key) ?? one.key}`} label=${lineName(one, told)}>
          ${(/** @type {object} */ attributes) => html`<select ...${attributes} onChange=${(/** @type {any} */ event) => form.set("levels", { ...levels, [one.key]: event.currentTarget.value })}>
            ${options.map(([value, words]) => html`<option key=${value} value=${value} selected=${(levels[one.key] ?? "") === value}>${words}</option>`)}</select>`}<//>`)}
  <//>`;
}

const lineName = (/** @type {any} */ one, /** @type {(one: {key: string}) => string} */ told) => (one.birthDate ? `${one.name} (${one.birthDate.slice(0, 4)})` : called(one, told));

/** The number that each line has in the input, as refusals name it. @param {any[]} lines @param {Record<string, string>} levels */
const placesOf = (lines, levels) => new Map(lines.filter((one) => levels[one.key]).map((one, place) => [one.key, place]));

/** @param {any} values @param {any} data @param {Judged} about */
function read(values, data, about) {
  const { day, text, decimal, refusals } = reading(values);
  const period = periodOf(values);
  if (!period) refusals.push({ field: ["input", "periodFrom"], message: t(values.span === "TERM" ? "day.wrong" : "assess.noYear") });
  const one = () => ({
    subject: about.subject.key,
    level: values.level || undefined,
    body: values.body || undefined,
    comparableGroup: (about.isMember && values.kind === "CLASSIFICATION" && values.group) || undefined,
    points: decimal("assessments.0.points"),
    marks: marksOf(values, decimal),
  });
  // where each was judged follows from where it stood in the period, which may be elsewhere than here
  const several = () => subjects(data, about).filter(({ key }) => values.levels[key]).map(({ key }) => ({ subject: key, level: values.levels[key] }));
  const assessments = about.several ? several() : [one()];
  if (!about.several && !values.level) refusals.push({ field: ["input", "assessments", "0", "level"], message: t("form.missing") });
  if (assessments.length === 0) refusals.push({ field: ["input", "subjects"], message: t("assess.choose") });
  const input = { kind: values.kind, periodFrom: period?.from, periodTo: period?.to, sheet: values.sheet || undefined, on: day("on"), decision: text("decision"), assessments };
  return { input, refusals };
}

/** What is recorded. */
function Preview({ payload: { assessments } }) {
  const [first] = assessments;
  const who = (/** @type {any} */ one) => (one.organization ?? one.member).name;
  return html`<p>${t("assess.will", { kind: term(`AssessmentKind.${first.kind}`), period: assessed(first.periodFrom, first.periodTo), count: assessments.length })}${first.sheet && ` ${t("field.sheet")}: ${first.sheet.name}.`}</p>
    <ul class="will-judge">${assessments.map((/** @type {any} */ one) => html`<li key=${one.key}>${[
      t("assess.line", { name: one.body ? `${who(one)}, ${term(`Body.${one.body}`)}` : who(one), level: term(`AssessmentLevel.${one.level}`) }),
      (one.points ?? null) !== null && t("assess.points", { points: number(one.points) }),
      t("assess.at", { name: one.at.name }),
    ].filter(Boolean).join(", ")}</li>`)}</ul>`;
}
