// The suggestion, line by line: who, why in words, the second choice; what is accepted is then assigned as one change.
import { html, useState } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { SUGGESTION } from "../../ask/questions/supervision.js";
import { known, shown } from "../../day.js";
import { apart } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Called } from "../../parts/called.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { said } from "../../words/said.js";
import { number, t } from "../../words/words.js";
import { openAssignSeveral } from "../forms/several.js";
import { More } from "../../parts/beside.js";
import { Line } from "./line.js";

const MOST = 5;

/**
 * What was decided of a line: whether it is accepted, and who was chosen in place of the proposed one.
 * @typedef {{accepted: boolean, other?: {key: string, name: string}}} Decision
 */

/** @param {{id: string, params: Record<string, string>}} props */
export function Part({ id, params }) {
  const most = Number(params.most) || MOST;
  const input = { under: id, maxPerSupervisor: most };
  const pages = usePages(SUGGESTION, { input }, (data) => data.suggestSupervisors?.lines);
  // decisions are about the proposals of one day and one way; of others they say nothing
  const about = JSON.stringify([id, most, shown.value, known.value]);
  const [decided, keep] = useState({ about, lines: /** @type {Record<string, Decision>} */ ({}) });
  const lines = decided.about === about ? decided.lines : {};
  const decide = (/** @type {string} */ key, /** @type {Decision} */ decision) => keep({ about, lines: { ...lines, [key]: decision } });
  const all = (/** @type {boolean} */ accepted) =>
    keep({ about, lines: Object.fromEntries(pages.rows.map((line) => [line.organization.key, { ...lines[line.organization.key], accepted }])) });
  const told = apart(pages.rows.map((line) => line.organization));
  const accepted = pages.rows.filter((line) => lines[line.organization.key]?.accepted);
  const open = () => openAssignSeveral(accepted.map((line) => ({ ...line, supervisor: lines[line.organization.key].other ?? line.supervisor })));
  return html`
    <${Options} most=${most} />
    <${Answered} answer=${pages.answer}>${({ suggestSupervisors: plan }) => plan && html`
      <p class="lead">${pages.total === 0 ? t("suggestion.nothing") : t("suggestion.intro", { organizations: plan.organizations, kept: plan.kept, lines: pages.total, candidates: plan.candidates })}</p>
      <${Gaps} gaps=${plan.gaps} />
      ${pages.total > 0 && html`
        <div class="choices">
          <button type="button" onClick=${() => all(true)}>${t("suggestion.acceptAll", { count: pages.rows.length })}</button>
          ${accepted.length > 0 && html`<button type="button" onClick=${() => all(false)}>${t("suggestion.acceptNone")}</button>`}
        </div>
        <ol class="proposals">${pages.rows.map((line) => html`<${Line} key=${line.organization.key} line=${line} told=${told}
          decision=${lines[line.organization.key] ?? { accepted: false }} decide=${(/** @type {Decision} */ decision) => decide(line.organization.key, decision)} />`)}</ol>
        <${More} pages=${pages} />
        <div class="accepted">
          <span role="status">${t("suggestion.count", { count: accepted.length })}</span>
          <button type="button" class="primary" disabled=${accepted.length === 0} onClick=${open}>${t("suggestion.preview")}</button>
        </div>`}`}<//>`;
}

function Options({ most }) {
  return html`<div class="choices"><label>${t("suggestion.most")} <select onChange=${(/** @type {any} */ event) => set({ most: Number(event.currentTarget.value) === MOST ? null : event.currentTarget.value })}>
    ${[1, 2, 3, 4, 5, 6, 8, 10].map((one) => html`<option key=${one} value=${one} selected=${one === most}>${t("suggestion.organizations", { count: one })}</option>`)}</select></label></div>`;
}

/** The organizations that nobody can be proposed for, each with its reason. */
function Gaps({ gaps }) {
  if (gaps.totalCount === 0) return null;
  const told = apart(gaps.nodes.map((/** @type {any} */ { organization }) => organization));
  return html`<details class="gaps"><summary>${t("suggestion.gaps", { count: gaps.totalCount })}</summary>
    <ul>${gaps.nodes.map((/** @type {any} */ { organization, explanation }) => html`<li key=${organization.key}>
      <${Link} to=${{ view: "o", id: organization.key }}><${Called} one=${organization} told=${told} /><//> <span class="second">${said(explanation.text)}</span></li>`)}</ul>
    ${gaps.totalCount > gaps.nodes.length && html`<p class="second">${t("of", { shown: number(gaps.nodes.length), total: number(gaps.totalCount) })}</p>`}
  </details>`;
}
