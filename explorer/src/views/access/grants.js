// Who may see and change what at an organization and under it, with what grants a right and takes it away.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { GRANTS } from "../../ask/questions/access.js";
import { known } from "../../day.js";
import { Choice } from "../../parts/choice.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { day, t, term, until } from "../../words/words.js";
import { openGrant, openRevoke } from "../forms/open.js";

export const ROLES = ["READER", "ORGANIZER", "SUPERVISION_OFFICER", "INSPECTOR", "ADMINISTRATOR", "AUDITOR", "FIGURES"];

/** @typedef {import("../../parts/table.js").Column<any>} Column */

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Grants({ id, name, params }) {
  const role = ROLES.find((one) => one === params.role);
  const past = params.past === "ended";
  const pages = usePages(GRANTS, { id, roles: role ? [role] : null, past }, (data) => data.grants);
  const caption = t("access.grants");
  const roles = [["", t("access.everyRole")], ...ROLES.map((one) => [one, term(`ViewerRole.${one}`)])];
  return html`<p class="second">${t("access.about")}</p>
    <div class="choices"><${Choice} label=${t("access.role")} name="role" chosen=${role ?? ""} options=${roles} />
      <${Choice} label=${t("access.when")} name="past" chosen=${past ? "ended" : "now"} options=${["now", "ended"].map((one) => [one, t(`access.when.${one}`)])} /></div>
    <${PagedTable} list=${pages} name=${`${caption} ${name}`} caption=${caption} columns=${columns()} empty=${t("access.none")}>
      ${!known.value && name && html`<div class="actions"><button type="button" onClick=${() => openGrant({ key: id, name })}>${t("access.grant")}</button></div>`}<//>`;
}

/** The issuer of invented viewers: what tells them apart was made up with them, and says nothing to anybody. */
const INVENTED = "demo";

/** How the provider calls a viewer. @param {{iss: string, sub: string}} viewer */
const called = ({ iss, sub }) => (iss === INVENTED ? "" : sub);

/** @returns {Column[]} */
function columns() {
  const ends = (/** @type {any} */ one) => (one.until ? until(one.until) : "");
  return [
    { id: "viewer", label: t("access.viewer"), text: ({ viewer }) => [viewer.name, called(viewer) && `(${called(viewer)})`].filter(Boolean).join(" "), cell: ({ viewer }) => html`${viewer.name}${called(viewer) && html` <span class="second">${called(viewer)}</span>`}`, order: (one) => one.viewer.name },
    { id: "role", label: t("access.role"), text: (one) => term(`ViewerRole.${one.role}`), order: (one) => ROLES.indexOf(one.role) },
    { id: "organization", label: t("field.organization"), text: (one) => one.organization.name, cell: (one) => html`<${Link} to=${{ view: "o", id: one.organization.key }}>${one.organization.name}<//>`, order: (one) => one.organization.name },
    { id: "since", label: t("access.since"), short: true, text: (one) => day(one.since), order: (one) => one.since },
    { id: "until", label: t("access.until"), short: true, text: ends, order: (one) => one.until ?? "9999" },
    { id: "decision", label: t("access.decision"), short: true, text: (one) => one.decision ?? "", order: (one) => one.decision },
    { id: "by", label: t("access.by"), text: (one) => one.grantedBy?.name ?? "", order: (one) => one.grantedBy?.name },
    { id: "act", label: t("access.act"), short: true, text: () => "", cell: (one) => html`<${Revoke} grant=${one} />` },
  ];
}

const Revoke = (/** @type {{grant: any}} */ { grant }) =>
  !known.value && html`<button type="button" class="small" aria-label=${t("access.revokeOf", { name: grant.viewer.name, role: term(`ViewerRole.${grant.role}`), at: grant.organization.name })}
    onClick=${() => openRevoke(grant)}>${t("access.revoke")}</button>`;
