// How each kind of norm is kept, kind by kind; a number of what is not kept, or of who is exempt, opens to its list below.
import { html, useLayoutEffect, useRef } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { partly } from "../../ask/ask.js";
import { usePages } from "../../ask/pages.js";
import { AUDIT, FINDINGS } from "../../ask/questions/audit.js";
import { apart, called } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { set } from "../../routes.js";
import { day, percent, t, term } from "../../words/words.js";
import { openGrantWaiver } from "../forms/open.js";
import { Exempt } from "./exempt.js";

const STATES = ["broken", "waived"];

/** @typedef {import("../../parts/table.js").Column<any>} Column */

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Kept({ id, name, params }) {
  const answer = useAnswer(AUDIT, { id });
  const counts = answer.data?.audit?.counts ?? [];
  const state = STATES.find((one) => one === params.state) ?? null;
  const kind = state && counts.find((/** @type {any} */ one) => one.kind === params.of)?.kind;
  const columns = [
    { id: "checked", label: t("audit.checked"), opens: false },
    { id: "broken", label: t("audit.broken"), opens: true },
    { id: "waived", label: t("audit.waived"), opens: true },
    { id: "score", label: t("audit.score"), opens: false },
  ];
  // rounded down: all are in order only where nothing is not
  const rows = counts.map((/** @type {any} */ one) => ({
    id: one.kind,
    label: term(`NormKind.${one.kind}`),
    counts: { checked: one.checked, broken: one.broken, waived: one.waived, score: one.score === null ? t("none") : percent(Math.floor(one.score * 1000) / 1000) },
  }));
  return html`<p class="second">${t("audit.about")}</p>
    <${Answered} answer=${answer}>${(/** @type {any} */ { audit }) => audit && html`
      <${Counts} caption=${t("audit.caption")} head=${t("audit.norm")} columns=${columns} rows=${rows} whole=${false}
        open=${kind ? { row: kind, column: state } : null}
        onOpen=${(/** @type {string} */ of, /** @type {string} */ column) => set({ of, state: column })} />
      ${kind && html`<${Findings} key=${`${kind} ${state}`} id=${id} name=${name} kind=${kind} waived=${state === "waived"} />`}`}<//>`;
}

/** @param {{id: string, name: string, kind: string, waived: boolean}} props */
function Findings({ id, name, kind, waived }) {
  const pages = usePages(FINDINGS, { id, kinds: [kind], where: { waived } }, (data) => data.audit?.findings);
  const told = apart(pages.rows.map((one) => one.organization));
  const caption = t(waived ? "audit.list.waived" : "audit.list.broken", { kind: term(`NormKind.${kind}`) });
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  // it stands below what was pressed, out of sight
  useLayoutEffect(() => head.current?.focus(), []);
  return html`<h2 tabindex="-1" ref=${head}>${caption}</h2>
    <${PagedTable} list=${pages} name=${`${caption} ${name}`} caption=${caption} columns=${columnsOf(told, pages.rows)} empty=${t("audit.none")} />`;
}

/** @param {any} told @param {any[]} rows @returns {Column[]} those columns that say anything of these rows */
function columnsOf(told, rows) {
  /** @type {(Column | false)[]} */
  const all = [
    { id: "organization", label: t("field.organization"), text: (one) => called(one.organization, told), cell: (one) => html`<${Link} to=${{ view: "o", id: one.organization.key }}><${Called} one=${one.organization} told=${told} /><//>`, order: (one) => one.organization.name },
    rows.some((one) => one.member) && { id: "member", label: t("field.member"), text: (one) => one.member?.name ?? "", cell: (one) => one.member && html`<${Link} to=${{ view: "m", id: one.member.key }}>${one.member.name}<//>`, order: (one) => one.member?.name },
    { id: "explanation", label: t("audit.explanation"), text: (one) => one.explanation.text },
    rows.some((one) => one.since) && { id: "since", label: t("audit.since"), short: true, text: (one) => one.since && day(one.since), order: (one) => one.since ?? "" },
    { id: "regulation", label: t("audit.regulation"), short: true, text: (one) => one.norm.regulation, order: (one) => one.norm.regulation },
    { id: "waiver", label: t("audit.waiver"), text: (one) => one.waiver?.decision ?? "", cell: (one) => (one.waiver ? html`<${Exempt} waiver=${one.waiver} />` : html`<${Grant} finding=${one} />`) },
  ];
  return all.filter((column) => column !== false);
}

/** Who sees a part changes nothing. */
const Grant = (/** @type {{finding: any}} */ { finding: { organization, norm } }) => !partly.value && html`<button type="button" class="small"
  aria-label=${t("audit.grantOf", { name: organization.name, kind: term(`NormKind.${norm.kind}`) })} onClick=${() => openGrantWaiver(organization, norm)}>${t("audit.grant")}</button>`;
