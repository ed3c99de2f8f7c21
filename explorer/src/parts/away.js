// What is not there on the day shown, in place of "not found": its first or last day, and ways on.
import { shown } from "../day.js";
import { html } from "../html.js";
import { shift } from "../model/day.js";
import { day, t } from "../words/words.js";
import { Link } from "./link.js";

/** @typedef {{from: string, until: string | null}} Life */

/** The day of a life that is nearest to the one shown, and whether the life is over by then. @param {Life} life */
export function nearest({ from, until }) {
  const over = until !== null && until <= shown.value;
  return { over, on: over ? shift(until, -1) : from };
}

/**
 * @param {{life: Life, what: "organization" | "member" | "place", to: import("../routes.js").To, why?: any, ways?: any, children?: any}} props
 *   `to` is where it is shown, which the nearest day is added to; `why` ends the sentence, `ways` are further links,
 *   `children` stands between
 */
export function Away({ life, what, to, why = null, ways = null, children = null }) {
  const { over, on } = nearest(life);
  return html`<div class="gone">
    <p><strong>${t(`gone.${what}.${over ? "over" : "unborn"}`, { shown: day(shown.value), day: day(on) })}</strong>${why}.</p>
    ${children}
    <p class="gone-ways">
      <${Link} class="button primary" to=${{ ...to, on }}>${t(over ? "gone.last" : "gone.first", { day: day(on) })}<//>
      ${ways}
    </p>
  </div>`;
}
