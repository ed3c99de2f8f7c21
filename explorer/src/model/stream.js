// An event stream as it comes in pieces: whole events out of text that may be cut anywhere.

/**
 * The data of the events that are whole, and what is left of the next one. Comments, which only keep a stream open, are none.
 * @param {string} text
 * @returns {{events: {name: string, data: string}[], rest: string}}
 */
export function eventsIn(text) {
  const parts = text.split("\n\n");
  const rest = parts.pop() ?? "";
  const events = parts.map(eventOf).filter((event) => event !== null);
  return { events, rest };
}

/** @param {string} part */
function eventOf(part) {
  const fields = part.split("\n").filter((line) => line !== "" && !line.startsWith(":"));
  if (fields.length === 0) return null;
  const of = (/** @type {string} */ field) => fields.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ""));
  return { name: of("event")[0] ?? "message", data: of("data").join("\n") };
}
