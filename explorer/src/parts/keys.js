// Keys that work anywhere: off while somebody types and while an input method composes.
import { earlierMark, laterMark } from "../ask/epochs.js";
import { showDay } from "../day.js";
import { go, place } from "../routes.js";
import { isThere } from "../views.js";
import { helpShown } from "./help.js";

const SUBJECT_KEYS = { t: "tree", r: "o", g: "graph", m: "map", s: "supervision", c: "compare" };
export const FINDER = "finder";

const typing = (/** @type {EventTarget|null} */ target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function watchKeys() {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const { key } = event;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "k") return act(event, toFinder);
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    // letters belong to the tree's rows while they have the focus
    if (event.target instanceof Element && event.target.closest("[role=treegrid]") && key !== "/" && key !== "?") return;
    if (key === "/") return act(event, filterOf(event.target) ?? toFinder);
    if (key === "?") return act(event, () => (helpShown.value = true));
    if (key === "[") return act(event, () => move(earlierMark.peek()));
    if (key === "]") return act(event, () => move(laterMark.peek()));
    if (key in SUBJECT_KEYS) toView(event, SUBJECT_KEYS[/** @type {keyof typeof SUBJECT_KEYS} */ (key)]);
  });
}

function act(/** @type {Event} */ event, /** @type {() => void} */ what) {
  event.preventDefault();
  what();
}

/** The way to the filter of the rows that have the focus. */
function filterOf(/** @type {EventTarget|null} */ target) {
  const filter = target instanceof Element && target.closest("[role=treegrid]")?.closest("main, nav")?.querySelector("input[type=search]");
  return filter instanceof HTMLElement ? () => filter.focus() : null;
}

const toFinder = () => document.getElementById(FINDER)?.focus();

function move(/** @type {string|null} */ day) {
  if (day) showDay(day);
}

/** The same subject in another view; a member's or a place's record has only itself. */
function toView(/** @type {Event} */ event, /** @type {string} */ name) {
  const { view, id } = place.peek();
  if (!isThere(name) || view === "m" || view === "p") return;
  act(event, () => go({ view: name, id: id ?? undefined }));
}
