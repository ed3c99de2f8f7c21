// Days as texts YYYY-MM-DD: read as people write them, written as they read them, moved. Knows no DOM.

const WRITTEN = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/**
 * The day that a text means, or null: 30/6/2025, 30-6-25, 1/7 (of `year`), 2025-06-30.
 * @param {string} text
 * @param {number} year
 * @returns {string|null}
 */
export function parse(text, year) {
  const found = text.trim().normalize("NFKC");
  const iso = ISO.exec(found);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = WRITTEN.exec(found);
  if (!written) return null;
  const named = written[3] === undefined ? year : Number(written[3]);
  return real(written[3]?.length === 2 ? century(named, year) : named, Number(written[2]), Number(written[1]));
}

/** Two figures mean the year nearest to `year`: 97 is 1997, 25 is 2025. */
function century(/** @type {number} */ two, /** @type {number} */ year) {
  const within = Math.floor(year / 100) * 100 + two;
  return within > year + 20 ? within - 100 : within;
}

/** Whether a text is written as a day is, though there may be no such day: 31/2/2025. */
export const isWritten = (/** @type {string} */ text) => WRITTEN.test(text.trim()) || ISO.test(text.trim());

function real(/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const whole = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return whole && year >= 1000 ? iso(date) : null;
}

const iso = (/** @type {Date} */ date) => date.toISOString().slice(0, 10);
const MS = 86_400_000;

/** How many days after 1/1/1970. */
export const ordinal = (/** @type {string} */ day) => Math.round(Date.parse(`${day}T00:00:00Z`) / MS);
export const ofOrdinal = (/** @type {number} */ number) => iso(new Date(number * MS));
export const shift = (/** @type {string} */ day, /** @type {number} */ days) => ofOrdinal(ordinal(day) + days);

/** The same day of another month, or the last day of a shorter one. */
export function shiftMonth(/** @type {string} */ day, /** @type {number} */ months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** 30/6/2025 in Vietnamese, 30 June 2025 in English. */
export function written(/** @type {string} */ day, /** @type {string} */ lang) {
  const [year, month, date] = day.split("-").map(Number);
  return lang === "vi" ? `${date}/${month}/${year}` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** 6/2025 in Vietnamese, Jun 2025 in English. */
export function writtenMonth(/** @type {string} */ day, /** @type {string} */ lang) {
  const [year, month] = day.split("-").map(Number);
  return lang === "vi" ? `${month}/${year}` : `${MONTHS[month - 1].slice(0, 3)} ${year}`;
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/**
 * The mark that rules a day: the last one at or before it; -1 before the first.
 * @param {string[]} marks in order
 * @param {string} day
 */
export function epochOf(marks, day) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
