// The one polite live region: counts and changes are said there, at most once a second.
import { html, signal } from "../html.js";

const said = signal("");
const EACH = 1_000;
let waiting = 0;
let newest = "";

export function say(/** @type {string} */ text) {
  newest = text;
  if (waiting) return;
  waiting = window.setTimeout(() => {
    waiting = 0;
    said.value = newest;
  }, said.peek() === "" ? 0 : EACH);
}

export const Live = () => html`<p class="unseen" role="status" aria-live="polite">${said.value}</p>`;
