// Villages without members, without a cell, or that share theirs, with since when; under a place, or in the whole country.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { VILLAGES } from "../../ask/questions/villages.js";
import { Choice } from "../../parts/choice.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { day, t, term } from "../../words/words.js";

const STATES = ["NO_MEMBERS", "JOINT_CELL", "NO_CELL"];

/** @typedef {import("../../parts/table.js").Column<any>} Column */

/** @param {{place: string | null, name: string, params: Record<string, string>}} props `name` is of what they lie in */
export function Lacking({ place, name, params }) {
  const coverage = STATES.find((one) => one === params.lack) ?? STATES[0];
  const pages = usePages(VILLAGES, { id: place, coverage }, (data) => data.places);
  const caption = term(`PlaceCoverage.${coverage}`);
  return html`<div class="choices"><${Choice} label=${t("villages.lack")} name="lack" chosen=${coverage} options=${STATES.map((one) => [one, term(`PlaceCoverage.${one}`)])} /></div>
    <p class="second">${t(`villages.about.${coverage}`)} ${t("villages.recorded")}</p>
    <${PagedTable} list=${pages} name=${`${caption} ${name}`} caption=${caption} columns=${columns(coverage)} empty=${t(`villages.none.${coverage}`)} />`;
}

/** @param {string} coverage @returns {Column[]} */
function columns(coverage) {
  const since = (/** @type {any} */ one) => one.states.find((/** @type {any} */ state) => state.state === coverage)?.since ?? "";
  const covering = (/** @type {any} */ one) => one.organizations.map((/** @type {any} */ { name }) => name).join(", ");
  return [
    { id: "name", label: t("record.name"), text: (one) => one.name, cell: (one) => html`<${Link} to=${{ view: "p", id: one.key }}>${one.name}<//>`, order: (one) => one.name },
    { id: "parent", label: t("place.within"), text: (one) => one.parent?.name ?? "", cell: (one) => one.parent && html`<${Link} to=${{ view: "p", id: one.parent.key }}>${one.parent.name}<//>`, order: (one) => one.parent?.name },
    { id: "organizations", label: t("place.covered"), text: covering, cell: (one) => html`<${Covering} organizations=${one.organizations} />`, order: covering },
    { id: "since", label: t("villages.since"), short: true, text: (one) => since(one) && day(since(one)), order: since },
  ];
}

/** @param {{organizations: any[]}} props */
export const Covering = ({ organizations }) =>
  organizations.map((one, order) => html`<span key=${one.key}>${order > 0 ? ", " : null}<${Link} to=${{ view: "o", id: one.key }}>${one.name}<//></span>`);
