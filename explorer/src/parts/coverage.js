// The state of supervision: always its sign beside its colour, and its words.
import { html } from "../html.js";
import { noGap } from "../model/span.js";
import { percent, t, term } from "../words/words.js";

export const SIGNS = /** @type {Record<string, string>} */ ({ SUPERVISED: "●", WITHOUT_STANDING: "◐", LAPSED: "◌", UNSUPERVISED: "○" });
/** The name of a state in the style: `state followed`. */
export const CLASSES = /** @type {Record<string, string>} */ ({ SUPERVISED: "followed", WITHOUT_STANDING: "without-standing", LAPSED: "lapsed", UNSUPERVISED: "nobody" });

/** A state in words, behind its sign; `short`: the sign alone, its words for who cannot see it. Of what has a `level` that coverage does not count, it is no gap that nobody follows it. */
export function Coverage(/** @type {{state: string, short?: boolean, level?: string}} */ { state, short = false, level }) {
  if (level && noGap(level, state)) return html`<span class="second">${t("coverage.uncounted")}</span>`;
  const words = term(`CoverageState.${state}`);
  return html`<span class=${`state ${CLASSES[state]}`} title=${words}
    ><span class="sign" aria-hidden="true">${SIGNS[state]}</span>${short ? html`<span class="unseen">${words}</span>` : html` ${words}`}</span
  >`;
}

/** How many of how many are followed: a bar with both numbers. */
export function share(/** @type {number} */ followed, /** @type {number} */ all) {
  return html`<span class="share"
    ><svg class="meter" viewBox="0 0 40 8" preserveAspectRatio="none" aria-hidden="true"
      ><rect class="all" width="40" height="8" /><rect class="part" width=${all ? (40 * followed) / all : 0} height="8" /></svg
    ><span class="figures">${t("of", { shown: followed, total: all })}</span> <span class="second">${percent(all ? followed / all : 0)}</span></span
  >`;
}
