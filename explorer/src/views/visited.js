// The organizations and places that whoever looks opened lately, kept in this browser; never a member.
import { viewer } from "../ask/viewer.js";

/** What one viewer has opened is not told to the next one at the same machine. */
const kept = () => ["visited", viewer.value.id].filter(Boolean).join(" ");
const MOST = 8;

/** @returns {{view: string, id: string, name: string, apart?: string}[]} the newest first */
export function visited() {
  try {
    return JSON.parse(localStorage.getItem(kept()) ?? "[]");
  } catch {
    return [];
  }
}

/** Remembers that the record of an organization ("o") or a place ("p") was opened; `apart` is what it is under. */
export function remember(/** @type {"o"|"p"} */ view, /** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ apart = "") {
  const others = visited().filter((one) => one.id !== id);
  localStorage.setItem(kept(), JSON.stringify([{ view, id, name, apart }, ...others].slice(0, MOST)));
}
