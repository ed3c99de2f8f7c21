// The members of a cell, or of all cells under an organization, page by page.
import { MEMBERS_UNDER } from "../../ask/questions/organization.js";
import { usePages } from "../../ask/pages.js";
import { html, useEffect } from "../../html.js";
import { apart, called } from "../../model/names.js";
import { masked, partly, purpose } from "../../ask/ask.js";
import { needsPurpose } from "../../ask/viewer.js";
import { Called } from "../../parts/called.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { params, set } from "../../routes.js";
import { day, t, term } from "../../words/words.js";

/** @typedef {import("../../parts/table.js").Column<any>} Column */

const dated = (/** @type {string | null} */ iso) => (iso ? day(iso) : "");

/** @param {boolean} cells whether they are of several cells @param {(one: {key: string}) => string} told @returns {Column[]} */
const columns = (cells, told) => [
  { id: "name", label: t("record.person"), field: "NAME", text: (member) => member.name, cell: (member) => html`<${Link} to=${{ view: "m", id: member.key }}>${member.name}<//>` },
  ...(cells ? [/** @type {Column} */ ({ id: "cell", label: t("member.cell"), text: (member) => (member.cell ? called(member.cell, told) : ""), cell: (member) => member.cell && html`<${Link} to=${{ view: "o", id: member.cell.key }}><${Called} one=${member.cell} told=${told} /><//>` })] : []),
  { id: "standing", label: t("member.standing"), text: (member) => [member.standing && term(`Standing.${member.standing}`), member.circumstance && term(`Circumstance.${member.circumstance}`)].filter(Boolean).join(", ") },
  { id: "birthDate", label: t("member.born"), short: true, ...ordered("BIRTH_DATE"), text: (member) => dated(member.birthDate) },
  { id: "admittedOn", label: t("member.admitted"), short: true, ...ordered("ADMITTED_ON"), text: (member) => dated(member.admittedOn) },
  { id: "officialOn", label: t("member.official"), short: true, text: (member) => dated(member.officialOn) },
  { id: "cardNumber", label: t("member.card"), short: true, text: (member) => member.cardNumber ?? "" },
];

/** By what the service orders the list; who sees a part has it by names alone. */
const ordered = (/** @type {string} */ field) => (partly.value ? {} : { field });

/** The order of the list as the address has it: `sort=birthDate`, `sort=-birthDate`. */
function useSorting() {
  const asked = params.value.sort ?? "name";
  return { sorting: { id: asked.replace(/^-/, ""), descending: asked.startsWith("-") }, onSort: (/** @type {any} */ next) => set({ sort: `${next.descending ? "-" : ""}${next.id}` }) };
}

/** @param {{organization: any}} props */
export function Members({ organization: { key, name, childCount } }) {
  const { sorting, onSort } = useSorting();
  const field = columns(false, () => "").find((column) => column.id === sorting.id)?.field ?? "NAME";
  const unstated = field === "BIRTH_DATE" && needsPurpose() && !purpose.value;
  useEffect(() => {
    if (unstated) masked.value = true;
  }, [unstated]);
  const pages = usePages(unstated ? null : MEMBERS_UNDER, { id: key, orderBy: { field, direction: sorting.descending ? "DESC" : "ASC" } }, (data) => data.members);
  const shownColumns = columns(childCount > 0, apart(pages.rows.map((member) => member.cell)));
  const heading = t(childCount > 0 ? "organization.members.under" : "organization.members.here");
  if (unstated) return html`<section><h2>${heading}</h2><p class="failed">${t("viewer.purpose.order")}</p></section>`;
  return html`<section><h2>${heading}</h2>
    <${PagedTable} list=${pages} name=${`${heading} ${name}`} caption=${heading} columns=${shownColumns} sorting=${sorting} onSort=${onSort} empty=${t("organization.members.none")} />
  </section>`;
}
