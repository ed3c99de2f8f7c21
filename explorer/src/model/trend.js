// Where the points of an indicator are drawn: what stands on the last day of a stretch is a dot at its end, what happens
// in it a bar as wide as it. What was worked out is filled, what was stated is hollow.
import { ordinal } from "./day.js";

/** @typedef {{numerator: number, denominator: number | null, value: number, directive: {symbol: string}}} Figure */
/** @typedef {{from: string, to: string, numerator: number | null, denominator: number | null, value: number | null, source: string, target?: Figure | null, reported?: Figure | null}} Point */
/** @typedef {Point & {aim?: number | null}} Drawn a point with the value that is drawn, and what was to be reached on the same scale */
/** @typedef {{x: number, y: number, width: number, stated: boolean, point: Point}} Mark */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Field */

/** Dots whose least is more than this part of their most do not begin at 0: nothing would be seen of what changes. */
const FLAT = 0.6;
/** The least part of the most that is drawn then: a difference of nothing is not to look like a fall. */
const SPAN = 0.1;
const LINES = 3;
/** Events by which organizations go into others. */
const MERGING = new Set(["MERGE", "SPLIT"]);
const STEPS = [1, 2, 5, 10];

/** Whether somebody stated the figure, so that it was not worked out. @param {Point} point */
export const isStated = (point) => point.source === "REPORTED";

/**
 * What is drawn of an indicator, and in which unit: in numbers where some of it was stated without what it is a share of.
 * @param {Point[]} points @param {string} unit
 * @returns {{unit: string, points: Drawn[]}}
 */
export function drawn(points, unit) {
  const numbers = unit === "NUMBER" || points.some(({ target, reported }) => [target, reported].some((figure) => figure && figure.denominator === null));
  return {
    unit: numbers ? "NUMBER" : unit,
    points: points.map((point) => ({ ...point, value: numbers ? point.numerator : point.value, aim: (numbers ? point.target?.numerator : point.target?.value) ?? null })),
  };
}

/**
 * From which value to which it is drawn, and by which steps, which are round numbers.
 * @param {number[]} values @param {boolean} fromZero
 */
export function scale(values, fromZero) {
  const most = Math.max(0, ...values) || 1;
  const least = values.length ? Math.min(...values) : 0;
  const span = Math.max((most - least) * 1.5, most * SPAN);
  const begin = fromZero || least < most * FLAT || least === most ? 0 : most - span;
  const rough = (most - begin) / LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = /** @type {number} */ (STEPS.find((one) => one * power >= rough * (1 - 1e-9))) * power;
  const low = Math.max(Math.floor(begin / step + 1e-9), 0) * step;
  return { low, step, high: Math.max(Math.ceil(most / step - 1e-9) * step, low + step) };
}

/** The day of a reform: one on which organizations went into others. @param {{on: string, events: {kind: string}[]} | undefined} most */
export const reformOf = (most) => (most?.events.some(({ kind }) => MERGING.has(kind)) ? most.on : null);

/**
 * Where a day lies among stretches of time; null: in none of them.
 * @param {string | null} on @param {{from: string, to: string}[]} points @param {{left: number, right: number}} field
 */
export function dayAt(on, points, { left, right }) {
  const number = points.findIndex(({ from, to }) => on !== null && from <= on && on < to);
  if (number < 0) return null;
  const [from, day, to] = [points[number].from, /** @type {string} */ (on), points[number].to].map(ordinal);
  return left + ((right - left) / points.length) * (number + (day - from) / (to - from));
}

/**
 * The points of one indicator as they are drawn, the lines through dots that follow each other and are of one source, and
 * the values that the field is divided at.
 * @param {Drawn[]} points @param {boolean} happens @param {Field} field
 */
export function trend(points, happens, { left, right, top, bottom }) {
  const known = points.flatMap(({ value, aim = null }) => [value, aim]).filter((value) => value !== null);
  const { low, step, high } = scale(known, happens);
  const wide = (right - left) / Math.max(points.length, 1);
  const height = (/** @type {number} */ value) => bottom - ((bottom - top) * (value - low)) / (high - low);
  const place = (/** @type {number} */ number) => left + wide * (number + (happens ? 0.5 : 1)) - (happens ? 0 : Math.min(wide / 2, 4));
  /** @type {Mark[]} */
  const marks = [];
  /** @type {string[][]} */
  const paths = [];
  /** @type {boolean | null} */
  let before = null;
  points.forEach((point, number) => {
    const stated = point.value === null ? null : isStated(point);
    if (stated === null || stated !== before) paths.push([]);
    if (point.value !== null) {
      const [x, y] = [place(number), height(point.value)];
      marks.push({ x, y, width: happens ? wide * 0.64 : 0, stated: stated === true, point });
      paths[paths.length - 1].push(`${x.toFixed(1)},${y.toFixed(1)}`);
    }
    before = stated;
  });
  const lines = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, number) => low + step * number);
  return {
    marks,
    aims: points.flatMap(({ aim = null }, number) => (aim === null ? [] : [{ x: place(number), y: height(aim) }])),
    paths: happens ? [] : paths.filter((one) => one.length > 1).map((one) => one.join(" ")),
    lines: lines.map((value) => ({ value, y: height(value) })),
    columns: points.map((point, number) => ({ point, x: left + wide * (number + 0.5) })),
    wide,
    step,
  };
}
