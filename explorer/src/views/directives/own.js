// Where an organization or a member stands with tasks, behind a tab of its record, and how it is reported.
import { html } from "../../html.js";
import { shown } from "../../day.js";
import { nowAndBefore } from "../../model/span.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { period, t, term } from "../../words/words.js";
import { may } from "../forms/allowed.js";
import { openReport } from "../forms/open.js";
import { taskName } from "./states.js";

/** @typedef {{key: string, name: string, permittedChanges?: string[]}} Named */

/** @param {{answer: import("../../ask/answer.js").Answer, of: Named, under?: string, isMember?: boolean, children?: any}} props `under`: whose view of a directive is opened; `children` stands above the table */
export function Own({ answer, of, under, isMember = false, children }) {
  const heading = t("tasks.title");
  const offered = may(of, "REPORT_PROGRESS");
  const report = (/** @type {object} */ given = {}) => openReport({ subject: { key: of.key, name: of.name }, isMember, ...given });
  return html`<section><h2>${heading}</h2>${children}
    ${offered && html`<div class="actions"><button type="button" onClick=${() => report()}>${t("actions.report")}</button></div>`}
    <${Answered} answer=${answer}>${({ subject }) => {
      if (!subject) return null;
      const { now, before } = nowAndBefore(/** @type {any[]} */ (subject.taskReports), shown.value);
      const act = (/** @type {any} */ one) => html`<button type="button" class="small" aria-label=${t("actions.reportOn", { task: one.task.number, name: one.task.directive.symbol })}
        onClick=${() => report({ directive: one.task.directive, task: one.task, report: one })}>${t("actions.report")}</button>`;
      return html`<${Table} name=${`${heading} ${of.name}`} caption=${heading} rows=${now} columns=${columns(under, offered && act)} empty=${t("tasks.none")} />
        ${before.length > 0 && html`<section><h2>${t("tasks.before")}</h2><${Table} name=${`${t("tasks.before")} ${of.name}`} caption=${t("tasks.before")} rows=${before} columns=${columns(under)} /></section>`}`;
    }}<//></section>`;
}

/** @param {string | undefined} under @param {false | ((one: any) => any)} [act] @returns {import("../../parts/table.js").Column<any>[]} */
function columns(under, act = false) {
  const symbol = (/** @type {any} */ one) => one.task.directive.symbol;
  const state = (/** @type {any} */ one) => term(`TaskState.${one.state}`);
  return [
    { id: "task", label: t("task"), text: (one) => taskName(one.task), order: (one) => taskName(one.task) },
    { id: "directive", label: t("task.directive"), text: symbol, order: symbol, cell: (one) => html`<${Link} to=${{ view: "directives", id: under, id2: one.task.directive.key }}>${symbol(one)}<//>` },
    { id: "state", label: t("task.state"), text: state, order: state, cell: (one) => html`${state(one)} ${act && act(one)}` },
    { id: "period", label: t("record.period"), short: true, text: (one) => period(one.since, one.until), order: (one) => one.since },
    { id: "note", label: t("task.note"), text: (one) => [one.decision, one.note].filter(Boolean).join(" · ") },
  ];
}
