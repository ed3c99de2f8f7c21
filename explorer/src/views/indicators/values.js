// Numbers of indicators in words: a value by its unit, what it is a share of, and the stretch that it is of.
import { shift } from "../../model/day.js";
import { isStated } from "../../model/trend.js";
import { day, lang, number, t } from "../../words/words.js";

/** @typedef {import("../../model/trend.js").Point} Point */
/** @typedef {import("./choices.js").Definition} Definition */

const digits = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most, style = "decimal") =>
  new Intl.NumberFormat(lang.value, { style: /** @type {"decimal"} */ (style), minimumFractionDigits: least, maximumFractionDigits: most }).format(value);

/**
 * A value by the unit of its indicator; with a step, a round value whose neighbours lie that far.
 * @param {number | null} value @param {string} unit @param {number} [step]
 */
export function written(value, unit, step) {
  if (value === null) return t("none");
  const fine = step ?? (value || 1);
  if (unit === "SHARE") return digits(value, 0, fine < 0.001 ? 2 : fine < 0.01 ? (step ? 1 : 2) : step ? 0 : 1, "percent");
  return unit === "DAYS" || (step !== undefined && step < 1) ? digits(value, 0, 1) : number(value);
}

/** Numerator and denominator of a point; empty where it is a plain number, or nothing is known. @param {Point} point @param {Definition} definition */
export const parts = (point, definition) =>
  definition.denominator !== null && point.denominator !== null && point.numerator !== null ? `${number(point.numerator)} / ${number(point.denominator)}` : "";

/** A stated figure: a number, or a share where one is stated. @param {import("../../model/trend.js").Figure} figure @param {Definition} definition */
const figure = ({ value, denominator }, definition) => written(value, denominator === null ? "NUMBER" : definition.unit);

/** A figure as it was stated: a number, or a share with what it is of. @param {{numerator: number, denominator: number | null, value: number}} one */
export const figured = ({ numerator, denominator, value }) =>
  denominator === null ? number(numerator) : `${number(numerator)} / ${number(denominator)} (${written(value, "SHARE")})`;

/** What was to be reached, and what was reported beside what was worked out. @param {Point} point @param {Definition} definition */
export const stated = (point, definition) => [
  point.target && t("indicators.targetOf", { figure: figure(point.target, definition) }),
  isStated(point) && t("indicators.isReported"),
  point.reported && !isStated(point) && t("indicators.reportedAs", { figure: figure(point.reported, definition) }),
].filter(Boolean).join("; ");

/** What a point says: its value, or where only a number was stated, that. @param {Point} point @param {Definition} definition */
export const told = (point, definition) => (point.value === null && isStated(point) ? written(point.numerator, "NUMBER") : written(point.value, definition.unit));

/** A stretch in short, as heads of columns have it. @param {Point} point @param {string} interval */
export function stretch(point, interval) {
  const [year, month] = point.from.split("-");
  if (interval === "YEAR") return year;
  if (interval === "QUARTER") return t("indicators.quarter", { quarter: String(Math.ceil(Number(month) / 3)), year });
  return `${Number(month)}/${year}`;
}

/** When it is of: the last day, or the stretch in which it happened. @param {Point} point @param {Definition} definition */
export const when = (point, definition) =>
  definition.happens ? t("indicators.in", { from: day(point.from), to: day(shift(point.to, -1)) }) : t("indicators.on", { day: day(shift(point.to, -1)) });

/** The columns of stretches: each value with what it is a share of. @param {{points: Point[]}[]} rows @param {string} interval @param {(row: any) => Definition} definitionOf */
export const columnsOf = (rows, interval, definitionOf) =>
  (rows[0]?.points ?? []).map((head, place) => ({
    id: head.from,
    label: stretch(head, interval),
    figure: true,
    text: (/** @type {any} */ row) => told(row.points[place], definitionOf(row)),
    order: (/** @type {any} */ row) => row.points[place].value,
    point: (/** @type {any} */ row) => row.points[place],
  }));

/** The lines of a file: a point each, its numbers apart. @param {{id: string, label: string, text: (row: any) => string}[]} heads @param {(row: any) => Definition} definitionOf */
export const fileOf = (heads, definitionOf) => ({
  columns: [
    ...heads.map((head) => ({ ...head, text: (/** @type {any} */ line) => head.text(line.row) })),
    { id: "indicator", label: t("indicators.indicator"), text: (/** @type {any} */ line) => definitionOf(line.row).name },
    { id: "from", label: t("indicators.first"), text: (/** @type {any} */ line) => line.point.from },
    { id: "to", label: t("indicators.last"), text: (/** @type {any} */ line) => shift(line.point.to, -1) },
    { id: "numerator", label: t("indicators.numerator"), figure: true, text: (/** @type {any} */ line) => line.point.numerator },
    { id: "denominator", label: t("indicators.denominator"), figure: true, text: (/** @type {any} */ line) => line.point.denominator },
    { id: "value", label: t("indicators.value"), figure: true, text: (/** @type {any} */ line) => line.point.value },
    { id: "target", label: t("indicators.target"), figure: true, text: (/** @type {any} */ line) => line.point.target?.value },
    { id: "reported", label: t("indicators.reportedFigure"), figure: true, text: (/** @type {any} */ line) => line.point.reported?.value },
    { id: "source", label: t("indicators.source"), text: (/** @type {any} */ line) => sourceOf(line.point) },
  ],
  rows: (/** @type {any[]} */ rows) => rows.flatMap((row) => row.points.map((/** @type {Point} */ point) => ({ row, point }))),
});

/** @param {Point} point */
const sourceOf = (point) => t(point.source === "NOT_KNOWN" ? "indicators.notKnown" : isStated(point) ? "indicators.reported" : "indicators.computed");
