// A treegrid after ARIA's pattern, rows first: of thousands of rows only those are in the page that are seen.
import { html, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../html.js";
import { fold } from "../model/fold.js";
import { visible } from "../model/tree.js";
import { Icon } from "./icon.js";
import { isPlain } from "./link.js";
import { t } from "../words/words.js";

/** Rows drawn beyond the seen ones, above and below. */
const SPARE = 8;
const LETTERS_REST = 700;
/** In milliseconds: which rows are seen is told once they stand still. */
const SCROLL_REST = 40;

/** @typedef {import("../model/tree.js").Tree} Tree */
/** @typedef {{id: string, label: string, figure?: boolean, cell: (row: import("../model/tree.js").Row) => any}} Column */

/**
 * @param {{
 *   tree: Tree, label: string, columns: Column[], open: Set<string>, found: Set<number>|null, focused: string|null,
 *   marks?: Map<string, string>, href: (key: string) => string,
 *   onOpen: (keys: string[], open: boolean) => void, onFocus: (key: string) => void, onEnter: (key: string) => void,
 *   onSeen?: (rows: import("../model/tree.js").Row[]) => void, top?: number,
 * }} props
 */
export function TreeGrid(props) {
  const { tree, label, columns, open, found, focused, marks, onSeen, top = 0 } = props;
  const shown = useMemo(() => visible(tree, open, found), [tree, open, found]);
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const [seen, setSeen] = useState({ first: 0, count: 40 });
  const [cell, setCell] = useState(-1);
  const [height, setHeight] = useState(rowHeight);
  const [room, setRoom] = useState("");
  const place = useMemo(() => shown.findIndex((one) => tree.rows[one].key === focused), [shown, focused, tree]);
  const moving = useRef(false);
  const at = Math.max(0, place);

  const returned = useRef(top > 0);
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = top;
  }, []);
  useEffect(() => {
    // who comes back by the history finds the rows where they were
    if (place >= 0 && !returned.current) reveal(box.current, place, height);
    if (place >= 0) returned.current = false;
  }, [focused, place >= 0, tree]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
      const count = Math.ceil(element.clientHeight / height) + 2 * SPARE;
      setSeen((had) => (had.first === first && had.count === count ? had : { first, count }));
    };
    const scrolled = () => {
      moving.current = true;
      measure();
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    const resized = new ResizeObserver(() => {
      setHeight(rowHeight());
      setRoom(`${element.clientWidth} ${document.fonts.status}`);
      measure();
    });
    resized.observe(element);
    // another letter is another width
    document.fonts.ready.then(() => setRoom(`${element.clientWidth} loaded`));
    measure();
    return () => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    };
  }, [height]);

  const drawn = shown.slice(seen.first, seen.first + seen.count).map((index, n) => ({ index, number: seen.first + n }));
  // the focused row stays in the page, or its focus would be lost
  if (at < seen.first || at >= seen.first + seen.count) if (shown.length) drawn.push({ index: shown[at], number: at });
  const keys = drawn.map(({ index }) => tree.rows[index].key).join();
  useEffect(() => {
    const told = setTimeout(() => {
      moving.current = false;
      onSeen?.(drawn.map(({ index }) => tree.rows[index]));
    }, moving.current ? SCROLL_REST : 0);
    return () => clearTimeout(told);
  }, [keys, tree]);

  const keyboard = useKeyboard({ ...props, shown, at, cell, setCell, box, height });
  return html`<div
    class="grid"
    role="treegrid"
    aria-label=${label}
    aria-rowcount=${shown.length + 1}
    aria-colcount=${columns.length + 1}
    ref=${box}
    onKeyDown=${keyboard}
  >
    <div class="grid-head" role="row" aria-rowindex="1">
      <span class="name" role="columnheader">${t("column.name")}</span>
      ${columns.map((column) => html`<span key=${column.id} role="columnheader" class=${cellClass(column)}>${column.label}</span>`)}
    </div>
    <div class="grid-body" role="rowgroup" style=${{ height: `${shown.length * height}px` }}>
      ${drawn.map(({ index, number }) => {
        const row = tree.rows[index];
        return html`<${GridRow}
          key=${row.key}
          ...${{ row, number, height, room, columns, href: props.href, onOpen: props.onOpen, onFocus: props.onFocus, onEnter: props.onEnter }}
          expanded=${row.children === 0 ? undefined : found !== null || open.has(row.key)}
          focused=${number === at}
          cell=${number === at ? cell : -1}
          mark=${marks?.get(row.key)}
          aside=${found !== null}
        />`;
      })}
    </div>
  </div>`;
}

const GridRow = memo(({ row, number, height, room, columns, href, onOpen, onFocus, onEnter, expanded, focused, cell, mark }) => {
  const link = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => fit(link.current), [room, row.name, row.apart, row.depth, mark]);
  const click = (/** @type {MouseEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    onFocus(row.key);
    if (target.closest(".fold")) onOpen([row.key], !expanded);
    else if (target.closest("a.name-link") && isPlain(event)) {
      event.preventDefault();
      onEnter(row.key);
    }
  };
  return html`<div
    class=${`grid-row${focused ? " focused" : ""}${mark ? ` ${mark}` : ""}`}
    role="row"
    id=${`row-${row.key}`}
    data-key=${row.key}
    style=${{ transform: `translateY(${number * height}px)` }}
    aria-rowindex=${number + 2}
    aria-level=${row.depth + 1}
    aria-posinset=${row.place}
    aria-setsize=${row.setSize}
    aria-expanded=${expanded}
    tabindex=${focused && cell < 0 ? 0 : -1}
    onClick=${click}
  >
    <span class="name" role="gridcell" style=${{ paddingLeft: `calc(${row.depth} * var(--indent) + 4px)` }}>
      <span class="fold" aria-hidden="true">${row.children > 0 && html`<${Icon} name=${expanded ? "chevron-down" : "chevron-right"} />`}</span>
      ${mark && html`<span class="mark" title=${t(`mark.${mark}`)}>${SIGNS[mark]}<span class="unseen">${t(`mark.${mark}`)}</span></span>`}
      <a class="name-link" ref=${link} href=${href(row.key)} tabindex="-1" title=${[row.name, row.apart].filter(Boolean).join(" · ")}>${row.name}${row.apart && html` <span class="apart">${row.apart}</span>`}</a>
    </span>
    ${columns.map(
      (column, n) => html`<span
        key=${column.id}
        role="gridcell"
        class=${cellClass(column)}
        data-cell=${n}
        tabindex=${cell === n ? 0 : -1}
        >${column.cell(row)}</span
      >`,
    )}
  </div>`;
});

/** Writes a name smaller, in more lines, where it is longer than its room: one of a hundred is. */
function fit(/** @type {HTMLElement|null} */ link) {
  if (!link) return;
  link.classList.remove("long");
  const text = document.createRange();
  text.selectNodeContents(link);
  // to a fraction of a pixel, as that is enough for three dots
  const isCut = text.getBoundingClientRect().width > link.getBoundingClientRect().width + 0.05 || link.scrollHeight > link.clientHeight + 1;
  if (isCut) link.classList.add("long");
}

const cellClass = (/** @type {Column} */ column) => `${column.id}${column.figure ? " figure" : ""}`;
const SIGNS = { added: "+", moved: "→", renamed: "✎" };

/** In pixels, as the style has it: 32, on touch 44. */
function rowHeight() {
  return Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--row"), 10) || 32;
}

/** The keys of the pattern, and letters that go to the next name holding them. */
function useKeyboard({ tree, columns, open, found, shown, at, cell, setCell, box, height, onOpen, onFocus, onEnter }) {
  const letters = useRef({ text: "", at: 0 });
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const row = box.current?.querySelector(`[data-key="${CSS.escape(tree.rows[shown[at]]?.key ?? "")}"]`);
    (cell < 0 ? row : row?.querySelector(`[data-cell="${cell}"]`))?.focus({ preventScroll: true });
    reveal(box.current, at, height);
  });

  const to = (/** @type {number} */ number, /** @type {number} */ column = cell) => {
    const next = Math.min(Math.max(number, 0), shown.length - 1);
    wanted.current = true;
    setCell(column);
    onFocus(tree.rows[shown[next]].key);
  };
  const toCell = (/** @type {number} */ column) => {
    wanted.current = true;
    setCell(column);
  };

  return (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const row = tree.rows[shown[at]];
    if (!row) return;
    const isOpen = row.children > 0 && (found !== null || open.has(row.key));
    const screen = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 2);
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowDown: () => to(at + 1),
      ArrowUp: () => to(at - 1),
      PageDown: () => to(at + screen),
      PageUp: () => to(at - screen),
      Home: () => (cell >= 0 && !event.ctrlKey ? toCell(0) : to(0)),
      End: () => (cell >= 0 && !event.ctrlKey ? toCell(columns.length - 1) : to(shown.length - 1)),
      ArrowRight: () => {
        if (cell < 0 && row.children > 0 && !isOpen) {
          wanted.current = true;
          onOpen([row.key], true);
        } else if (cell < columns.length - 1) toCell(cell + 1);
      },
      ArrowLeft: () => {
        if (cell >= 0) toCell(cell - 1);
        else if (isOpen && !found) {
          wanted.current = true;
          onOpen([row.key], false);
        } else if (row.parent >= 0) to(shown.indexOf(row.parent));
      },
      Escape: () => {
        if (cell >= 0) toCell(-1);
      },
      Enter: () => {
        const link = cell >= 0 && box.current?.querySelector(`.focused [data-cell="${cell}"] a`);
        if (link instanceof HTMLElement) link.click();
        else onEnter(row.key);
      },
      "*": () => {
        wanted.current = true;
        const level = tree.rows.filter((one) => one.parent === row.parent && one.children > 0);
        onOpen(level.map((one) => one.key), true);
      },
    };
    if (acts[event.key]) {
      if (event.key === "Escape" && cell < 0) return;
      event.preventDefault();
      acts[event.key]();
    } else if (event.key.length === 1 && !event.ctrlKey && !"/?[] ".includes(event.key)) {
      event.preventDefault();
      const now = performance.now();
      const text = (now - letters.current.at < LETTERS_REST ? letters.current.text : "") + fold(event.key);
      letters.current = { text, at: now };
      const from = text.length > 1 ? at : at + 1;
      const next = [...shown.slice(from), ...shown.slice(0, from)].find((one) => fold(tree.rows[one].name).includes(text));
      if (next !== undefined) to(shown.indexOf(next), -1);
    }
  };
}

/** From so many rows away on, a row is shown with those around it, and not at the edge. */
const FAR = 3;

/** Scrolls so that a row is seen whole, below the head. */
export function reveal(/** @type {HTMLElement|null} */ box, /** @type {number} */ number, /** @type {number} */ height) {
  if (!box) return;
  const top = number * height;
  const room = box.clientHeight - height;
  const [above, below] = [box.scrollTop - top, top + height - room - box.scrollTop];
  if (Math.max(above, below) > FAR * height) box.scrollTop = top - room / 3;
  else if (above > 0) box.scrollTop = top;
  else if (below > 0) box.scrollTop = top + height - room;
}
