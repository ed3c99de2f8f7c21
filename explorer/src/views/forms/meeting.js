// Recording a meeting: how many came, and which of those who follow the organization.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { partly } from "../../ask/ask.js";
import { MEETING_SHEETS } from "../../ask/questions/assessments.js";
import { MEETING_FORM, RECORD_MEETING } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { written } from "../../model/day.js";
import { ChooseField, ChooseSeveralField } from "../../parts/choose.js";
import { ChoiceField, Field, NumberField } from "../../parts/form.js";
import { meetingKind, meetingKinds } from "../../words/meetings.js";
import { day, number, percent, t, term } from "../../words/words.js";
import { chooseSheet, marksOf, Points } from "./assess.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { membersOn } from "./find.js";
import { openChange } from "./flow.js";
import { low } from "./words.js";

/** A planned meeting is recorded of its kind on its day, to begin with. @param {{key: string, name: string, level?: string}} organization @param {{kind: string, plannedFor: string}} [planned] */
export const openRecordMeeting = ({ key, name, level }, planned) =>
  openChange({
    title: () => t("meeting.title"),
    text: RECORD_MEETING,
    question: { text: MEETING_FORM, variables: { id: key, day: planned?.plannedFor ?? shown.peek() } },
    start: ({ organization }) => ({
      ...decisionStart(),
      ...(planned && { on: written(planned.plannedFor, "vi") }),
      kind: planned?.kind ?? "REGULAR",
      // all members of a cell have to come; to a committee's meeting those whom it calls
      expected: organization?.memberCount && level !== "GRASSROOTS_COMMITTEE" ? String(organization.memberCount) : "",
      present: "",
      excused: "0",
      sheet: "",
      points: "",
      came: {},
      standIns: {},
      guests: [],
    }),
    Fields: ({ form }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <${Decision} form=${form} label=${t("meeting.day")} decided=${false} />
      <${ChoiceField} form=${form} name="kind" label=${t("field.kind")} options=${meetingKinds()} />
      <div class="in-a-row">
        <${NumberField} form=${form} name="expected" label=${t("field.expected")} />
        <${NumberField} form=${form} name="present" label=${t("field.present")} />
        <${NumberField} form=${form} name="excused" label=${t("field.excused")} />
      </div>
      <${Judged} form=${form} />
      <${FromAbove} form=${form} organization=${key} />
      <${ChooseSeveralField} form=${form} name="guests" label=${t("meeting.guests")} find=${membersOn(formDay(form))} />`,
    read: (values) => read(values, key),
    Preview,
  });

function read(/** @type {any} */ values, /** @type {string} */ organization) {
  const { day: dayIn, count, decimal, refusals } = reading(values);
  const attendances = [];
  for (const [supervisor, how] of Object.entries(values.came)) {
    if (how === "SUPERVISOR") attendances.push({ member: supervisor, capacity: "SUPERVISOR" });
    if (how !== "STAND_IN") continue;
    const member = values.standIns[supervisor]?.key;
    if (member) attendances.push({ member, capacity: "STAND_IN", onBehalfOf: supervisor });
    else refusals.push({ field: ["attendances"], message: t("meeting.noStandIn") });
  }
  for (const { key: member } of values.guests) attendances.push({ member, capacity: "GUEST" });
  const input = {
    organization,
    on: dayIn("on"),
    kind: values.kind,
    expected: count("expected"),
    present: count("present"),
    excused: count("excused"),
    points: decimal("points"),
    sheet: values.sheet || undefined,
    marks: marksOf(values, decimal),
    attendances,
  };
  return { input, refusals };
}

/** How good it was: by a sheet that holds on the day, or points alone. Who sees a part is told of no sheets. */
function Judged({ form }) {
  const answer = useAnswer(partly.value ? null : MEETING_SHEETS, { day: formDay(form) });
  const { options, chosen } = chooseSheet(form, answer.data?.sheets ?? []);
  return html`
    ${options.length > 1 && html`<${ChoiceField} form=${form} name="sheet" label=${t("field.sheet")} options=${options} />`}
    <${Points} form=${form} sheet=${chosen} />`;
}

/** Those who follow the organization on the day of the meeting: each came, sent somebody, or did not come. */
function FromAbove({ form, organization }) {
  const answer = useAnswer(MEETING_FORM, { id: organization, day: formDay(form) });
  const links = answer.data?.organization?.supervisions ?? [];
  const { came, standIns } = form.values;
  return html`<${Field} form=${form} name="attendances" label=${t("meeting.fromAbove")} group>
    ${() => links.length === 0
      ? html`<p class="hint">${t("form.nobodyFollows")}</p>`
      : links.map((/** @type {any} */ { supervisor }) => html`<div key=${supervisor.key} class="came">
          <label>${supervisor.name}
            <select onChange=${(/** @type {any} */ event) => form.set("came", { ...came, [supervisor.key]: event.currentTarget.value })}>
              ${["", "SUPERVISOR", "STAND_IN"].map((how) => html`<option key=${how} value=${how} selected=${(came[supervisor.key] ?? "") === how}>
                ${t(`meeting.came.${how || "NO"}`)}</option>`)}
            </select></label>
          ${came[supervisor.key] === "STAND_IN" && html`<${StandIn} form=${form} supervisor=${supervisor} chosen=${standIns[supervisor.key]} />`}
        </div>`)}
  <//>`;
}

function StandIn({ form, supervisor, chosen }) {
  const name = `standIn-${supervisor.key}`;
  const own = {
    ...form,
    values: { [name]: chosen ?? null },
    set: (/** @type {string} */ _, /** @type {any} */ choice) => form.set("standIns", { ...form.values.standIns, [supervisor.key]: choice }),
  };
  return html`<${ChooseField} form=${own} name=${name} label=${t("meeting.standInOf", { name: supervisor.name })} find=${membersOn(formDay(form))} />`;
}

function Preview({ payload }) {
  const { meeting } = payload;
  const absent = meeting.expected - meeting.present - meeting.excused;
  return html`
    <p>${t("meeting.will", { kind: low(meetingKind(meeting)), name: meeting.organization.name, day: day(meeting.heldOn) })}</p>
    <p>${t("meeting.numbers", {
      present: meeting.present, expected: meeting.expected, excused: meeting.excused, absent,
      share: meeting.expected ? percent(meeting.present / meeting.expected) : number(0),
    })}</p>
    ${meeting.points !== null && html`<p>${[t("assess.points", { points: number(meeting.points) }), meeting.level && term(`MeetingLevel.${meeting.level}`)].filter(Boolean).join(", ")}</p>`}
    ${meeting.attendances.length === 0
      ? html`<p>${t("meeting.noneFromAbove")}</p>`
      : html`<ul>${meeting.attendances.map((/** @type {any} */ one) => html`<li key=${one.member.key}>${one.member.name}: ${term(`AttendanceCapacity.${one.capacity}`)}
        ${one.onBehalfOf && ` (${t("meeting.onBehalfOf", { name: one.onBehalfOf.name })})`}</li>`)}</ul>`}`;
}
