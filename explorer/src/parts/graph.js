// A graph as an SVG of real links: boxes are laid out by the ties between them, arrows go to the nearest box that way.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../html.js";
import { chain, layers, lines, nearest } from "../model/layout.js";
import { address, follow } from "../routes.js";
import { t } from "../words/words.js";
import { measured, SCALES, TakeAway, useLetters, useScroll, useWidth, Zoom } from "./drawing.js";
import { isPlain } from "./link.js";

/**
 * @typedef {object} Box
 * @property {string} key
 * @property {string} title
 * @property {string} note
 * @property {"organization" | "member" | "place" | "more"} shape
 * @property {import("../routes.js").To | null} to  null: a press does what Space does
 * @property {string} words  what is said of it, with how it hangs together with the others
 * @property {boolean} subject
 * @property {boolean | null} open  null: it has nothing to open
 */
/** @typedef {import("../model/layout.js").Tie & {lacking?: boolean}} Line */

const WIDTH = { box: 200, more: 120 };
const PAD = { x: 12, y: 8 };
const LINE = { title: 18, note: 16 };
const HANDLE = 12;
const STEP = 56;
const ARROWS = /** @type {Record<string, import("../model/layout.js").Direction>} */ ({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" });

/** Boxes with the lines that their texts take. @param {Box[]} boxes */
function sized(boxes) {
  const [title, note] = [measured(13, 600), measured(12, 400)];
  return boxes.map((box) => {
    const width = box.shape === "more" ? WIDTH.more : WIDTH.box;
    const inner = width - 2 * PAD.x - (box.open === null ? 0 : HANDLE);
    const titles = lines(box.title, inner, title);
    const notes = box.note ? lines(box.note, inner, note) : [];
    return { ...box, width, titles, notes, height: 2 * PAD.y + titles.length * LINE.title + notes.length * LINE.note };
  });
}

/**
 * @param {{boxes: Box[], ties: Line[], name: string, label: string, way?: boolean, onSpace?: (key: string) => void}} props
 *   the first box is the subject; `way`: one under the other, as steps; `label` says what is drawn
 */
export function Graph({ boxes, ties, name, label, way = false, onSpace = () => undefined }) {
  const letters = useLetters();
  const drawing = useRef(/** @type {SVGSVGElement | null} */ (null));
  const { box: scroll, show } = useScroll();
  const room = useWidth(scroll);
  const [step, setStep] = useState(SCALES.indexOf(1));
  const [at, setAt] = useState(boxes[0].key);
  const sizes = useMemo(() => sized(boxes), [boxes, letters]);
  const laid = useMemo(() => (way ? chain(sizes, ties, STEP) : layers(sizes, ties)), [sizes, ties, way]);
  const start = boxes[0].key;
  const current = laid.areas.has(at) ? at : start;
  const scale = SCALES[step];

  const center = () => show(/** @type {import("../model/layout.js").Area} */ (laid.areas.get(start)), scale);
  // the style that makes the box scroll may come after the first drawing
  useLayoutEffect(center, [start, room, letters]);
  useEffect(() => {
    // the box that had the focus may be gone with a page of its list
    if (at !== current && (document.activeElement === document.body || drawing.current?.contains(document.activeElement))) focus(current);
  }, [laid]);

  const focus = (/** @type {string} */ key) => {
    setAt(key);
    /** @type {SVGElement | null | undefined} */ (drawing.current?.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  };
  const zoom = (/** @type {number} */ by) => setStep((now) => Math.min(Math.max(now + by, 0), SCALES.length - 1));
  const whole = () => {
    setStep(laid.width > room ? 0 : SCALES.indexOf(1));
    center();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const next = arrow && nearest(laid.areas, current, arrow);
    const acts = { " ": () => onSpace(current), Home: () => focus(start), PageUp: () => zoom(1), PageDown: () => zoom(-1), Escape: whole };
    const act = arrow ? () => next && focus(next) : acts[/** @type {" "} */ (event.key)];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return html`<div class="drawing">
    <div class="drawing-tools">
      <${Zoom} smaller=${() => zoom(-1)} larger=${() => zoom(1)} whole=${whole} />
      <${TakeAway} name=${name} drawing=${drawing} />
    </div>
    <div class="scrolled" ref=${scroll}>
      <svg ref=${drawing} class=${way ? "graph way" : "graph"} role="group" aria-label=${label} width=${laid.width * scale} height=${laid.height * scale}
        viewBox=${`0 0 ${laid.width} ${laid.height}`} onKeyDown=${key}>
        <defs>
          ${["arrow", "arrow-lacking"].map((id) => html`<marker id=${id} class=${id} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path d="M0 0L8 4L0 8z" /></marker>`)}
        </defs>
        ${laid.ties.map((tie) => html`<${Drawn} key=${`${tie.from} ${tie.to} ${tie.kind}`} tie=${tie} />`)}
        ${laid.ties.map((tie) => tie.at && html`<text key=${`${tie.from} ${tie.to} ${tie.kind} word`} class="word halo" x=${tie.at.x} y=${tie.at.y} text-anchor="middle" dominant-baseline="central">${tie.word}</text>`)}
        ${sizes.map(
          (box) => html`<${Shown} key=${box.key} box=${box} area=${laid.areas.get(box.key)} current=${box.key === current}
            take=${() => setAt(box.key)} onSpace=${onSpace} />`,
        )}
      </svg>
    </div>
  </div>`;
}

/** A line; supervision points at what is followed. @param {{tie: import("../model/layout.js").DrawnTie & {lacking?: boolean}}} props */
function Drawn({ tie }) {
  const kind = `tie ${tie.kind}${tie.lacking ? " lacking" : ""}`;
  return html`<g class=${kind}><path d=${tie.path} marker-end=${tie.kind === "supervision" ? `url(#arrow${tie.lacking ? "-lacking" : ""})` : undefined} /></g>`;
}

/** A box: a link to its record, with a handle that opens what stands around it. */
function Shown(/** @type {{box: any, area: import("../model/layout.js").Area, current: boolean, take: () => void, onSpace: (key: string) => void}} */ { box, area, current, take, onSpace }) {
  const press = (/** @type {MouseEvent} */ event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    if (box.to) follow(address(box.to));
    else onSpace(box.key);
  };
  const common = {
    class: `box ${box.shape}${box.subject ? " chief" : ""}`,
    "data-key": box.key,
    "aria-label": box.words,
    tabindex: current ? 0 : -1,
    onFocus: take,
    onClick: press,
  };
  const drawn = html`<rect width=${area.width} height=${area.height} rx=${box.shape === "member" ? 16 : 4} />
    ${[...box.titles, ...box.notes].map((text, at) => {
      const below = at - box.titles.length;
      const y = below < 0 ? PAD.y + (at + 0.75) * LINE.title : PAD.y + box.titles.length * LINE.title + (below + 0.75) * LINE.note;
      return html`<text class=${below < 0 ? "name" : "note"} x=${PAD.x} y=${y}>${text}</text>`;
    })}`;
  return html`<g transform=${`translate(${area.x} ${area.y})`}>
    ${box.to
      ? html`<a ...${common} href=${address(box.to)} aria-expanded=${box.open ?? undefined}>${drawn}</a>`
      : html`<g ...${common} role="button" onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && onSpace(box.key)}>${drawn}</g>`}
    ${box.open !== null && html`<${Handle} box=${box} area=${area} onSpace=${onSpace} />`}
  </g>`;
}

/** What Space does, for a pointer; the keyboard has the box itself. */
function Handle(/** @type {{box: any, area: import("../model/layout.js").Area, onSpace: (key: string) => void}} */ { box, area, onSpace }) {
  const words = t(box.open ? "graph.close" : "graph.open", { name: box.title });
  return html`<g class="handle" role="button" tabindex="-1" aria-label=${words} transform=${`translate(${area.width} ${area.height / 2})`}
    onClick=${() => onSpace(box.key)}>
    <title>${words}</title>
    <circle r=${HANDLE} />
    <path d=${box.open ? "M-5 0H5" : "M-5 0H5M0 -5V5"} />
  </g>`;
}
