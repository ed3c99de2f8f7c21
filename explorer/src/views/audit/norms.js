// The norms that hold on the day: from which document, of whom, with which numbers, and who is exempt.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { NORMS } from "../../ask/questions/audit.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { day, number, percent, t, term, until } from "../../words/words.js";
import { Exempt } from "./exempt.js";

const NUMBERS = ["membersFrom", "least", "most", "months", "days"];

/** @typedef {import("../../parts/table.js").Column<any>} Column */

export function Norms() {
  const answer = useAnswer(NORMS, {});
  const caption = t("audit.norms");
  return html`<p class="second">${t("audit.norms.about")}</p>
    <${Answered} answer=${answer}>${(/** @type {any} */ { norms }) => norms && html`<${Table} name=${caption} caption=${caption} rows=${norms} columns=${columns()}
      detail=${(/** @type {any} */ one) => html`<${Waivers} norm=${one} />`} empty=${t("audit.norms.none")} />`}<//>`;
}

/** What a norm is about. */
const about = (/** @type {any} */ one) =>
  [one.level && term(`Level.${one.level}`), one.body && term(`Body.${one.body}`), one.besides && t("audit.besides", { body: term(`Body.${one.besides}`) })].filter(Boolean).join(", ");

/** Its numbers in words. */
const numbers = (/** @type {any} */ one) =>
  [
    ...NUMBERS.filter((name) => one[name] !== null && !(name === "membersFrom" && one[name] === 0)).map((name) => t(`audit.number.${name}`, { number: one[name] })),
    one.share !== null && t("audit.number.share", { share: percent(one.share) }),
    one.base && term(`CapBase.${one.base}`),
  ].filter(Boolean).join("; ");

/** @returns {Column[]} */
const columns = () => [
  { id: "kind", label: t("audit.norm"), text: (one) => term(`NormKind.${one.kind}`), order: (one) => term(`NormKind.${one.kind}`) },
  { id: "about", label: t("audit.whom"), text: about, order: about },
  { id: "numbers", label: t("audit.numbers"), text: numbers },
  { id: "regulation", label: t("audit.regulation"), short: true, text: (one) => one.regulation, order: (one) => one.regulation },
  { id: "setBy", label: t("audit.setBy"), text: (one) => one.setBy?.name ?? "", cell: (one) => (one.setBy ? html`<${Link} to=${{ view: "o", id: one.setBy.key }}>${one.setBy.name}<//>` : t("audit.everywhere")), order: (one) => one.setBy?.name ?? "" },
  { id: "since", label: t("audit.since"), short: true, text: (one) => day(one.since), order: (one) => one.since },
  { id: "until", label: t("audit.until"), short: true, text: (one) => one.until && until(one.until), order: (one) => one.until ?? "" },
  { id: "waivers", label: t("audit.exempt"), figure: true, text: (one) => number(one.waivers?.length ?? 0), order: (one) => one.waivers?.length ?? 0 },
];

/** @param {{norm: any}} props */
function Waivers({ norm: { waivers } }) {
  if (!waivers?.length) return html`<p class="second">${t("audit.nobodyExempt")}</p>`;
  return html`<ul class="rows">${waivers.map((/** @type {any} */ one) => html`<li key=${one.key}><${Link} to=${{ view: "o", id: one.organization.key }}>${one.organization.name}<//> ${day(one.since)}: <${Exempt} waiver=${one} /></li>`)}</ul>`;
}
