// Hoàng Sa, which belongs on every map of Đà Nẵng and lies too far out to stand among the others: in a frame of its own, with
// how far away it is and where.
import { html } from "../html.js";
import { away, octant, roomAtTheRight } from "../model/projection.js";
import { address, follow } from "../routes.js";
import { number, t } from "../words/words.js";
import { isPlain } from "./link.js";

/** @typedef {{name: string, to: import("../routes.js").To} | null} Far  what governs it on the day; null: nothing in the data does */

/** The middle of the archipelago, as the record of its special zone has it since July 2025; the district before it stood on the mainland. */
export const HOANG_SA = { lat: 16.568, lon: 112.135 };
const SIZE = { width: 212, height: 92 };
const EDGE = 8;

/** What it covers of a drawing in which these points stand. @param {{x: number, y: number, radius: number}[]} points @param {number} width @param {number} height */
export const insetEdges = (points, width, height) => roomAtTheRight(SIZE, points, { width, height, edge: EDGE });

/** @param {{far: Far, points: {lat: number, lon: number, whole: string}[], edges: {left: number, top: number}}} props */
export function Inset({ far, points, edges }) {
  const from = points.reduce((/** @type {any} */ best, point) => {
    const { kilometres, degrees } = away(point, HOANG_SA);
    return best && best.kilometres <= kilometres ? best : { ...point, kilometres, degrees };
  }, null);
  const name = far?.name ?? t("map.inset");
  const where = from ? t("map.inset.far", { from: from.whole, km: number(Math.round(from.kilometres)) }) : "";
  const way = from ? t("map.inset.way", { way: t(`map.way.${octant(from.degrees)}`) }) : "";
  const press = (/** @type {MouseEvent} */ event) => {
    if (!far || !isPlain(event)) return;
    event.preventDefault();
    follow(address(far.to));
  };
  const drawn = html`<circle class="rim" cx="20" cy="24" r="7" />
    <text class="name" x="36" y="29">${name}</text>`;
  return html`<g class="inset" transform=${`translate(${edges.left} ${edges.top})`}>
    <rect width=${SIZE.width} height=${SIZE.height} rx="4" />
    ${far ? html`<a class="point" href=${address(far.to)} aria-label=${`${name}, ${where} ${way}`} onClick=${press}>${drawn}</a>` : drawn}
    <text x="12" y="56">${where}</text>
    <text x="12" y="76">${way}</text>
    ${from && html`<path class="way" d="M-12 0H12M6 -5L12 0L6 5" transform=${`translate(${SIZE.width - 28} 72) rotate(${from.degrees - 90})`} />`}
  </g>`;
}
