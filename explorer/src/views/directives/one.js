// A directive: what it says of itself and refers to, then where what is under an organization stands with its tasks.
import { html, signal, useEffect } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { DIRECTIVE } from "../../ask/questions/directives.js";
import { partly } from "../../ask/ask.js";
import { shown } from "../../day.js";
import { Answered } from "../../parts/answered.js";
import { Facts } from "../../parts/facts.js";
import { Link } from "../../parts/link.js";
import { chosenTab, Tabs } from "../../parts/tabs.js";
import { day, period, t, term } from "../../words/words.js";
import { openReport } from "../forms/open.js";
import { Below, ByTask } from "./counts.js";
import { Everyone } from "./everyone.js";

export const named = signal("");

const PARTS = { tasks: ByTask, everyone: Everyone, below: Below };

/** @param {{id: string, directive: string, params: Record<string, string>}} props */
export function One({ id, directive, params }) {
  const answer = useAnswer(DIRECTIVE, { id: directive });
  return html`<${Answered} answer=${answer}>${(/** @type {any} */ { node }) =>
    node?.__typename === "Directive"
      ? html`<${Record} id=${id} directive=${node} params=${params} />`
      : html`<h1>${t("directives.title")}</h1><p class="empty">${t("directive.unknown")} <${Link} to=${{ view: "directives", id }}>${t("directive.all")}<//></p>`}<//>`;
}

function Record({ id, directive, params }) {
  // who sees a part is not told what refers to what
  const { symbol, kind, title, issuer, issuedOn, since, until, references = [], referredBy = [], tasks } = directive;
  useEffect(() => {
    named.value = symbol;
  }, [symbol]);
  const begun = since <= shown.value;
  const after = referredBy.filter((/** @type {any} */ one) => one.directive.since <= shown.value);
  return html`<header class="record-head">
      <h1>${symbol}: ${title}</h1>
      <p class="second">${term(`DirectiveKind.${kind}`)} · <${Link} to=${{ view: "directives", id }}>${t("directive.all")}<//></p>
      ${begun && tasks.length > 0 && !partly.value && html`<div class="actions"><button type="button" onClick=${() => openReport({ directive })}>${t("actions.giveTask")}</button></div>`}
    </header>
    ${begun ? null : html`<p class="gone"><strong>${t("directive.unborn", { day: day(shown.value), since: day(since) })}</strong></p>`}
    <${Facts} facts=${[
      [t("directive.issuer"), issuer ? html`<${Link} to=${{ view: "o", id: issuer.key, on: issuedOn }}>${issuer.name}<//>` : t("directive.issuer.none")],
      [t("directive.issuedOn"), day(issuedOn)],
      [t("directive.period"), period(since, until)],
      references.length > 0 && [t("directive.references"), html`<${Related} id=${id} related=${references} />`],
      after.length > 0 && [t("directive.referredBy"), html`<${Related} id=${id} related=${after} />`],
    ]} />
    ${tasks.length === 0 ? html`<p class="empty">${t("directive.noTasks")}</p>` : begun && html`<${Progress} id=${id} directive=${directive} params=${params} />`}`;
}

/** Other directives, each behind how the one refers to the other. */
const Related = ({ id, related }) => html`<ul>${related.map((/** @type {any} */ { kind, directive: { key, symbol, title } }) => html`<li key=${`${kind} ${key}`}>
  ${term(`ReferenceKind.${kind}`)}: <${Link} to=${{ view: "directives", id, id2: key }}>${symbol}<//> <span class="second">${title}</span></li>`)}</ul>`;

function Progress({ id, directive, params }) {
  const tabs = Object.keys(PARTS).map((name) => ({ id: name, label: t(`directive.tab.${name}`) }));
  return html`<${Tabs} tabs=${tabs} label=${t("directive.tabs")} />
    <${PARTS[/** @type {keyof typeof PARTS} */ (chosenTab(tabs))]} id=${id} directive=${directive} params=${params} />`;
}
