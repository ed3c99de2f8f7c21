// Rows in an order of their own: what a list that is loaded whole is sorted by.

/** @typedef {string | number | null | undefined} Key */

const letters = new Intl.Collator("vi", { numeric: true });

/**
 * What a name is sorted by: the given name, which comes last, then those between, then the family's.
 * @param {string} name
 */
export function byGivenName(name) {
  const words = name.normalize("NFC").trim().split(/\s+/);
  const given = words.pop() ?? "";
  return [given, ...words.slice(1), words[0] ?? ""].join(" ").trim();
}

/**
 * @param {Key} one
 * @param {Key} other
 */
function compared(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return letters.compare(String(one), String(other));
}

/** @param {Key} key */
const lacks = (key) => key === null || key === undefined || key === "";

/**
 * The rows by their keys; those without one stand last, whichever way; equal ones keep their places.
 * @template Row
 * @param {readonly Row[]} rows
 * @param {(row: Row) => Key} key
 * @param {boolean} descending
 * @returns {Row[]}
 */
export function ordered(rows, key, descending = false) {
  const keyed = rows.map((row, place) => ({ row, place, key: key(row) }));
  const way = descending ? -1 : 1;
  keyed.sort((one, other) => {
    if (lacks(one.key) || lacks(other.key)) return Number(lacks(one.key)) - Number(lacks(other.key)) || one.place - other.place;
    return way * compared(one.key, other.key) || one.place - other.place;
  });
  return keyed.map(({ row }) => row);
}
