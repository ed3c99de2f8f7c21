// A table: headings that sort, the total in the foot, more pages, the rows as CSV and on paper.
import { known, shown as dayShown } from "../day.js";
import { html, useMemo, useState } from "../html.js";
import { ordered } from "../model/rows.js";
import { day, moment, number, t } from "../words/words.js";
import { Icon } from "./icon.js";
import { say } from "./live.js";
import { print } from "./printing.js";

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {(row: Row) => string} text what the cell says, for CSV and where there is no `cell`
 * @property {(row: Row) => any} [cell] what the cell shows
 * @property {(row: Row) => string | number | null | undefined} [order] what rows are sorted by, once all are loaded
 * @property {string} [field] the name that the service sorts by, where rows come in pages
 * @property {boolean} [figure] a number: at the right, figures of one width
 * @property {boolean} [short] a day or a number of a decision: never broken into lines
 */

/** @typedef {{id: string, descending: boolean}} Sorting */

/** More rows than these are not brought together at once: the list is made narrower first. */
const MOST = 5_000;
/** So few rows need no button to be printed: they are on the page with all else. */
const FEW = 12;

/**
 * @param {{column: Column<any>, sorting: Sorting | null, sort: (next: Sorting) => void, sortable: boolean}} props
 */
function Heading({ column, sorting, sort, sortable }) {
  const mine = sorting?.id === column.id;
  const way = mine ? (sorting.descending ? "descending" : "ascending") : "none";
  const turn = () => {
    const next = { id: column.id, descending: mine && !sorting.descending };
    sort(next);
    say(t(next.descending ? "table.sorted.descending" : "table.sorted", { column: column.label }));
  };
  return html`<th scope="col" role="columnheader" class=${column.figure ? "figure" : null} aria-sort=${sortable ? way : null}>
    ${sortable
      ? html`<button type="button" class="sort" onClick=${turn}>${column.label}<span aria-hidden="true">${mine ? (sorting.descending ? "▼" : "▲") : "↕"}</span></button>`
      : column.label}
  </th>`;
}

/**
 * A row, and under it what is told of it in full once that is asked for.
 * @param {{row: any, columns: Column<any>[], detail?: (row: any) => any}} props
 */
function Row({ row, columns, detail }) {
  const [opened, open] = useState(false);
  return html`<tr role="row">
    ${columns.map((column, place) => {
      const what = column.cell ? column.cell(row) : column.text(row);
      const kind = [column.figure && "figure", column.short && "short"].filter(Boolean).join(" ") || null;
      return place === 0
        ? html`<th key=${column.id} scope="row" role="rowheader" class=${kind}>${what}</th>`
        : html`<td key=${column.id} role="cell" class=${kind} data-label=${column.label}>${what}</td>`;
    })}
    ${detail
      ? html`<td role="cell" class="table-open">
          <button type="button" class="plain" aria-expanded=${opened} onClick=${() => open(!opened)}>
            <${Icon} name=${opened ? "chevron-down" : "chevron-right"} />${t("table.detail")}
          </button>
        </td>`
      : null}
  </tr>
  ${opened && detail ? html`<tr role="row" class="table-detail"><td role="cell" colspan=${columns.length + 1}>${detail(row)}</td></tr>` : null}`;
}

/**
 * What stands under the rows: how many of how many, and what can be done with all of them.
 * @param {{shown: number, total: number, more: (() => void) | null, loading: boolean, all: () => Promise<any[]>, download: (rows: any[]) => void}} props
 */
function Foot({ shown, total, more, loading, all, download }) {
  const count = { count: number(total) };
  const printAll = async () => {
    await all();
    print();
  };
  const tooMany = shown < total && total > MOST;
  const paper = shown < total || total > FEW;
  return html`<div class="table-foot">
    <span class="table-total">${shown < total ? t("table.some", { shown: number(shown), total: number(total) }) : t("table.all", count)}</span>
    ${more ? html`<button type="button" onClick=${more} disabled=${loading}>${t(loading ? "table.loading" : "table.more")}</button>` : null}
    ${tooMany
      ? html`<span class="second">${t("table.many", { most: number(MOST) })}</span>`
      : total > 1 &&
        html`<span class="table-tools">
          <button type="button" class="plain" disabled=${loading} onClick=${async () => download(await all())}><${Icon} name="download" />${t("table.csv", count)}</button>
          ${paper ? html`<button type="button" class="plain" disabled=${loading} onClick=${printAll}><${Icon} name="printer" />${t("table.print", count)}</button>` : null}
        </span>`}
  </div>`;
}

/**
 * A table of rows that are all loaded, or of the first of them. Whole, it is sorted here; in pages, by the service,
 * where `onSort` is given and the column has a `field`.
 * @template Row
 * @param {object} props
 * @param {string} props.name of the file that it is saved as
 * @param {string} props.caption what it shows: its heading for those who hear it
 * @param {Row[]} props.rows
 * @param {Column<Row>[]} props.columns the first one heads its row
 * @param {number} [props.total] of all rows, loaded or not
 * @param {(() => void) | null} [props.more] brings the next page
 * @param {() => Promise<Row[]>} [props.rest] all rows, for CSV and paper
 * @param {boolean} [props.loading]
 * @param {Sorting | null} [props.sorting] as the service has sorted
 * @param {(next: Sorting) => void} [props.onSort]
 * @param {{columns: any[], rows: (rows: Row[]) => any[]}} [props.file] what CSV has, where that is more than is shown
 * @param {(row: Row) => any} [props.detail] what a row tells in full when it is opened
 * @param {(row: Row) => string} [props.id]
 * @param {boolean} [props.dated] whether it holds for the day of the page, which paper then says
 * @param {any} [props.empty] what is shown where there is nothing
 */
export function Table({ name, caption, rows, columns, total = rows.length, more = null, rest, loading = false, dated = true, sorting = null, onSort, file, detail, id = (row) => /** @type {any} */ (row).key, empty = t("table.none") }) {
  const [chosen, choose] = useState(/** @type {Sorting | null} */ (null));
  const whole = rows.length >= total;
  const by = onSort ? sorting : chosen;
  const key = !onSort && whole && by ? columns.find((column) => column.id === by.id)?.order : undefined;
  const shown = useMemo(() => (key ? ordered(rows, key, by?.descending) : rows), [rows, key, by?.descending]);
  if (total === 0) return html`<p class="empty">${empty}</p>`;
  /** @param {Column<Row>} column */
  const sortable = (column) => (onSort ? Boolean(column.field) : whole && Boolean(column.order) && rows.length > 1);
  const all = async () => (whole || !rest ? shown : await rest());
  /** @param {Row[]} rows */
  const download = async (rows) => (await import("../ask/export.js")).csv(name, file?.columns ?? columns, file ? file.rows(rows) : rows);
  return html`<div class="table-box">
    <table class="table" role="table">
      <caption>${caption}<span class="paper-only">${dated ? ` · ${t("table.day", { day: day(dayShown.value) })}` : null}${known.value ? ` · ${t("known.band", { moment: moment(known.value) })}` : null}</span></caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((column) => html`<${Heading} key=${column.id} column=${column} sorting=${by} sort=${onSort ?? choose} sortable=${sortable(column)} />`)}
          ${detail ? html`<th scope="col" role="columnheader"><span class="unseen">${t("table.detail")}</span></th>` : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${shown.map((row) => html`<${Row} key=${id(row)} row=${row} columns=${columns} detail=${detail} />`)}
      </tbody>
    </table>
    <${Foot} shown=${rows.length} total=${total} more=${whole ? null : more} loading=${loading} all=${all} download=${download} />
  </div>`;
}
