// Whether whoever follows an organization may: by its sign and in words, never by a colour alone.
import { html } from "../html.js";
import { term } from "../words/words.js";
import { CLASSES, SIGNS } from "./coverage.js";

/** @param {{standing: {holds: boolean, reason: string}}} props */
export function Standing({ standing }) {
  const state = standing.holds ? "SUPERVISED" : "WITHOUT_STANDING";
  return html`<span class=${`state ${CLASSES[state]}`}><span class="sign" aria-hidden="true">${SIGNS[state]}</span> ${term(`StandingReason.${standing.reason}`)}</span>`;
}
