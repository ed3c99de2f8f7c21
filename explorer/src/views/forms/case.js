// Opening a case about an organization or a member, and closing one. Which forms, sources and outcomes a kind has is the service's table.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { CLOSE_CASE, MEMBER_CASE_FORM, ORGANIZATION_CASE_FORM, RECORD_CASES } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { KINDS, OF_MEMBERS_ONLY, OF_ORGANIZATIONS_ONLY, YEARS_OF_BADGES } from "../../model/cases.js";
import { ChooseField, ChooseSeveralField } from "../../parts/choose.js";
import { ChoiceField, DayField, TextField } from "../../parts/form.js";
import { day as written, t, term } from "../../words/words.js";
import { concerned, formOf } from "../cases/conditions.js";
import { may } from "./allowed.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { membersOn, organizationsOn } from "./find.js";
import { openChange } from "./flow.js";

/** @typedef {{key: string, name: string}} Named */

/** Where the only case of the input stands: a field's name is its path. */
const LINE = "cases.0.";

/** The forms of a kind that may be about an organization, or about a member. @param {string} kind @param {boolean} isMember */
const formsOf = (kind, isMember) => KINDS[kind].forms.filter((form) => !(isMember ? OF_ORGANIZATIONS_ONLY : OF_MEMBERS_ONLY).has(form));
/** @param {boolean} isMember */
const kindsOf = (isMember) => Object.keys(KINDS).filter((kind) => formsOf(kind, isMember).length > 0);

/** @param {Named} organization */
export const openRecordOrganizationCase = (organization) =>
  open(organization, false, ORGANIZATION_CASE_FORM, (data) => mayHandle(data?.organization?.parent) ?? organization);

/** @param {Named} member */
export const openRecordMemberCase = (member) =>
  open(member, true, MEMBER_CASE_FORM, (data) => mayHandle(data?.member?.cell?.parent) ?? data?.member?.cell ?? null);

/** An organization where whoever looks may record cases. @param {any} organization */
const mayHandle = (organization) => (organization && may(organization, "RECORD_CASES") ? organization : null);

/** @param {Named} about @param {boolean} isMember @param {string} question @param {(data: any) => Named | null} handlerOf */
const open = (about, isMember, question, handlerOf) =>
  openChange({
    title: () => t("recordCase.title"),
    text: RECORD_CASES,
    question: { text: question, variables: { id: about.key, day: shown.peek() } },
    start: (data) => ({
      ...decisionStart(),
      kind: kindsOf(isMember)[0],
      [`${LINE}concerns`]: [{ ...about, detail: "" }],
      [`${LINE}handledBy`]: chosenBefore(handlerOf(data)),
      [`${LINE}dueOn`]: "",
      [`${LINE}summary`]: "",
    }),
    Fields: ({ form }) => html`<${Fields} form=${form} isMember=${isMember} />`,
    read: (values) => read(values, isMember),
    Preview: ({ payload: { cases } }) => (cases && !partly.value ? html`<${Opened} one=${cases[0]} />` : html`<p>${t("form.asFilled")}</p>`),
  });

const chosenBefore = (/** @type {Named | null} */ one) => one && { key: one.key, name: one.name, detail: "" };

/** What is chosen of the kind's own words; another kind begins with its first. @param {any} values @param {boolean} isMember @param {string} [at] where the case stands in the input */
export function chosenOf(values, isMember, at = LINE) {
  const kind = values[kindAt(at)];
  const { outcomes, sources } = KINDS[kind];
  const forms = formsOf(kind, isMember);
  const of = (/** @type {string} */ name, /** @type {string[]} */ possible) => (possible.includes(values[at + name]) ? values[at + name] : possible[0]);
  const needed = kind === "FEEDBACK";
  const form = of("form", forms);
  return {
    kind,
    forms,
    outcomes: ["", ...outcomes],
    sources: needed ? sources : sources.length ? ["", ...sources] : [],
    form,
    source: of("source", needed ? sources : ["", ...sources]),
    outcome: of("outcome", ["", ...outcomes]),
    years: form === "BADGE" ? of("years", YEARS_OF_BADGES.map(String)) : undefined,
  };
}

/** Cases that are opened together are of one kind, which stands beside them. @param {string} at */
const kindAt = (at) => (at === LINE ? "kind" : `${at}kind`);

/** @typedef {{form: any, at: string, can: ReturnType<typeof chosenOf>}} Chosen */

/** A choice of a case with what is chosen, also where the kind decides it. @param {Chosen & {name: "form" | "years" | "source" | "outcome", label: string, options: [string, string][]}} props */
const OfKind = ({ form, at, can, name, label, options }) =>
  html`<${ChoiceField} form=${{ ...form, values: { ...form.values, [at + name]: can[name] } }} name=${at + name} label=${label} options=${options} />`;

/** @param {Chosen & {isMember: boolean}} props */
export const Kind = ({ isMember, ...props }) => html`<div class="in-a-row">
  <${ChoiceField} form=${props.form} name=${kindAt(props.at)} label=${t("cases.kind")} options=${kindsOf(isMember).map((one) => [one, term(`CaseKind.${one}`)])} />
  <${OfKind} ...${props} name="form" label=${t("field.form")} options=${props.can.forms.map((one) => [one, term(`CaseForm.${one}`)])} />
  ${props.can.years && html`<${OfKind} ...${props} name="years" label=${t("field.years")} options=${YEARS_OF_BADGES.map((one) => [String(one), String(one)])} />`}
</div>`;

/** @param {Chosen} props */
export const Source = (props) => props.can.sources.length > 0
  && html`<${OfKind} ...${props} name="source" label=${t("field.source")} options=${props.can.sources.map((one) => [one, one ? term(`CaseSource.${one}`) : t("recordCase.noSource")])} />`;

/** @param {Chosen} props */
export const Outcome = (props) =>
  html`<${OfKind} ...${props} name="outcome" label=${t("field.outcome")} options=${props.can.outcomes.map((one) => [one, one ? term(`CaseOutcome.${one}`) : t("recordCase.open")])} />`;

function Fields({ form, isMember }) {
  const can = chosenOf(form.values, isMember);
  const find = (isMember ? membersOn : organizationsOn)(formDay(form));
  return html`
    <${Kind} form=${form} at=${LINE} can=${can} isMember=${isMember} />
    <${ChooseSeveralField} form=${form} name=${`${LINE}concerns`} label=${t("field.concerns")} find=${find} />
    <${ChooseField} form=${form} name=${`${LINE}handledBy`} label=${t("field.handledBy")} find=${organizationsOn(formDay(form))} />
    <${Source} form=${form} at=${LINE} can=${can} />
    <${Decision} form=${form} label=${t("field.openedOn")} />
    <${DayField} form=${form} name=${`${LINE}dueOn`} label=${t("field.dueOn")} hint=${t("recordCase.dueHint")} />
    <${Outcome} form=${form} at=${LINE} can=${can} />
    <${TextField} form=${form} name=${`${LINE}summary`} label=${t("field.summary")} long />`;
}

/** @param {any} values @param {boolean} isMember */
function read(values, isMember) {
  const { chosen, day, some, text, refusals } = reading(values);
  const { form, source, outcome, years } = chosenOf(values, isMember);
  const one = {
    form,
    years: years && Number(years),
    source: source || undefined,
    outcome: outcome || undefined,
    concerns: some(`${LINE}concerns`)?.map((/** @type {Named} */ { key }) => key),
    handledBy: chosen(`${LINE}handledBy`),
    dueOn: values[`${LINE}dueOn`].trim() ? day(`${LINE}dueOn`) : undefined,
    summary: text(`${LINE}summary`),
  };
  return { input: { kind: values.kind, on: day("on"), decision: text("decision"), cases: [one] }, refusals };
}

const namesOf = (/** @type {any} */ one) => concerned(one).map(({ name }) => name).join(", ");

function Opened({ one }) {
  return html`<p>${t("recordCase.will", { day: written(one.openedOn), form: formOf(one), names: namesOf(one) })}</p>
    <p>${t("recordCase.where", { handler: one.handledBy.name, at: one.at.name })} ${one.dueOn && t("recordCase.due", { day: written(one.dueOn) })}</p>
    ${one.outcome && html`<p>${t("recordCase.closed", { outcome: term(`CaseOutcome.${one.outcome}`) })}</p>`}`;
}

/** @param {any} one the case, which is open */
export const openCloseCase = (one) =>
  openChange({
    title: () => t("closeCase.title"),
    text: CLOSE_CASE,
    start: () => ({ ...decisionStart(), outcome: KINDS[one.kind].outcomes[0] }),
    Fields: ({ form }) => html`
      <${About} label=${formOf(one)}>${namesOf(one)}<//>
      <${ChoiceField} form=${form} name="outcome" label=${t("field.outcome")} options=${KINDS[one.kind].outcomes.map((outcome) => [outcome, term(`CaseOutcome.${outcome}`)])} />
      <${Decision} form=${form} label=${t("field.closedOn")} />`,
    read(values) {
      const { day, text, refusals } = reading(values);
      return { input: { case: one.key, outcome: values.outcome, on: day("on"), decision: text("decision") }, refusals };
    },
    Preview: ({ payload: { case: closed } }) => html`
      <p>${t("closeCase.will", { form: formOf(closed), names: namesOf(closed), day: written(closed.closedOn), count: closed.days })}</p>
      <p>${t("field.outcome")}: <b>${term(`CaseOutcome.${closed.outcome}`)}</b></p>`,
  });
