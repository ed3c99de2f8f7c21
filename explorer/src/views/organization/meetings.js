// The meetings of an organization: those that it plans, and those held, the last one first, with who came from above.
import { ORGANIZATION_MEETINGS } from "../../ask/questions/organization.js";
import { usePages } from "../../ask/pages.js";
import { html } from "../../html.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { meetingKind } from "../../words/meetings.js";
import { day, number, percent, t, term } from "../../words/words.js";
import { MEET } from "../forms/actions.js";
import { Planned } from "./planned.js";

/** From the best down. */
const LEVELS = ["GOOD", "FAIR", "AVERAGE", "POOR"];

/** @param {any} visit */
const visitor = ({ member, capacity, onBehalfOf }) =>
  html`<${Link} to=${{ view: "m", id: member.key }}>${member.name}<//>${capacity === "SUPERVISOR" ? null : html` <span class="second">(${capacity === "STAND_IN" && onBehalfOf ? t("meeting.for", { name: onBehalfOf.name }) : term(`AttendanceCapacity.${capacity}`)})</span>`}`;

/** @returns {import("../../parts/table.js").Column<any>[]} */
const columns = () => [
  { id: "heldOn", label: t("meeting.heldOn"), short: true, text: (meeting) => day(meeting.heldOn), order: (meeting) => meeting.heldOn },
  { id: "kind", label: t("meeting.kind"), text: meetingKind, order: meetingKind },
  { id: "expected", label: t("meeting.expected"), figure: true, text: (meeting) => number(meeting.expected), order: (meeting) => meeting.expected },
  { id: "present", label: t("meeting.present"), figure: true, text: (meeting) => number(meeting.present), order: (meeting) => meeting.present },
  { id: "excused", label: t("meeting.excused"), figure: true, text: (meeting) => number(meeting.excused), order: (meeting) => meeting.excused },
  { id: "rate", label: t("meeting.rate"), figure: true, text: (meeting) => (meeting.expected ? percent(meeting.present / meeting.expected) : ""), order: (meeting) => (meeting.expected ? meeting.present / meeting.expected : null) },
  { id: "points", label: t("meeting.points"), figure: true, text: (meeting) => (meeting.points === null ? "" : number(meeting.points)), order: (meeting) => meeting.points },
  { id: "level", label: t("meeting.level"), text: (meeting) => (meeting.level ? term(`MeetingLevel.${meeting.level}`) : ""), order: (meeting) => (meeting.level ? LEVELS.indexOf(meeting.level) : null) },
  {
    id: "visitors",
    label: t("meeting.visitors"),
    text: (meeting) => meeting.attendances.map((/** @type {any} */ visit) => visit.member.name).join(", "),
    cell: (meeting) => meeting.attendances.map((/** @type {any} */ visit, /** @type {number} */ order) => html`<span key=${visit.member.key}>${order > 0 ? ", " : null}${visitor(visit)}</span>`),
    order: (meeting) => meeting.attendances.length,
  },
];

/** @param {{organization: any}} props */
export function Meetings({ organization }) {
  const { key, name, level } = organization;
  const pages = usePages(ORGANIZATION_MEETINGS, { id: key }, (data) => data.organization?.meetings);
  const heading = t("organization.tab.meetings");
  const meets = MEET.has(level);
  return html`${meets ? html`<${Planned} organization=${organization} />` : null}
  <section><h2>${heading}</h2>
    <${PagedTable} list=${pages} name=${`${heading} ${name}`} caption=${heading} columns=${columns()} empty=${t(meets ? "meeting.none" : "meeting.noneHere")} />
  </section>`;
}
