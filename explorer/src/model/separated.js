/** Rows as a separated file that a spreadsheet opens as it stands: letters, codes and figures. */

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {(row: Row) => string | number | null | undefined} text  what the cell says; a number is written without grouping
 * @property {boolean} [figure]  right-aligned, and a number to the spreadsheet where `text` gives one
 */

/** What a spreadsheet takes for the beginning of a formula, or may. */
const BEGINNINGS = new Set("=+-@\t\r\n|%");
const BLANKS = /^[ \u00a0\u200b\ufeff]+/;

/**
 * The file's text: a byte order mark, so that Vietnamese letters are read as such, and what stands between cells by the
 * language, as spreadsheets expect it: a semicolon where the comma is the decimal sign.
 * @template Row
 * @param {Column<Row>[]} columns
 * @param {Row[]} rows
 * @param {string} language
 */
export function separated(columns, rows, language) {
  const [between, point] = language === "vi" ? [";", ","] : [",", "."];
  const line = (/** @type {(string | number | null | undefined)[]} */ cells) => cells.map((value) => cell(value, point)).join(between);
  const lines = [line(columns.map((column) => column.label)), ...rows.map((row) => line(columns.map((column) => column.text(row))))];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * @param {string | number | null | undefined} value
 * @param {string} point  the decimal sign
 */
function cell(value, point) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? quoted(String(value).replace(".", point)) : "";
  return quoted(code(value) ?? harmless(value));
}

/**
 * A text of digits alone is a code: as a constant of text it keeps its leading zeros, and as it holds digits only it can be nothing else.
 * @param {string} value
 */
const code = (value) => (/^[0-9]+$/.test(value) ? `="${value}"` : null);

/**
 * What would be taken for a formula is told apart by an apostrophe, in whatever width or behind whatever blanks it begins.
 * @param {string} value
 */
function harmless(value) {
  const seen = value.normalize("NFKC").replace(BLANKS, "");
  return BEGINNINGS.has(seen.charAt(0)) || BEGINNINGS.has(value.charAt(0)) ? `'${value}` : value;
}

/** @param {string} text */
const quoted = (text) => (/[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
