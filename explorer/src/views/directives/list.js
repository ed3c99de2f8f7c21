// The directives in force on the day, of everybody or of an organization and what is under it; ordered by the service.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { DIRECTIVES } from "../../ask/questions/directives.js";
import { SUBJECT } from "../../ask/questions/supervision.js";
import { partly } from "../../ask/ask.js";
import { Choice } from "../../parts/choice.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { set } from "../../routes.js";
import { day, number, period, t, term } from "../../words/words.js";
import { openIssue } from "../forms/open.js";
import { KINDS } from "./states.js";

const FIELDS = { issuedOn: "ISSUED_ON", symbol: "SYMBOL" };

/** @param {{id: string, params: Record<string, string>}} props */
export function List({ id, params }) {
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  const kind = KINDS.find((one) => one === params.kind) ?? "";
  const [own, past] = [params.from === "here", params.past === "yes"];
  const asked = params.sort ?? "-issuedOn";
  const sorting = { id: asked.replace(/^-/, ""), descending: asked.startsWith("-") };
  const field = FIELDS[/** @type {keyof typeof FIELDS} */ (sorting.id)] ?? FIELDS.issuedOn;
  const pages = usePages(
    DIRECTIVES,
    { under: own ? id : null, where: kind ? { kinds: [kind] } : {}, includePast: past, orderBy: { field, direction: sorting.descending ? "DESC" : "ASC" } },
    (found) => found.list,
  );
  const caption = t("directives.title");
  return html`<h1>${caption}</h1>
    <p class="second">${t("directives.about")}</p>
    ${!partly.value && data?.organization && html`<div class="actions"><button type="button" onClick=${() => openIssue({ key: id, name })}>${t("actions.issue")}</button></div>`}
    <div class="choices">
      <${Choice} label=${t("directives.kind")} name="kind" chosen=${kind} options=${[["", t("directives.kind.any")], ...KINDS.map((one) => [one, term(`DirectiveKind.${one}`)])]} />
      <${Choice} label=${t("directives.from")} name="from" chosen=${own ? "here" : ""} options=${[["", t("directives.from.all")], ["here", t("directives.from.here", { name })]]} />
      <${Choice} label=${t("directives.past")} name="past" chosen=${past ? "yes" : ""} options=${[["", t("directives.past.no")], ["yes", t("directives.past.yes")]]} />
    </div>
    <${PagedTable} list=${pages} name=${caption} caption=${caption} columns=${columns(id)} sorting=${sorting}
      onSort=${(/** @type {any} */ next) => set({ sort: `${next.descending ? "-" : ""}${next.id}` })} empty=${t("directives.none")} />`;
}

/** @param {string} under @returns {import("../../parts/table.js").Column<any>[]} */
const columns = (under) => [
  { id: "symbol", label: t("directive.symbol"), field: "SYMBOL", text: (one) => one.symbol, cell: (one) => html`<${Link} to=${{ view: "directives", id: under, id2: one.key }}>${one.symbol}<//>` },
  { id: "kind", label: t("directives.kind"), text: (one) => term(`DirectiveKind.${one.kind}`) },
  { id: "title", label: t("directive.title"), text: (one) => one.title },
  { id: "issuer", label: t("directive.issuer"), text: (one) => one.issuer?.name ?? t("directive.issuer.none") },
  { id: "issuedOn", label: t("directive.issuedOn"), short: true, field: "ISSUED_ON", text: (one) => day(one.issuedOn) },
  { id: "period", label: t("directive.period"), short: true, text: (one) => period(one.since, one.until) },
  { id: "tasks", label: t("directive.tasks"), figure: true, text: (one) => number(one.tasks.length) },
];
