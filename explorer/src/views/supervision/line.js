// A line of the suggestion: accepted as it is, with the second choice, or with somebody else.
import { html, useState } from "../../html.js";
import { shown } from "../../day.js";
import { ChooseField } from "../../parts/choose.js";
import { useForm } from "../../parts/form.js";
import { Link } from "../../parts/link.js";
import { said } from "../../words/said.js";
import { t, term, until } from "../../words/words.js";
import { membersOn } from "../forms/find.js";

/** @param {{line: any, told: (one: {key: string}) => string, decision: {accepted: boolean, other?: {key: string, name: string}}, decide: (decision: any) => void}} props */
export function Line({ line, told, decision, decide }) {
  const { organization, supervisor, reasons, secondChoice } = line;
  const who = decision.other ?? supervisor;
  const take = (/** @type {{key: string, name: string} | undefined} */ other) => decide({ accepted: true, other });
  const accept = (/** @type {any} */ event) => decide({ ...decision, accepted: event.currentTarget.checked });
  return html`<li class=${decision.accepted ? "proposal-line is-accepted" : "proposal-line"}>
    <label class="accept"><input type="checkbox" checked=${decision.accepted} onChange=${accept}
      aria-label=${t("suggestion.acceptLine", { supervisor: who.name, name: organization.name })} /> <span aria-hidden="true">${t("suggestion.accept")}</span></label>
    <div>
      <p><b><${Link} to=${{ view: "m", id: who.key }}>${who.name}<//></b> ${decision.other && html`<span class="second">(${t("suggestion.chosen")})</span> `}
        → <${Link} to=${{ view: "o", id: organization.key }}>${organization.name}<//> <span class="second">${term(`Level.${organization.level}`)}${organization.parent && ` · ${organization.parent.name}`}${told(organization) && told(organization) !== organization.parent?.name && ` · ${told(organization)}`}</span></p>
      ${!decision.other && html`<ul class="why">${reasons.map((/** @type {any} */ reason) => html`<li key=${reason.kind}>${said(reason.explanation.text)}</li>`)}</ul>
        ${line.until && html`<p class="second">${t("suggestion.until", { until: until(line.until) })}</p>`}`}
      <div class="choices">
        ${decision.other
          ? html`<button type="button" onClick=${() => take(undefined)}>${t("suggestion.first", { name: supervisor.name })}</button>`
          : secondChoice?.supervisor && html`<button type="button" onClick=${() => take(secondChoice.supervisor)}>
              ${t("suggestion.second", { name: secondChoice.supervisor.name })} <span class="second">(${extra(secondChoice.extraPoints)})</span></button>`}
        <${Other} organization=${organization} take=${take} />
      </div>
    </div>
  </li>`;
}

const extra = (/** @type {number} */ points) => (points > 0 ? t("suggestion.extra", { points }) : t("suggestion.equal"));

/** Somebody whom the service did not propose; whether they may is told by the preview. */
function Other({ organization, take }) {
  const [choosing, choose] = useState(false);
  const form = useForm({ other: null });
  if (!choosing) return html`<button type="button" onClick=${() => choose(true)} aria-label=${t("suggestion.otherFor", { name: organization.name })}>${t("suggestion.other")}</button>`;
  const taken = (/** @type {string} */ _, /** @type {any} */ other) => {
    choose(false);
    take(other);
  };
  return html`<${ChooseField} form=${{ ...form, set: taken }} name="other" label=${t("suggestion.otherFor", { name: organization.name })} find=${membersOn(shown.value)} />`;
}
