// Heirs and ancestors of an organization: what went into what, whole or in part.
import { html } from "../html.js";
import { period, t, term } from "../words/words.js";
import { Link } from "./link.js";

/** A part is told, the whole is what is expected. @param {{extent: string | null}} step */
const part = ({ extent }) => (extent === "PART" ? html` <span class="second">(${term("Extent.PART")})</span>` : null);

/**
 * Organizations that something went into or came from, as links; each opens on a day of its life.
 * @param {{steps: any[], on?: (organization: any) => string | null | undefined}} props `on` is the day that a link leads to
 */
export function Heirs({ steps, on = () => undefined }) {
  return steps.map(
    (step, place) => html`<span key=${step.organization.key}>${place > 0 ? ", " : null}<${Link} to=${{ view: "o", id: step.organization.key, on: on(step.organization) }}>${step.organization.name}<//>${part(step)}</span>`,
  );
}

/**
 * The steps of a lineage as a list, with their event and the life of what stands at their other side.
 * @param {{steps: any[], self?: string, on?: (organization: any) => string | null | undefined}} props `self` is what all steps start at
 *   where nothing else is said
 */
export function Lineage({ steps, self, on = () => undefined }) {
  return html`<ul class="lineage">
    ${steps.map(
      (step) => html`<li key=${`${step.from?.key} ${step.organization.key}`}>
        <${Heirs} steps=${[step]} on=${on} />
        <span class="second"> · ${term(`ChangeEventKind.${step.event.kind}`)} · ${period(step.organization.since, step.organization.until)}${step.from && step.from.key !== self ? ` · ${t("record.from", { name: step.from.name })}` : null}</span>
      </li>`,
    )}
  </ul>`;
}
