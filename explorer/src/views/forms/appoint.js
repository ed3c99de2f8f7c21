// Appointing a member to a post in a committee, and ending a post with what rests on it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { APPOINT, APPOINT_FORM, END_APPOINTMENT, END_APPOINTMENT_FORM } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { ChooseField } from "../../parts/choose.js";
import { ChoiceField, DayField } from "../../parts/form.js";
import { said } from "../../words/said.js";
import { roleIn, t, term } from "../../words/words.js";
import { Seats } from "./consequences.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { membersOn, organizationsOn } from "./find.js";
import { openChange } from "./flow.js";
import { low } from "./words.js";

const COMMITTEES = ["EXECUTIVE_COMMITTEE", "STANDING_BOARD", "STANDING_LEADERSHIP"];
const BODIES = [...COMMITTEES, "INSPECTION_COMMISSION", "STEERING_BOARD", "CELL_COMMITTEE"];
const ROLES = ["SECRETARY", "DEPUTY_SECRETARY", "STANDING_MEMBER", "COMMITTEE_MEMBER"];
const OF_TASKS = new Set(["INSPECTION_COMMISSION", "STEERING_BOARD"]);
const COMMISSION_ROLES = ["HEAD", "DEPUTY_HEAD", "MEMBER"];
const CELLS = new Set(["CELL", "GRASSROOTS_CELL"]);

/** @param {string | undefined} level @returns {string[]} the bodies that an organization of a level has */
const bodiesOf = (level) => (level ? BODIES.filter((body) => (body === "CELL_COMMITTEE") === CELLS.has(level)) : BODIES);
/** @param {string} body @returns {string[]} the roles in it: a cell's committee elects no standing board */
const rolesOf = (body) => (OF_TASKS.has(body) ? COMMISSION_ROLES : body === "CELL_COMMITTEE" ? ROLES.filter((role) => role !== "STANDING_MEMBER") : ROLES);

/**
 * From a record of an organization or of a member; what is not given is chosen.
 * @param {{organization?: {key: string, name: string, level: string}, member?: {key: string, name: string}}} subject
 */
export const openAppoint = ({ organization, member }) =>
  openChange({
    title: () => t(organization && CELLS.has(organization.level) ? "appoint.cellTitle" : "appoint.title"),
    text: APPOINT,
    start: () => ({
      ...decisionStart(),
      organization: organization ?? null,
      member: member ?? null,
      body: bodiesOf(organization?.level)[0],
      role: "COMMITTEE_MEMBER",
      until: "",
    }),
    Fields: ({ form }) => html`
      ${member ? html`<${About} label=${t("field.member")}>${member.name}<//>` : html`<${ChooseField} form=${form} name="member" label=${t("field.member")} find=${membersOn(formDay(form))} />`}
      ${organization ? html`<${About} label=${t("field.organization")}>${organization.name}<//>` : html`<${ChooseField} form=${form} name="organization" label=${t("field.organization")} find=${organizationsOn(formDay(form))} />`}
      <${Post} form=${form} />
      <${Decision} form=${form} />
      <${DayField} form=${form} name="until" label=${t("field.last")} hint=${t("form.lastHint")} />
      <${Seated} form=${form} />`,
    read(values) {
      const { chosen, day, last, text, refusals } = reading(values);
      const input = {
        member: chosen("member"),
        organization: chosen("organization"),
        body: bodyOf(values),
        role: roleOf(values),
        on: day("on"),
        until: last("until"),
        decision: text("decision"),
      };
      return { input, refusals };
    },
    Preview: ({ payload: { assignment } }) => html`
      <p>${t("appoint.will", { member: assignment.member.name, role: low(roleIn(assignment.body, assignment.role)), body: low(term(`Body.${assignment.body}`)), name: assignment.organization.name })}</p>
      <${Seats} assignments=${assignment.organization.assignments} body=${assignment.body} />`,
  });

/** The body that is chosen, or the first one that the organization has. */
function bodyOf(/** @type {any} */ { body, organization }) {
  const possible = bodiesOf(organization?.level);
  return possible.includes(body) ? body : possible[0];
}

function roleOf(/** @type {any} */ values) {
  const possible = rolesOf(bodyOf(values));
  return possible.includes(values.role) ? values.role : possible[possible.length - 1];
}

function Post({ form }) {
  const { values } = form;
  const shownForm = { ...form, values: { ...values, body: bodyOf(values), role: roleOf(values) } };
  return html`<div class="in-a-row">
    <${ChoiceField} form=${shownForm} name="body" label=${t("field.body")} options=${bodiesOf(values.organization?.level).map((body) => [body, term(`Body.${body}`)])} />
    <${ChoiceField} form=${shownForm} name="role" label=${t("field.role")} options=${rolesOf(bodyOf(values)).map((role) => [role, roleIn(bodyOf(values), role)])} />
  </div>`;
}

/** Who sits in the body now. */
function Seated({ form }) {
  const id = form.values.organization?.key;
  const answer = useAnswer(id ? APPOINT_FORM : null, { id, day: formDay(form) });
  const seats = answer.data?.organization?.assignments;
  return seats ? html`<div class="now"><${Seats} assignments=${seats} body=${bodyOf(form.values)} /></div>` : null;
}

/** @param {{key: string, body: string, role: string, member: {key: string, name: string}, organization: {key: string, name: string}}} assignment */
export const openEndAppointment = ({ key, body, role, member, organization }) =>
  openChange({
    title: () => t("endAppointment.title"),
    text: END_APPOINTMENT,
    question: { text: END_APPOINTMENT_FORM, variables: { id: member.key, day: shown.peek() } },
    start: decisionStart,
    Fields: ({ form }) => html`
      <${About} label=${t("field.member")}>${member.name}<//>
      <${About} label=${t("endAppointment.post")}>${roleIn(body, role)}, ${term(`Body.${body}`)} ${organization.name}<//>
      <${Decision} form=${form} label=${t("form.endsOn")} />`,
    read(values) {
      const { day, text, refusals } = reading(values);
      return { input: { assignment: key, on: day("on"), decision: text("decision") }, refusals };
    },
    Preview: ({ payload: { assignment }, data }) => html`<${Ended} assignment=${assignment} before=${data?.member?.supervisions ?? []} />`,
  });

function Ended({ assignment, before }) {
  const held = new Set(before.filter((/** @type {any} */ link) => link.standing?.holds).map((/** @type {any} */ link) => link.key));
  const lost = assignment.member.supervisions.filter((/** @type {any} */ link) => link.standing?.holds === false && held.has(link.key));
  return html`
    <p>${t("endAppointment.will", { member: assignment.member.name, role: low(roleIn(assignment.body, assignment.role)), name: assignment.organization.name })}</p>
    ${lost.length === 0
      ? before.every((/** @type {any} */ link) => link.standing) && html`<p>${t("endAppointment.noneLost")}</p>`
      : html`<h4>${t("endAppointment.lost", { count: lost.length })}</h4>
        <ul>${lost.map((/** @type {any} */ link) => html`<li key=${link.key}>${link.organization.name} <span class="second">${said(link.standing.explanation.text)}</span></li>`)}</ul>`}
    <${Seats} assignments=${assignment.organization.assignments} body=${assignment.body} />`;
}
