// Periods of a year: which years there are to choose from, and what of a year has passed on a day.
import { shift, shiftMonth } from "./day.js";

/**
 * A year as far as it has gone on a day; the end is exclusive, as the API has it.
 * @param {number} year @param {string} day
 */
export function yearUntil(year, day) {
  const end = `${year + 1}-01-01`;
  const next = shift(day, 1);
  return { from: `${year}-01-01`, to: next < end && next > `${year}-01-01` ? next : end };
}

/** The years from the newest to the oldest, of which anything can be known. @param {string} first @param {string} last @param {number} most */
export function years(first, last, most = 12) {
  const newest = Number(last.slice(0, 4));
  const oldest = Math.max(Number(first.slice(0, 4)), newest - most + 1);
  return Array.from({ length: Math.max(1, newest - oldest + 1) }, (_, i) => newest - i);
}

/**
 * The months that a period touches, by their first days, each with its part of the period.
 * @param {{from: string, to: string}} period
 */
export function monthsOf({ from, to }) {
  const months = [];
  for (let month = `${from.slice(0, 7)}-01`; month < to; month = shiftMonth(month, 1)) {
    const next = shiftMonth(month, 1);
    months.push({ month, from: month < from ? from : month, to: next > to ? to : next });
  }
  return months;
}

/** Periods that are judged beside a term: `YEAR`, and quarters by their number. */
const QUARTER = /^Q([1-4])$/;

/**
 * A year or a quarter of it; the end is exclusive.
 * @param {string} span `YEAR`, `Q1` to `Q4` @param {number} year
 */
export function spanOf(span, year) {
  const quarter = Number(QUARTER.exec(span)?.[1] ?? 0);
  const from = quarter ? shiftMonth(`${year}-01-01`, 3 * (quarter - 1)) : `${year}-01-01`;
  return { from, to: shiftMonth(from, quarter ? 3 : 12) };
}

/**
 * What kind of period it is that is judged.
 * @param {string} from @param {string} to exclusive
 * @returns {{kind: "year"|"quarter"|"term", year: string, quarter: number}}
 */
export function kindOf(from, to) {
  const year = from.slice(0, 4);
  for (const [span, kind, quarter] of /** @type {const} */ ([["YEAR", "year", 0], ["Q1", "quarter", 1], ["Q2", "quarter", 2], ["Q3", "quarter", 3], ["Q4", "quarter", 4]])) {
    const known = spanOf(span, Number(year));
    if (known.from === from && known.to === to) return { kind, year, quarter };
  }
  return { kind: "term", year, quarter: 0 };
}
