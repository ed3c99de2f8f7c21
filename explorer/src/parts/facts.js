// What is known of something, as pairs of a name and what it says.
import { html } from "../html.js";

/**
 * Pairs without a second part are left out.
 * @param {{facts: ([string, any] | null | false)[]}} props
 */
export function Facts({ facts }) {
  const known = facts.filter((fact) => fact && fact[1] !== null && fact[1] !== undefined && fact[1] !== "");
  return html`<dl class="facts">
    ${known.map((fact) => {
      const [name, says] = /** @type {[string, any]} */ (fact);
      return html`<div key=${name}><dt>${name}</dt><dd>${says}</dd></div>`;
    })}
  </dl>`;
}
