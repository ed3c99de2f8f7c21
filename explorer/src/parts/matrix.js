// A matrix of figures: months across, people or organizations down; five blues with the number in each cell.
import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { moved } from "../model/grid.js";
import { gaps, runs } from "../model/window.js";
import { number, t } from "../words/words.js";
import { Link } from "./link.js";

/**
 * @typedef {{text: string, share: number | null, said: string}} Cell  `share` from 0 to 1 chooses the blue, null none; `said` is the cell in words
 * @typedef {{id: string, key: string | null, name: string, cells: Cell[]}} Row  `key` of its record, null for none
 * @typedef {{id: string, label: string, said: string}} Column
 */

/**
 * A grid: arrows go from cell to cell, the first of each row being its name; Enter opens what a number counts, or the record.
 * @param {{caption: string, corner: string, columns: Column[], rows: Row[], total?: number, view: string,
 *   open: {row: string, column: string} | null, onOpen: (row: Row, column: Column) => void}} given
 */
export function Matrix({ caption, corner, columns, rows, total = rows.length, view, open, onOpen }) {
  const [at, go] = useState({ row: 0, column: 1 });
  const { box, top, seen, height } = useScrolled();
  const focused = useRef(false);
  const table = useRef(/** @type {HTMLTableElement | null} */ (null));
  const place = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length) };
  useLayoutEffect(() => {
    if (!focused.current) return;
    const cell = /** @type {HTMLElement | null | undefined} */ (table.current?.querySelector("tbody [tabindex='0']"));
    cell?.focus({ preventScroll: true });
    if (cell && box.current) reveal(box.current, cell);
  }, [place.row, place.column]);
  const press = (/** @type {KeyboardEvent} */ event) => {
    const page = Math.max(1, Math.floor(seen / height) - 2);
    const to = moved(place, event, { rows: rows.length, columns: columns.length + 1, page });
    if (to) go(to);
    else if (event.key === "Enter" && place.column > 0) onOpen(rows[place.row], columns[place.column - 1]);
    else return;
    event.preventDefault();
  };
  const drawn = runs({ count: rows.length, height, top, seen, keep: place.row });
  const left = gaps(drawn, rows.length, height);
  const row = (/** @type {number} */ i) => html`<${MatrixRow} key=${`row-${rows[i].id}`} row=${rows[i]} index=${i} columns=${columns} view=${view}
    at=${i === place.row ? place.column : -1} open=${open?.row === rows[i].id ? open.column : ""}
    onGo=${(/** @type {number} */ column) => go({ row: i, column })} onOpen=${onOpen} />`;
  return html`<div class="matrix-box" ref=${box}>
    <table class="matrix" role="grid" ref=${table} aria-rowcount=${total + 1} aria-colcount=${columns.length + 1}
      onKeyDown=${press} onFocusIn=${() => (focused.current = true)} onFocusOut=${() => (focused.current = false)}>
      <caption class="unseen">${caption}</caption>
      <thead role="rowgroup"><tr role="row" aria-rowindex="1">
        <th role="columnheader" scope="col">${corner}</th>
        ${columns.map((column) => html`<th key=${column.id} role="columnheader" scope="col" class="figure">${column.label}</th>`)}
      </tr></thead>
      <tbody role="rowgroup">${drawn.flatMap((run, i) => [
        html`<${Gap} key=${`gap-${i}`} height=${left[i]} />`,
        ...Array.from({ length: run.to - run.from }, (_, n) => row(run.from + n)),
      ])}<${Gap} key="gap-last" height=${left[drawn.length]} /></tbody>
    </table>
  </div>`;
}

function MatrixRow({ row, index, columns, view, at, open, onGo, onOpen }) {
  const tab = at === 0 ? 0 : -1;
  return html`<tr role="row" aria-rowindex=${index + 2}>
    <th role="rowheader" scope="row" title=${row.name} tabindex=${row.key ? undefined : tab}>
      ${row.key ? html`<${Link} to=${{ view, id: row.key }} tabindex=${tab} onFocus=${() => onGo(0)}>${row.name}<//>` : row.name}</th>
    ${row.cells.map((/** @type {Cell} */ cell, /** @type {number} */ i) => {
      const press = () => {
        onGo(i + 1);
        onOpen(row, columns[i]);
      };
      return html`<td key=${columns[i].id} role="gridcell" tabindex=${i + 1 === at ? 0 : -1} title=${cell.said}
        class=${`figure ${shade(cell.share)}`} aria-selected=${columns[i].id === open ? "true" : undefined}
        onClick=${press}>${cell.text}<span class="unseen"> ${cell.said}</span></td>`;
    })}
  </tr>`;
}

/** Scrolls a box so far that a cell is seen beside its sticky heads. @param {HTMLElement} box @param {HTMLElement} cell */
function reveal(box, cell) {
  const head = /** @type {HTMLElement} */ (box.querySelector("thead th"));
  const seen = box.getBoundingClientRect();
  const it = cell.getBoundingClientRect();
  const above = seen.top + head.offsetHeight - it.top;
  const below = it.bottom - (seen.top + box.clientHeight);
  if (above > 0) box.scrollTop -= above;
  else if (below > 0) box.scrollTop += below;
  if (cell.closest("th")) box.scrollLeft = 0;
  else {
    const before = seen.left + head.offsetWidth - it.left;
    const behind = it.right - (seen.left + box.clientWidth);
    if (before > 0) box.scrollLeft -= before;
    else if (behind > 0) box.scrollLeft += behind;
  }
}

function Gap({ height }) {
  return height > 0 && html`<tr class="gap" aria-hidden="true"><td style=${{ height: `${height}px` }}></td></tr>`;
}

/** The blue of a share: the palest for none at all, then by fifths. @param {number | null} share */
export function shade(share) {
  return share === null ? "no-shade" : `shade-${Math.min(5, 1 + Math.floor(share * 4.999))}`;
}

/** How far a box is scrolled and how much of it is seen. */
function useScrolled() {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [seen, see] = useState({ top: 0, seen: 640, height: 32 });
  useLayoutEffect(() => {
    const it = box.current;
    if (!it) return undefined;
    const look = () => {
      // rows are as high as the style says: higher where fingers touch them
      const height = parseFloat(getComputedStyle(it).getPropertyValue("--row")) || 32;
      see({ top: it.scrollTop, seen: it.clientHeight, height });
    };
    look();
    it.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(it);
    return () => {
      it.removeEventListener("scroll", look);
      sizes.disconnect();
    };
  }, []);
  return { box, ...seen };
}

/** The whole matrix as plain rows, for paper. */
export function PlainMatrix({ caption, corner, columns, rows }) {
  return html`<table class="plain-matrix">
    <caption>${caption}</caption>
    <thead><tr><th scope="col" class="figure">${t("matrix.number")}</th><th scope="col">${corner}</th>
      ${columns.map((column) => html`<th key=${column.id} scope="col" class="figure">${column.label}</th>`)}</tr></thead>
    <tbody>${rows.map((row, i) => html`<tr key=${row.id}><td class="figure">${i > 0 && number(i)}</td><th scope="row">${row.name}</th>
      ${row.cells.map((cell, c) => html`<td key=${columns[c].id} class="figure">${cell.text}</td>`)}</tr>`)}</tbody>
  </table>`;
}
