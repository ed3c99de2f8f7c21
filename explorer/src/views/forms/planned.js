// Planning a meeting of an organization; planning the same one otherwise; calling it off.
import { html } from "../../html.js";
import { CALL_OFF_MEETING, PLAN_MEETINGS, REPLAN_MEETING } from "../../ask/questions/forms.js";
import { written } from "../../model/day.js";
import { ChoiceField, DayField, TextField } from "../../parts/form.js";
import { meetingKind, meetingKinds } from "../../words/meetings.js";
import { day, t } from "../../words/words.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";
import { low } from "./words.js";

/** @typedef {{key: string, name: string}} Organization */
/** @typedef {{key: string, kind: string, plannedFor: string, note: string | null}} Planned */

const kindOf = (/** @type {{kind: string}} */ planned) => low(meetingKind(planned));

const Fields = (/** @type {{form: any, organization: Organization}} */ { form, organization }) => html`
  <${About} label=${t("field.organization")}>${organization.name}<//>
  <${DayField} form=${form} name="plannedFor" label=${t("planned.for")} />
  <${ChoiceField} form=${form} name="kind" label=${t("field.kind")} options=${meetingKinds()} />
  <${TextField} form=${form} name="note" label=${t("planned.note")} hint=${t("planned.noteHint")} />
  <${Decision} form=${form} label=${t("planned.on")} decided=${false} />`;

/** When and where, as it was filled in. */
const Note = (/** @type {any} */ { values: { note } }) => note.trim() && html`<p>${t("planned.note")}: ${note.trim()}</p>`;

/** What was filled in, with the day that it is planned on. @param {any} values */
function read(values) {
  const { text, day: dayIn, refusals } = reading(values);
  const planned = { plannedFor: dayIn("plannedFor"), kind: values.kind, note: text("note") ?? null };
  return { planned, on: dayIn("on"), refusals };
}

/** @param {Organization} organization */
export const openPlan = (organization) =>
  openChange({
    title: () => t("planned.title"),
    text: PLAN_MEETINGS,
    start: () => ({ ...decisionStart(), plannedFor: "", kind: "REGULAR", note: "" }),
    Fields: ({ form }) => html`<${Fields} form=${form} organization=${organization} />`,
    read(values) {
      const { planned, on, refusals } = read(values);
      return { input: { meetings: [{ organization: organization.key, ...planned }], on }, refusals };
    },
    placed: (field) => (field[1] === "meetings" ? ["input", ...field.slice(3)] : field),
    Preview: ({ payload: { plannedMeetings: [one] }, values }) => html`<p>${t("planned.will", { kind: kindOf(one), name: organization.name, day: day(one.plannedFor) })}</p><${Note} values=${values} />`,
  });

/** @param {Planned} planned @param {Organization} organization */
export const openReplan = (planned, organization) =>
  openChange({
    title: () => t("planned.putOffTitle"),
    text: REPLAN_MEETING,
    start: () => ({ ...decisionStart(), plannedFor: written(planned.plannedFor, "vi"), kind: planned.kind, note: planned.note ?? "" }),
    Fields: ({ form }) => html`<${Fields} form=${form} organization=${organization} />`,
    read(values) {
      const { planned: otherwise, on, refusals } = read(values);
      return { input: { plannedMeeting: planned.key, ...otherwise, on }, refusals };
    },
    Preview: ({ payload: { plannedMeeting: one }, values }) => html`<p>${t("planned.willPutOff", {
      kind: kindOf(one), name: organization.name, from: day(planned.plannedFor), day: day(one.plannedFor),
    })}</p><${Note} values=${values} />`,
  });

/** @param {Planned} planned @param {Organization} organization */
export const openCallOff = (planned, organization) =>
  openChange({
    title: () => t("planned.callOffTitle"),
    text: CALL_OFF_MEETING,
    start: decisionStart,
    Fields: ({ form }) => html`
      <${About} label=${t("field.organization")}>${organization.name}<//>
      <${About} label=${t("planned.for")}>${day(planned.plannedFor)}, ${kindOf(planned)}<//>
      <${Decision} form=${form} label=${t("planned.callOffOn")} decided=${false} />`,
    read(values) {
      const { day: dayIn, refusals } = reading(values);
      return { input: { plannedMeeting: planned.key, on: dayIn("on") }, refusals };
    },
    Preview: () => html`<p>${t("planned.willCallOff", { kind: kindOf(planned), name: organization.name, day: day(planned.plannedFor) })}</p>`,
  });
