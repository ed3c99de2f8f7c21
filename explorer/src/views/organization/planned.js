// The meetings that an organization plans and that are not recorded as held: those ahead, and those whose day has passed.
import { ORGANIZATION_PLANS } from "../../ask/questions/organization.js";
import { usePages } from "../../ask/pages.js";
import { html } from "../../html.js";
import { shown } from "../../day.js";
import { PagedTable } from "../../parts/paged.js";
import { meetingKind } from "../../words/meetings.js";
import { day, t } from "../../words/words.js";
import { may } from "../forms/allowed.js";
import { openCallOff, openPlan, openRecordMeeting, openReplan } from "../forms/open.js";

const stateOf = (/** @type {any} */ planned) => t(planned.overdue ? "planned.overdue" : "planned.ahead");

/** Records a planned meeting as held once its day has come, puts it off, calls it off, by whoever may. @param {{planned: any, organization: any}} props */
function Changes({ planned, organization }) {
  const button = (/** @type {string} */ kind, /** @type {string} */ words, /** @type {(planned: any, organization: any) => void} */ open) =>
    may(organization, kind) && html`<button type="button" class="small" aria-label=${t("actions.endOf", { what: t(words), name: `${meetingKind(planned)}, ${day(planned.plannedFor)}` })}
      onClick=${() => open(planned, organization)}>${t(words)}</button> `;
  const record = (/** @type {any} */ one, /** @type {any} */ of) => openRecordMeeting(of, one);
  return html`${planned.plannedFor <= shown.value && button("RECORD_MEETING", "planned.record", record)}${button("REPLAN_MEETING", "planned.putOff", openReplan)}${button("CALL_OFF_MEETING", "planned.callOff", openCallOff)}`;
}

/** @param {any} organization @returns {import("../../parts/table.js").Column<any>[]} */
const columns = (organization) => [
  { id: "plannedFor", label: t("planned.for"), short: true, text: (planned) => day(planned.plannedFor), order: (planned) => planned.plannedFor },
  { id: "kind", label: t("meeting.kind"), text: meetingKind, order: meetingKind },
  { id: "note", label: t("planned.note"), text: (planned) => planned.note ?? "", order: (planned) => planned.note },
  {
    id: "state",
    label: t("planned.state"),
    text: stateOf,
    cell: (planned) => html`${stateOf(planned)} <${Changes} planned=${planned} organization=${organization} />`,
    order: stateOf,
  },
];

/** @param {{organization: any}} props */
export function Planned({ organization }) {
  const { key, name } = organization;
  const pages = usePages(ORGANIZATION_PLANS, { id: key }, (data) => data.organization?.plannedMeetings);
  const heading = t("planned.heading");
  return html`<section><h2>${heading}</h2>
    ${may(organization, "PLAN_MEETINGS") && html`<p class="actions"><button type="button" onClick=${() => openPlan({ key, name })}>${t("planned.plan")}</button></p>`}
    <${PagedTable} list=${pages} name=${`${heading} ${name}`} caption=${heading} columns=${columns(organization)} empty=${t("planned.none")} />
  </section>`;
}
