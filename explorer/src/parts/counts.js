// A table of counts: a row an organization below, each number opening to what it counts.
import { html } from "../html.js";
import { number, t } from "../words/words.js";

/**
 * @typedef {{id: string, label: string, opens: boolean}} Column
 * @typedef {{id: string, label: any, counts: Record<string, number | string>, opens?: boolean, shut?: string[]}} Row  `shut`: columns whose number opens to nothing in this row
 */

/**
 * The first row is the whole, whose numbers are told apart by the rows below; where nothing is (`whole` false), all are alike.
 * @param {{caption: string, head: string, columns: Column[], rows: Row[], open: {row: string, column: string} | null,
 *   onOpen: (row: string, column: string) => void, whole?: boolean}} given
 */
export const Counts = ({ caption, head, columns, rows, open, onOpen, whole = true }) => html`<div class="bars-box" tabindex="0" role="region" aria-label=${caption}>
  <table class=${whole ? "bars counts" : "bars counts alike"} role="table">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${head}</th>${columns.map((column) => html`<th key=${column.id} scope="col" role="columnheader" class="figure">${column.label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr key=${row.id} role="row" class=${open?.row === row.id && row.opens !== false ? "is-open" : ""}>
      <th scope="row" role="rowheader">${row.label}</th>
      ${columns.map((column) => {
        const given = row.counts[column.id] ?? 0;
        const count = Number(given);
        // a share is written already
        const written = typeof given === "string" ? given : number(given);
        const isOpen = open?.row === row.id && open?.column === column.id;
        return html`<td key=${column.id} role="cell" class="figure" data-label=${column.label}>
          ${count > 0 && column.opens && row.opens !== false && !row.shut?.includes(column.id)
            ? html`<button type="button" class="count" aria-pressed=${isOpen ? "true" : "false"} onClick=${() => onOpen(row.id, column.id)}
                aria-label=${t("counts.open", { count, what: column.label })}>${written}</button>`
            : html`<span class=${count === 0 ? "nothing" : ""}>${written}</span>`}</td>`;
      })}
    </tr>`)}</tbody>
  </table>
</div>`;
