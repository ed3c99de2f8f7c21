// Where every organization stands with every task of a directive, as a matrix; each cell opens beside it, and the whole goes on paper.
import { html, useState } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { TASK_REPORTS } from "../../ask/questions/directives.js";
import { partly } from "../../ask/ask.js";
import { apart, called } from "../../model/names.js";
import { byOrganization } from "../../model/progress.js";
import { Answered, Failed } from "../../parts/answered.js";
import { Beside, WithBeside } from "../../parts/beside.js";
import { Matrix, PlainMatrix } from "../../parts/matrix.js";
import { useOnPaper } from "../../parts/paper.js";
import { usePrinting } from "../../parts/printing.js";
import { number, t, term } from "../../words/words.js";
import { openReport } from "../forms/open.js";
import { Line, SHARES, taskName, toldOf } from "./states.js";

/** As many reports as the service gives at once: a row has as many as the directive has tasks. */
const PAGE = 1000;
const ALL = "done";

/** @param {{id: string, directive: any}} props */
export function Everyone({ id, directive }) {
  const pages = usePages(TASK_REPORTS, { id, where: { directives: [directive.key] } }, (data) => data.list, PAGE);
  const [open, opens] = useState(/** @type {{row: string, column: string} | null} */ (null));
  const whole = pages.rows.length >= pages.total;
  const found = byOrganization(pages.rows, whole);
  const told = apart(found.map((row) => row.organization));
  const columns = columnsOf(directive);
  const matrix = { caption: t("directive.caption.everyone", { symbol: directive.symbol }), corner: t("record.organization"), columns, rows: [allOf(found, directive.tasks, whole), ...found.map((row) => rowOf(row, directive.tasks, told))] };
  const paper = useOnPaper(() => pages.there && html`<${PlainMatrix} ...${matrix} />`);
  const row = open && found.find((one) => one.organization.key === open.row);
  return html`<p class="second">${t("directive.legend")}</p>
    <${WithBeside} beside=${row && html`<${Behind} row=${row} column=${columns.find((one) => one.id === open.column)} directive=${directive} close=${() => opens(null)} />`}>
      <${Answered} answer=${pages.answer}>${() => pages.there && (pages.total === 0 ? html`<p class="empty">${t("task.none")}</p>` : html`
        <${Matrix} ...${matrix} view="o" open=${open}
          onOpen=${(/** @type {any} */ to, /** @type {any} */ column) => opens({ row: to.id, column: column.id })} />
        <${Foot} pages=${pages} organizations=${found.length} />`)}<//>
    <//>
    <section class="tasks-named"><h2>${t("directive.tasks")}</h2>
      <ul>${directive.tasks.map((/** @type {any} */ task) => html`<li key=${task.key}>${taskName(task)}</li>`)}</ul></section>
    ${pages.fault ? html`<${Failed} fault=${pages.fault} retry=${pages.more ?? undefined} />` : null}
    ${paper}`;
}

function columnsOf({ tasks }) {
  const each = tasks.map((/** @type {any} */ task) => ({ id: task.key, label: task.number, said: taskName(task) }));
  return [...each, { id: ALL, label: t("task.doneOf"), said: t("task.doneOf") }];
}

const isDone = (/** @type {any} */ report) => report.state === "DONE";

/** How many of those that a cell is about are done. @param {any[]} reports @param {string} what */
function doneOf(reports, what) {
  const done = reports.filter(isDone).length;
  const text = reports.length ? t("task.ofAll", { done, all: reports.length }) : "–";
  return { text, share: null, said: `${what}, ${t("task.doneOf")}: ${text}` };
}

/** What the rows come to. @param {{reports: Map<string, any>}[]} found @param {any[]} tasks @param {boolean} whole whether these are all */
function allOf(found, tasks, whole) {
  const cells = tasks.map((task) => doneOf(found.flatMap(({ reports }) => reports.get(task.key) ?? []), taskName(task)));
  const name = t(whole ? "task.whole" : "task.loaded");
  return { id: "", key: null, name, cells: [...cells, doneOf(found.flatMap(({ reports }) => [...reports.values()]), name)] };
}

/** @param {{organization: any, reports: Map<string, any>}} row @param {any[]} tasks @param {(one: {key: string}) => string} told */
function rowOf({ organization, reports }, tasks, told) {
  const cells = tasks.map((task) => {
    const report = reports.get(task.key);
    if (!report) return { text: "–", share: null, said: t("task.cell", { task: taskName(task), told: t("task.notGiven") }) };
    return { text: t(`task.short.${report.state}`), share: SHARES[report.state], said: t("task.cell", { task: taskName(task), told: toldOf(report) }) };
  });
  const name = called(organization, told);
  return { id: organization.key, key: organization.key, name, cells: [...cells, doneOf([...reports.values()], name)] };
}

/** What an organization reported on one task, or on all, and how it reports anew. */
function Behind({ row: { organization, reports }, column, directive, close }) {
  const chosen = directive.tasks.filter((/** @type {any} */ task) => column.id === ALL || task.key === column.id);
  const report = (/** @type {any} */ task) => html`<button type="button" class="small" aria-label=${t("actions.reportOn", { task: task.number, name: organization.name })}
    onClick=${() => openReport({ subject: organization, directive, task, report: reports.get(task.key) })}>${t("actions.report")}</button>`;
  return html`<${Beside} title=${t("task.listTitle", { name: organization.name, what: column.id === ALL ? t("directive.tasks") : t("task.number", { number: column.label }) })} close=${close}>
    <ul class="rows">${chosen.map((/** @type {any} */ task) => {
      const found = reports.get(task.key);
      const of = html`${taskName(task)} ${!partly.value && report(task)}`;
      return found ? html`<${Line} key=${task.key} of=${of} report=${found} />` : html`<li key=${task.key}>${of}<p class="second">${t("task.notGiven")}</p></li>`;
    })}</ul>
  <//>`;
}

/** How many organizations are shown: what comes in pages are their reports. */
function Foot({ pages, organizations }) {
  const [printing, all] = usePrinting(pages);
  return html`<p class="list-foot"><span>${t(pages.more ? "task.someOrganizations" : "task.organizations", { count: organizations, shown: number(pages.rows.length), total: number(pages.total) })}</span>
    ${pages.more && html` <button type="button" disabled=${pages.loading} onClick=${pages.more}>${t(pages.loading ? "supervision.loadingMore" : "table.more")}</button>`}
    <button type="button" class="plain" disabled=${printing} onClick=${all}>${t("task.print")}</button></p>`;
}
