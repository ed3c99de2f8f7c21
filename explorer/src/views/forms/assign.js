// Assigning a supervisor to an organization, with the service's proposal at hand, and ending an assignment.
import { html } from "../../html.js";
import { ASSIGN, ASSIGN_FORM, END_SUPERVISION } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { apart, called } from "../../model/names.js";
import { ChooseField } from "../../parts/choose.js";
import { ChecksField, DayField, NumberField, TextField } from "../../parts/form.js";
import { said } from "../../words/said.js";
import { t, term } from "../../words/words.js";
import { Followed } from "./consequences.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { membersOn } from "./find.js";
import { openChange } from "./flow.js";
import { low } from "./words.js";

export const DUTIES = ["FOLLOW", "IN_CHARGE", "ATTEND"];
export const dutyOptions = () => DUTIES.map((duty) => [duty, term(`Duty.${duty}`)]);

/** @param {{key: string, name: string, level: string}} organization */
export const openAssign = (organization) =>
  openChange({
    title: () => t("assign.title"),
    text: ASSIGN,
    question: { text: ASSIGN_FORM, variables: { id: organization.key, level: organization.level, day: shown.peek() } },
    start(data) {
      const line = proposed(data, organization);
      return {
        ...decisionStart(),
        supervisor: line ? { key: line.supervisor.key, name: line.supervisor.name, detail: t("assign.proposed") } : null,
        duties: line?.duties ?? ["FOLLOW", "ATTEND"],
        visitsPerYear: "",
        until: "",
        acceptWithoutStanding: "",
      };
    },
    Fields: ({ form, data }) => html`
      <${About} label=${t("field.organization")}>${organization.name}<//>
      <${FollowedNow} data=${data} />
      <${Proposal} form=${form} data=${data} organization=${organization} />
      <${ChooseField} form=${form} name="supervisor" label=${t("field.supervisor")} find=${membersOn(formDay(form))} />
      <${WithoutStanding} form=${form} />
      <${ChecksField} form=${form} name="duties" label=${t("field.duties")} options=${dutyOptions()} />
      <${Decision} form=${form} />
      <details><summary>${t("form.more")}</summary>
        <${NumberField} form=${form} name="visitsPerYear" label=${t("field.visitsPerYear")} hint=${t("assign.visitsHint")} />
        <${DayField} form=${form} name="until" label=${t("field.last")} hint=${t("form.lastHint")} />
      </details>`,
    read(values) {
      const { chosen, day, last, some, text, count, refusals } = reading(values);
      const input = {
        organization: organization.key,
        supervisor: chosen("supervisor"),
        duties: some("duties"),
        on: day("on"),
        decision: text("decision"),
        visitsPerYear: count("visitsPerYear", { needed: false }),
        until: last("until"),
        acceptWithoutStanding: text("acceptWithoutStanding"),
      };
      return { input, refusals };
    },
    Preview: ({ payload }) => html`<${Assigned} supervision=${payload.supervision} />`,
  });

/** The proposal for this organization; null where it has a follower with standing, or nobody can be proposed. */
const proposed = (/** @type {any} */ data, /** @type {{key: string}} */ { key }) =>
  data?.suggestSupervisors?.lines.nodes.find((/** @type {any} */ line) => line.organization.key === key) ?? null;

function FollowedNow({ data }) {
  const links = data?.organization?.supervisions ?? [];
  return links.length > 0 && html`<div class="now"><h3>${t("assign.now")}</h3><${Followed} supervisions=${links} /></div>`;
}

function Proposal({ form, data, organization }) {
  const line = proposed(data, organization);
  const [gap] = data?.suggestSupervisors?.gaps.nodes ?? [];
  if (!line) return gap ? html`<p class="hint">${said(gap.explanation.text)}</p>` : null;
  const take = (/** @type {any} */ who) => form.set("supervisor", { key: who.key, name: who.name, detail: t("assign.proposed") });
  const choices = [line.supervisor, line.secondChoice?.supervisor].filter(Boolean);
  return html`<div class="proposal">
    <h3>${t("assign.proposal")}</h3>
    <ul>${line.reasons.map((/** @type {any} */ reason) => html`<li key=${said(reason.explanation.text)}>${said(reason.explanation.text)}</li>`)}</ul>
    <p>${choices.map((who, i) => html`<button key=${who.key} type="button" onClick=${() => take(who)}
      aria-pressed=${form.values.supervisor?.key === who.key ? "true" : "false"}>${t(i === 0 ? "assign.take" : "assign.second", { name: who.name })}</button> `)}</p>
  </div>`;
}

/** Asked for only where the service refuses somebody for want of standing: then a reason lets it pass. */
export function WithoutStanding({ form }) {
  const refused = form.refusals.some((/** @type {any} */ one) => one.rule === "SUPERVISOR_HAS_STANDING");
  if (!refused && !form.values.acceptWithoutStanding && !form.fields.has("acceptWithoutStanding")) return null;
  return html`<${TextField} form=${form} name="acceptWithoutStanding" long label=${t("field.acceptWithoutStanding")} hint=${t("assign.reasonHint")} />`;
}

function Assigned({ supervision }) {
  const { supervisor, organization, duties } = supervision;
  const others = supervisor.supervisions.filter((/** @type {any} */ one) => one.organization.key !== organization.key);
  const told = apart(others.map((/** @type {any} */ one) => one.organization));
  return html`
    <p>${t("assign.will", { supervisor: supervisor.name, name: organization.name, duties: DUTIES.filter((one) => duties.includes(one)).map((one) => low(term(`Duty.${one}`))).join(", ") })}</p>
    <p>${others.length === 0
      ? t("assign.only")
      : t("assign.others", { count: others.length, names: others.map((/** @type {any} */ one) => called(one.organization, told)).join(", ") })}</p>
    <h4>${t("assign.after")}</h4>
    <${Followed} supervisions=${organization.supervisions} />`;
}

/** @param {{key: string, supervisor: {name: string}, organization: {name: string}}} supervision */
export const openEndSupervision = (supervision) =>
  openChange({
    title: () => t("endSupervision.title"),
    text: END_SUPERVISION,
    start: decisionStart,
    Fields: ({ form }) => html`
      <${About} label=${t("field.supervisor")}>${supervision.supervisor.name}<//>
      <${About} label=${t("field.organization")}>${supervision.organization.name}<//>
      <${Decision} form=${form} label=${t("form.endsOn")} />`,
    read(values) {
      const { day, text, refusals } = reading(values);
      return { input: { supervision: supervision.key, on: day("on"), decision: text("decision") }, refusals };
    },
    Preview: ({ payload: { supervision: ended } }) => html`
      <p>${t("endSupervision.will", { supervisor: ended.supervisor.name, name: ended.organization.name })}</p>
      <h4>${t("assign.after")}</h4>
      <${Followed} supervisions=${ended.organization.supervisions} />
      ${ended.organization.coverage && html`<p>${term(`CoverageState.${ended.organization.coverage.state}`)}</p>`}`,
  });
