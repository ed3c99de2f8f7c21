// A map of points: nothing but them, the scale, north, and Hoàng Sa in its inset at the edge.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../html.js";
import { nearest } from "../model/layout.js";
import { named, projection, scaleBar, slices, travels } from "../model/projection.js";
import { address, follow } from "../routes.js";
import { number, t } from "../words/words.js";
import { measured, TakeAway, useLetters, useWidth, Zoom } from "./drawing.js";
import { Inset, insetEdges } from "./inset.js";
import { isPlain } from "./link.js";

/**
 * @typedef {object} Point
 * @property {string} key
 * @property {string} owner  whose point it is, over the days
 * @property {Set<string>} before  whose heir that is
 * @property {number} lat
 * @property {number} lon
 * @property {string} name  as it stands beside the point
 * @property {string} whole
 * @property {number} size  what its area stands for
 * @property {{name: string, share: number}[]} shares  its slices, by the name of their class
 * @property {string} words
 * @property {import("../routes.js").To} to
 * @property {boolean} [pale]  it is not what is looked for
 */

/** The radius of the largest point: so that all of them have room, where they lie evenly. */
const LARGEST = { most: 24, least: 9, share: 0.3 };
const SMALLEST = 4;
const CLOSER = 1.6;
const CLOSEST = 16;
const MARGIN = 28;
const WIDE = 620;
const TRAVEL = 700;
const ARROWS = /** @type {Record<string, import("../model/layout.js").Direction>} */ ({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" });
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {{points: Point[], far: import("./inset.js").Far, name: string, label: string, start: {scale: number, middle: {lat: number, lon: number} | null}}} props
 *   `start`: where the map is looked at first
 */
export function PointMap({ points, far, name, label, start }) {
  const letters = useLetters();
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const drawing = useRef(/** @type {SVGSVGElement | null} */ (null));
  const width = Math.max(useWidth(frame), 300);
  const height = Math.round(Math.max(Math.min(width * 0.72, innerHeight - 150), 400));
  const [view, setView] = useState(start);
  useEffect(() => setView(start), [start.scale, start.middle?.lat, start.middle?.lon]);
  const box = roomFor(width, height);
  const map = useMemo(() => projection(points, box, view), [points, width, height, view]);
  const placed = useMemo(() => laidOut(points, map, width, height), [map]);
  // it stays where it is while the map is looked at closer
  const edges = useMemo(() => insetEdges(laidOut(points, projection(points, box), width, height), width, height), [points, width, height]);
  const names = useMemo(() => named(placed, measured(12, 400), { width, height, line: 14, kept: [edges] }), [placed, letters]);
  const areas = useMemo(() => new Map(placed.map((point) => [point.key, { x: point.x, y: point.y, width: 0, height: 0 }])), [placed]);
  const [at, setAt] = useState("");
  const current = areas.has(at) ? at : placed[0]?.key;
  const moving = useTravel(points, map);

  const zoom = (/** @type {number} */ by) =>
    setView((now) => {
      const scale = Math.min(Math.max(now.scale * by, 1), CLOSEST);
      const focused = points.find((point) => point.key === at);
      return { scale, middle: scale === 1 ? null : (now.middle ?? focused ?? map.from({ x: width / 2, y: height / 2 })) };
    });
  const whole = () => setView({ scale: 1, middle: null });
  const focus = (/** @type {string} */ key) => {
    setAt(key);
    /** @type {SVGElement | null | undefined} */ (drawing.current?.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const next = arrow && current && nearest(areas, current, arrow);
    const acts = { PageUp: () => zoom(CLOSER), PageDown: () => zoom(1 / CLOSER), Escape: whole };
    const act = arrow ? () => next && focus(next) : acts[/** @type {"Escape"} */ (event.key)];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const drag = useDrag(view, setView, map);

  return html`<div class="drawing">
    <div class="drawing-tools">
      <${Zoom} smaller=${() => zoom(1 / CLOSER)} larger=${() => zoom(CLOSER)} whole=${whole} />
      <${TakeAway} name=${name} drawing=${drawing} />
    </div>
    <div class="mapped" ref=${frame}>
      <svg ref=${drawing} class=${view.scale > 1 ? "chart map closer" : "chart map"} role="group" aria-label=${label} width=${width} height=${height}
        viewBox=${`0 0 ${width} ${height}`} onKeyDown=${key} ...${drag}>
        ${moving.map((one) => html`<circle key=${one.key} class="moving" r=${SMALLEST} data-from=${one.from} data-to=${one.to} />`)}
        ${placed.map((point) => html`<${Dot} key=${point.key} point=${point} current=${point.key === current} take=${() => setAt(point.key)} />`)}
        ${names.map(({ point, x, y, before }) => html`<text key=${point.key} class=${point.pale ? "halo pale" : "halo"} x=${x} y=${y} text-anchor=${before ? "end" : "start"} dominant-baseline="central">${point.name}</text>`)}
        <${Measure} perKilometre=${map.perKilometre} width=${width} height=${height} />
        <${Inset} far=${far} points=${points} edges=${edges} />
      </svg>
    </div>
  </div>`;
}

/** Where the points go: beside the inset where there is room for both, else under it. @param {number} width @param {number} height */
function roomFor(width, height) {
  const top = width >= WIDE ? MARGIN : 118;
  return { x: MARGIN, y: top, width: width - 2 * MARGIN, height: height - top - MARGIN - 16 };
}

/** @param {Point[]} points @param {ReturnType<typeof projection>} map @param {number} width @param {number} height */
function laidOut(points, map, width, height) {
  const largest = Math.min(Math.max(LARGEST.share * Math.sqrt((width * height) / Math.max(points.length, 1)), LARGEST.least), LARGEST.most);
  const most = Math.max(...points.map((point) => point.size), 1);
  return points
    .map((point) => ({ ...point, ...map.at(point), radius: Math.max(Math.sqrt(point.size / most) * largest, SMALLEST) }))
    .filter(({ x, y }) => x > -largest && y > -largest && x < width + largest && y < height + largest)
    .sort((a, b) => b.radius - a.radius);
}

/** A point that links to its record. @param {{point: Point & {x: number, y: number, radius: number}, current: boolean, take: () => void}} props */
function Dot({ point, current, take }) {
  const press = (/** @type {MouseEvent} */ event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    follow(address(point.to));
  };
  return html`<a class=${point.pale ? "point pale" : "point"} href=${address(point.to)} data-key=${point.key} aria-label=${point.words} tabindex=${current ? 0 : -1}
    transform=${`translate(${point.x} ${point.y})`} onFocus=${take} onClick=${press}>
    <title>${point.words}</title>
    <circle class="target" r="12" />
    ${slices(point.shares, point.radius).map((slice) => html`<path key=${slice.name} class=${`slice ${slice.name}`} d=${slice.path} />`)}
    <circle class="rim" r=${point.radius} />
  </a>`;
}

/** The scale, and where north is. @param {{perKilometre: number, width: number, height: number}} props */
function Measure({ perKilometre, width, height }) {
  const bar = scaleBar(perKilometre, Math.min(width / 4, 160));
  return html`<g class="measure">
    <g transform=${`translate(16 ${height - 12})`}>
      <rect class="under" x="-8" y="-28" width=${bar.width + 16} height="36" />
      <path d=${`M0 -6V0H${bar.width}V-6`} />
      <text class="halo" x=${bar.width / 2} y="-8" text-anchor="middle">${t("map.scale", { km: number(bar.kilometres) })}</text>
    </g>
    <g transform="translate(22 16)" role="img" aria-label=${t("map.north.long")}>
      <rect class="under" x="-16" y="-14" width="32" height="50" />
      <path class="north" d="M0 -8L7 12L0 7L-7 12Z" />
      <text class="halo" y="28" text-anchor="middle">${t("map.north")}</text>
    </g>
  </g>`;
}

/** While it is looked at closer, the map is moved by dragging it. */
function useDrag(/** @type {any} */ view, /** @type {(view: any) => void} */ setView, /** @type {ReturnType<typeof projection>} */ map) {
  const held = useRef(/** @type {{x: number, y: number, moved: boolean} | null} */ (null));
  if (view.scale === 1) return {};
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => (held.current = { x: event.clientX, y: event.clientY, moved: false }),
    onPointerMove: (/** @type {PointerEvent} */ event) => {
      const from = held.current;
      if (!from || (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 4)) return;
      const middle = map.at(view.middle);
      setView({ ...view, middle: map.from({ x: middle.x - (event.clientX - from.x), y: middle.y - (event.clientY - from.y) }) });
      held.current = { x: event.clientX, y: event.clientY, moved: true };
    },
    onPointerUp: () => (held.current = null),
    onPointerLeave: () => (held.current = null),
    onDragStart: (/** @type {Event} */ event) => event.preventDefault(),
  };
}

/**
 * What travels since the points before: drawn for as long as it takes, not at all where motion is not wanted.
 * @param {Point[]} points @param {ReturnType<typeof projection>} map
 */
function useTravel(points, map) {
  const had = useRef(points);
  const [moving, setMoving] = useState(/** @type {{key: string, from: string, to: string}[]} */ ([]));
  useLayoutEffect(() => {
    const { into, outOf } = travels(had.current, points);
    if (had.current === points) return undefined;
    had.current = points;
    if (still()) return undefined;
    const spot = (/** @type {Point} */ point) => {
      const { x, y } = map.at(point);
      return `${x}px, ${y}px`;
    };
    for (const point of points) {
      const from = outOf.get(point.key);
      const dot = document.querySelector(`.map [data-key="${CSS.escape(point.key)}"]`);
      if (from) dot?.animate([{ transform: `translate(${spot(from)})` }, { transform: `translate(${spot(point)})` }], { duration: TRAVEL, easing: "ease-in-out" });
    }
    setMoving(into.map(({ point, to }) => ({ key: `${point.key} ${to.key}`, from: spot(point), to: spot(to) })));
    const arrived = setTimeout(() => setMoving([]), TRAVEL);
    return () => clearTimeout(arrived);
  }, [points]);
  useLayoutEffect(() => {
    for (const dot of document.querySelectorAll(".map .moving")) {
      const { from, to } = /** @type {SVGElement} */ (dot).dataset;
      dot.animate([{ transform: `translate(${from})` }, { transform: `translate(${to})`, opacity: 0.3 }], { duration: TRAVEL, easing: "ease-in-out", fill: "forwards" });
    }
  }, [moving]);
  return moving;
}
