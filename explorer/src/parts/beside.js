// A list that opens beside a table or a matrix: its heading gets the focus, Esc closes it and gives the focus back.
import { html, useLayoutEffect, useRef } from "../html.js";
import { Answered } from "./answered.js";
import { number, t } from "../words/words.js";

/** The table or matrix, and what is opened beside it: at its right, or below where the page is narrow. */
export function WithBeside({ children, beside }) {
  return html`<div class=${beside ? "with-opened is-open" : "with-opened"}><div class="opened-main">${children}</div>${beside}</div>`;
}

/** @param {{title: string, close: () => void, children?: any}} props */
export function Beside({ title, close, children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  const opener = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const at = /** @type {HTMLElement | null} */ (document.activeElement);
    if (at && !box.current?.contains(at)) opener.current = at;
    head.current?.focus();
  }, [title]);
  useLayoutEffect(() => () => {
    if (opener.current?.isConnected) opener.current.focus();
  }, []);
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return html`<section class="opened" ref=${box} aria-labelledby="opened-title" onKeyDown=${key}>
    <div class="opened-head">
      <h2 id="opened-title" tabindex="-1" ref=${head}>${title}</h2>
      <button type="button" class="plain" aria-label=${t("supervision.close")} onClick=${close}>×</button>
    </div>
    ${children}
  </section>`;
}

/** The rows of a list that comes in pages, and how many of how many they are. @param {{pages: any, empty?: any, row: (row: any) => any}} props */
export function Rows({ pages, empty = null, row }) {
  return html`<${Answered} answer=${pages.answer} empty=${empty}>${() => pages.total === 0 ? null : html`
    <ul class="rows">${pages.rows.map(row)}</ul>
    <${More} pages=${pages} />`}<//>`;
}

export function More({ pages }) {
  return html`<p class="list-foot">
    <span>${pages.more ? t("of", { shown: number(pages.rows.length), total: number(pages.total) }) : t("table.all", { count: pages.total })}</span>
    ${pages.more && html` <button type="button" disabled=${pages.loading} onClick=${pages.more}>
      ${pages.loading ? t("supervision.loadingMore") : t("supervision.more", { count: Math.min(100, pages.total - pages.rows.length) })}</button>`}
  </p>`;
}
