// The organizations and places that were opened lately, kept in this browser; never a member.

const KEPT = "visited";
const MOST = 8;

/** @returns {{view: string, id: string, name: string, apart?: string}[]} the newest first */
export function visited() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

/** Remembers that the record of an organization ("o") or a place ("p") was opened; `apart` is what it is under. */
export function remember(/** @type {"o"|"p"} */ view, /** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ apart = "") {
  const others = visited().filter((one) => one.id !== id);
  localStorage.setItem(KEPT, JSON.stringify([{ view, id, name, apart }, ...others].slice(0, MOST)));
}
