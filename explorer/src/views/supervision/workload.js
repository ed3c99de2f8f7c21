// Workload: who follows how many organizations, and who of the committees follows none.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { WORKLOAD } from "../../ask/questions/supervision.js";
import { shown } from "../../day.js";
import { byGivenName } from "../../model/rows.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { day, number, t, term } from "../../words/words.js";
import { chosenOf, Filters } from "./visits.js";

/** What each choice asks of the supervisors; the first one stands where the address names none. */
const FILTERS = { WITH_LINKS: { links: { least: 1 } }, WITHOUT_LINKS: { links: { most: 0 } }, ALL: {} };

/** @param {{id: string, params: Record<string, string>}} props */
export function Part({ id, params }) {
  const only = chosenOf(FILTERS, params.only);
  const pages = usePages(WORKLOAD, { id, where: FILTERS[only] }, (data) => data.workload);
  const [first] = pages.rows;
  return html`
    <${Filters} label=${t("workload.only")} chosen=${only} options=${Object.keys(FILTERS).map((one) => [one, t(`workload.only.${one}`)])} />
    <${Answered} answer=${pages.answer}>${({ workload }) => workload && html`
      ${first && html`<p class="lead">${t("workload.medianIs", { count: first.medianLinks })}</p>`}
      <${Table} name="workload" caption=${t("workload.caption", { day: day(shown.value) })} rows=${pages.rows} columns=${columns()}
        total=${pages.total} more=${pages.more} rest=${pages.rest} loading=${pages.loading}
        id=${(/** @type {any} */ row) => row.supervisor.key} empty=${t("workload.none")} />`}<//>`;
}

const byLevel = (/** @type {any} */ { levels }) =>
  levels.map((/** @type {any} */ one) => `${term(`Level.${one.level}`)}: ${number(one.links)}`).join(" · ");

const columns = () => [
  {
    id: "supervisor",
    label: t("supervision.supervisor"),
    text: (/** @type {any} */ row) => row.supervisor.name,
    cell: (/** @type {any} */ { supervisor }) => html`<${Link} to=${{ view: "m", id: supervisor.key }}>${supervisor.name}<//>`,
    order: (/** @type {any} */ row) => byGivenName(row.supervisor.name),
  },
  { id: "links", label: t("workload.links"), figure: true, text: (/** @type {any} */ row) => number(row.links), order: (/** @type {any} */ row) => row.links },
  { id: "levels", label: t("workload.levels"), text: byLevel },
  {
    id: "required",
    label: t("workload.required"),
    figure: true,
    text: (/** @type {any} */ row) => number(row.requiredPerYear),
    order: (/** @type {any} */ row) => row.requiredPerYear,
  },
  {
    id: "median",
    label: t("workload.median"),
    figure: true,
    text: (/** @type {any} */ row) => `${row.aboveMedian > 0 ? "+" : ""}${number(row.aboveMedian)}`,
    order: (/** @type {any} */ row) => row.aboveMedian,
  },
];
