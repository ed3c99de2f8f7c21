// An indicator over time as a small drawing: dots or bars, hollow where they were stated; it says its numbers to those who hear it.
import { html } from "../html.js";
import { dayAt, trend } from "../model/trend.js";

const SIZE = { width: 320, height: 140 };
const FIELD = { left: 52, right: 312, top: 16, bottom: 116 };
/** How far apart names of stretches stand at least. */
const APART = 34;

/**
 * @param {{points: import("../model/trend.js").Drawn[], happens: boolean, reform: string | null, label: string, written: (value: number, step?: number) => string, named: (point: import("../model/trend.js").Point) => string}} props
 *   `reform`: the day on which organizations went into others; `written`: a value in words, of a line that the field is divided at with the step; `named`: a stretch in short
 */
export function Trend({ points, happens, reform, label, written, named }) {
  const { marks, aims, paths, lines, columns, wide, step } = trend(points, happens, FIELD);
  const each = Math.ceil(APART / wide);
  const last = marks[marks.length - 1];
  return html`<svg class="trend" viewBox=${`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label=${label}>
    ${lines.map(({ value, y }) => html`<g key=${value}><line class="grid-line" x1=${FIELD.left} x2=${FIELD.right} y1=${y} y2=${y} />
      <text class="trend-value" x=${FIELD.left - 5} y=${y + 4}>${written(value, step)}</text></g>`)}
    ${columns.map(({ point, x }, number) => (columns.length - 1 - number) % each === 0 && html`<text key=${point.from} class="trend-name" x=${x} y=${SIZE.height - 6}>${named(point)}</text>`)}
    <${Reform} x=${dayAt(reform, points, FIELD)} field=${FIELD} />
    ${paths.map((path) => html`<polyline key=${path} points=${path} />`)}
    ${marks.map((mark) => html`<${Marked} key=${mark.x} mark=${mark} bottom=${FIELD.bottom} radius="3.5" />`)}
    ${aims.map(({ x, y }) => html`<line key=${x} class="aim" x1=${x - wide * 0.45} x2=${x + wide * 0.45} y1=${y} y2=${y} />`)}
    ${last && html`<text class="trend-last" x=${Math.min(last.x, FIELD.right - 16)} y=${last.y - 7}>${written(/** @type {number} */ (last.point.value))}</text>`}
  </svg>`;
}

/** The day of a reform, as an upright line. @param {{x: number | null, field: import("../model/trend.js").Field}} props */
const Reform = ({ x, field }) => x !== null && html`<line class="reform" x1=${x} x2=${x} y1=${field.top} y2=${field.bottom} />`;

/** A bar down to the foot of the field, or a dot. @param {{mark: import("../model/trend.js").Mark, bottom: number, radius: string}} props */
function Marked({ mark: { x, y, width, stated }, bottom, radius }) {
  const kind = stated ? "stated" : "computed";
  return width
    ? html`<rect class=${kind} x=${x - width / 2} y=${Math.min(y, bottom - 1)} width=${width} height=${Math.max(bottom - y, 1)} />`
    : html`<circle class=${kind} cx=${x} cy=${y} r=${radius} />`;
}

const SPARK = { left: 2, right: 94, top: 4, bottom: 20 };

/** The same without words, beside its numbers in a row. @param {{points: import("../model/trend.js").Point[], happens: boolean, reform: string | null}} props */
export function Spark({ points, happens, reform }) {
  const { marks, paths } = trend(points, happens, SPARK);
  return html`<svg class="trend spark" viewBox="0 0 96 24" aria-hidden="true">
    <${Reform} x=${dayAt(reform, points, SPARK)} field=${SPARK} />
    ${paths.map((path) => html`<polyline key=${path} points=${path} />`)}
    ${marks.map((mark) => html`<${Marked} key=${mark.x} mark=${mark} bottom=${SPARK.bottom} radius="1.8" />`)}
  </svg>`;
}
