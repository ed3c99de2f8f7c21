// Which kinds of links are drawn: a box to tick for each, beside the line that it is drawn with.
import { html } from "../html.js";
import { t } from "../words/words.js";

/** @param {{all: readonly string[], chosen: string[], label: string, choose: (kinds: string[]) => void}} props */
export function Kinds({ all, chosen, label, choose }) {
  const turned = (/** @type {string} */ kind) => all.filter((one) => (one === kind ? !chosen.includes(one) : chosen.includes(one)));
  return html`<fieldset class="kinds">
    <legend class="unseen">${label}</legend>
    ${all.map(
      (kind) => html`<label key=${kind}>
        <input type="checkbox" checked=${chosen.includes(kind)} disabled=${chosen.length === 1 && chosen[0] === kind} onChange=${() => choose(turned(kind))} />
        <svg class=${`tie ${kind}`} viewBox="0 0 36 12" aria-hidden="true"><path d="M0 6H36" /></svg>
        ${t(`graph.kind.${kind}`)}
      </label>`,
    )}
  </fieldset>`;
}
