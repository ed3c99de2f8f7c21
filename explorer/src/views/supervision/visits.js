// Visits due: what each supervisor has still to do this year, what is overdue, who was never there.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { VISITS_DUE } from "../../ask/questions/supervision.js";
import { shown } from "../../day.js";
import { apart, called } from "../../model/names.js";
import { byGivenName } from "../../model/rows.js";
import { Answered } from "../../parts/answered.js";
import { Called } from "../../parts/called.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { set } from "../../routes.js";
import { day, number, t } from "../../words/words.js";
import { may } from "../forms/allowed.js";
import { openRecordMeeting } from "../forms/open.js";

/** What each choice asks of the links; the first one stands where the address names none. */
const FILTERS = { OVERDUE: { overdue: true }, NEVER_VISITED: { visited: false }, ALL: {} };

/** @param {{id: string, params: Record<string, string>}} props */
export function Part({ id, params }) {
  const only = chosenOf(FILTERS, params.only);
  const pages = usePages(VISITS_DUE, { id, where: FILTERS[only] }, (data) => data.visitsDue?.links);
  return html`<${Answered} answer=${pages.answer}>${({ visitsDue: due }) => due && html`
    <p class="lead">${t("visits.sentence", { total: due.total, overdue: due.overdue, never: due.neverVisited })}</p>
    <${Filters} label=${t("visits.only")} chosen=${only} options=${Object.keys(FILTERS).map((one) => [one, t(`visits.only.${one}`)])} />
    <${Table} name="visits" caption=${t("visits.caption", { day: day(shown.value) })} rows=${pages.rows} columns=${columns(apart(pages.rows.map((row) => row.supervision.organization)))}
      total=${pages.total} more=${pages.more} rest=${pages.rest} loading=${pages.loading}
      id=${(/** @type {any} */ row) => row.supervision.key} empty=${t("visits.none")} />`}<//>`;
}

/** The choice that the address names, or the first.
 * @template {string} Choice
 * @param {Record<Choice, object>} choices @param {string | undefined} named @returns {Choice} */
export function chosenOf(choices, named) {
  const all = /** @type {Choice[]} */ (Object.keys(choices));
  return all.find((one) => one === named) ?? all[0];
}

/** Buttons of which one is pressed; the choice stands in the address as `only`, but for the first. */
export function Filters({ label, chosen, options }) {
  const [[first]] = options;
  return html`<div class="choices" role="group" aria-label=${label}>${options.map((/** @type {string[]} */ [value, words]) => html`<button key=${value} type="button"
    aria-pressed=${value === chosen ? "true" : "false"} onClick=${() => set({ only: value === first ? null : value })}>${words}</button>`)}</div>`;
}

const counted = (/** @type {string} */ id) => ({
  id,
  label: t(`visits.${id}`),
  figure: true,
  text: (/** @type {any} */ row) => number(row[id]),
  order: (/** @type {any} */ row) => row[id],
});

const columns = (/** @type {(one: {key: string}) => string} */ told) => [
  {
    id: "supervisor",
    label: t("supervision.supervisor"),
    text: (/** @type {any} */ { supervision }) => supervision.supervisor.name,
    cell: (/** @type {any} */ { supervision }) => html`<${Link} to=${{ view: "m", id: supervision.supervisor.key }}>${supervision.supervisor.name}<//>`,
    order: (/** @type {any} */ { supervision }) => byGivenName(supervision.supervisor.name),
  },
  {
    id: "organization",
    label: t("supervision.organization"),
    text: (/** @type {any} */ { supervision }) => called(supervision.organization, told),
    cell: (/** @type {any} */ { supervision: { organization } }) => html`<${Link} to=${{ view: "o", id: organization.key }}><${Called} one=${organization} told=${told} /><//>
      ${may(organization, "RECORD_MEETING") && html`<button type="button" class="small" aria-label=${t("visits.recordAt", { name: organization.name })} onClick=${() => openRecordMeeting(organization)}>${t("visits.record")}</button>`}`,
    order: (/** @type {any} */ { supervision }) => supervision.organization.name,
  },
  { ...counted("required"), text: (/** @type {any} */ row) => (row.required === null ? t("visits.noRule") : number(row.required)) },
  counted("done"),
  counted("byStandIn"),
  counted("missing"),
  {
    id: "dueOn",
    label: t("visits.dueOn"),
    figure: true,
    short: true,
    text: (/** @type {any} */ row) => [row.dueOn && day(row.dueOn), row.overdue && t("visits.overdue")].filter(Boolean).join(", "),
    order: (/** @type {any} */ row) => row.dueOn,
  },
  {
    id: "lastVisit",
    label: t("visits.lastVisit"),
    figure: true,
    text: (/** @type {any} */ row) => (row.lastVisit ? day(row.lastVisit) : ""),
    order: (/** @type {any} */ row) => row.lastVisit,
  },
  {
    id: "predecessor",
    label: t("visits.predecessor"),
    text: (/** @type {any} */ { predecessor, predecessorDone }) =>
      predecessor ? t("visits.predecessorDid", { name: predecessor.supervisor.name, count: predecessorDone ?? 0 }) : "",
  },
];
