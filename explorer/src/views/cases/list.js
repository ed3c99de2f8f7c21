// Cases under an organization as a list, narrowed by kind, state and year; ordered by the service.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { CASES_UNDER } from "../../ask/questions/cases.js";
import { Choice } from "../../parts/choice.js";
import { PagedTable } from "../../parts/paged.js";
import { set } from "../../routes.js";
import { t } from "../../words/words.js";
import { KindChoice, kindOf, STATES, where, YearChoice } from "./conditions.js";
import { columns, Detail } from "./table.js";

const FIELDS = { openedOn: "OPENED_ON", dueOn: "DUE_ON" };

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function List({ id, name, params }) {
  const only = params.only in STATES ? params.only : "all";
  const asked = params.sort ?? "-openedOn";
  const sorting = { id: asked.replace(/^-/, ""), descending: asked.startsWith("-") };
  const field = FIELDS[/** @type {keyof typeof FIELDS} */ (sorting.id)] ?? FIELDS.openedOn;
  const pages = usePages(
    CASES_UNDER,
    { id, where: where(only, kindOf(params), params), orderBy: { field, direction: sorting.descending ? "DESC" : "ASC" } },
    (data) => data.list,
  );
  const caption = t("cases.caption.list");
  return html`<div class="choices"><${KindChoice} params=${params} />
      <${Choice} label=${t("cases.state")} name="only" chosen=${only} options=${Object.keys(STATES).map((one) => [one, t(`cases.state.${one}`)])} />
      <${YearChoice} params=${params} /></div>
    <${PagedTable} list=${pages} name=${`${caption} ${name}`} caption=${caption} columns=${columns(pages.rows)} sorting=${sorting}
      onSort=${(/** @type {any} */ next) => set({ sort: `${next.descending ? "-" : ""}${next.id}` })}
      detail=${(/** @type {any} */ one) => html`<${Detail} one=${one} />`} empty=${t("cases.none")} />`;
}
