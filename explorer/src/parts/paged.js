// A table whose rows come in pages: it waits for the first one, and says what is wrong where the next one does not come.
import { html } from "../html.js";
import { Answered, Failed } from "./answered.js";
import { Table } from "./table.js";

/**
 * @param {{list: any, children?: any, [ofTheTable: string]: any}} props
 *   `list` as `ask/pages` gives it; `children` stand above the rows; the others are the table's own
 */
export function PagedTable({ list: { answer, fault, there, ...pages }, children = null, ...table }) {
  return html`<${Answered} answer=${answer}>${() => there && html`${children}<${Table} ...${table} ...${pages} />`}<//>
    ${fault ? html`<${Failed} fault=${fault} retry=${pages.more ?? undefined} />` : null}`;
}
