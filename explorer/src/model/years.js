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
