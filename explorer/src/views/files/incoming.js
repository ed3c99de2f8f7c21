// A file that comes in: chosen, checked without a change, and taken in whole; or refused, each row with its reason, and given back marked.
import { bring, marked } from "../../ask/files.js";
import { partly } from "../../ask/ask.js";
import { html, useLayoutEffect, useRef, useState } from "../../html.js";
import { Failed, Waiting } from "../../parts/answered.js";
import { Icon } from "../../parts/icon.js";
import { Table } from "../../parts/table.js";
import { t, term } from "../../words/words.js";
import { useJob } from "./job.js";

export function Incoming() {
  const [file, choose] = useState(/** @type {File | null} */ (null));
  const [update, setUpdate] = useState(false);
  const job = useJob();
  const chosen = (/** @type {any} */ event) => {
    choose(event.currentTarget.files[0] ?? null);
    job.clear();
  };
  // what was checked so is not made otherwise
  const changing = (/** @type {any} */ event) => {
    setUpdate(event.currentTarget.checked);
    job.clear();
  };
  const busy = job.since !== null;
  const told = /** @type {any} */ (job.result);
  const check = () => file && job.run((stop) => bring(file, { dryRun: true, update }, stop));
  // what is being made is not given up half-way: it is made whole, and said when it is
  const make = () => file && job.run(() => bring(file, { dryRun: false, update }));
  return html`<section>
    <h2>${t("files.in")}</h2>
    <p class="second">${t("files.in.about")}${partly.value ? html` ${t("files.in.part")}` : null}</p>
    <p class="choices"><label for="file-in">${t("files.choose")}</label>
      <input id="file-in" type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv" onChange=${chosen} />
      <label><input type="checkbox" checked=${update} onChange=${changing} /> ${t("files.update")}</label>
      <button type="button" class="primary" disabled=${!file || busy} onClick=${check}>${t("files.check")}</button></p>
    ${job.since !== null && html`<${Waiting} since=${job.since} cancel=${job.cancel} />`}
    ${job.fault && html`<${Failed} fault=${job.fault} />`}
    ${told && file && html`<${Outcome} told=${told} file=${file} update=${update} make=${make} />`}
  </section>`;
}

/** What became of the file, or would; its heading gets the focus, so that it is read out. @param {{told: any, file: File, update: boolean, make: () => void}} props */
function Outcome({ told, file, update, make }) {
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: "center" });
  }, [told]);
  const { problems, warnings = [], changes = [] } = told;
  const left = told.rows - told.unchanged - told.repeated;
  const heading = problems.length ? "files.refused" : told.dryRun ? (left > 0 ? "files.good" : "files.nothing") : "files.made";
  return html`<section class="step">
    <h3 tabindex="-1" ref=${head}>${t(heading, { file: told.file, count: problems.length, made: told.made ?? 0 })}</h3>
    ${told.list && html`<p>${t("files.read", { list: term(`LIST.${told.list}`), rows: told.rows })}${told.sheet ? ` ${t("files.sheet", { sheet: told.sheet })}` : null}
      ${told.unchanged > 0 && ` ${t("files.unchanged", { count: told.unchanged })}`}${told.repeated > 0 && ` ${t("files.repeated", { count: told.repeated })}`}</p>`}
    ${told.unknownHeadings?.length > 0 && html`<p class="warnings">${t("files.unknown", { headings: told.unknownHeadings.join(", ") })}</p>`}
    ${told.rowsBeside?.length > 0 && html`<p>${t("files.beside", { rows: told.rowsBeside.join(", ") })}</p>`}
    ${problems.length > 0 && html`<${Problems} problems=${problems} caption=${t("files.problems")} />`}
    ${problems.length > 0 && told.list && html`<${Marked} file=${file} update=${update} />`}
    ${problems.length === 0 && changes.length > 0 && html`<${Table} name=${t("files.changes")} caption=${t("files.changes")} rows=${changes} columns=${ofChanges()} dated=${false} id=${(/** @type {any} */ one) => changes.indexOf(one)} />`}
    ${warnings.length > 0 && html`<h4>${t("form.warnings")}</h4><${Problems} problems=${warnings} caption=${t("form.warnings")} />`}
    ${problems.length === 0 && told.dryRun && left > 0 && html`<p class="buttons"><button type="button" class="primary" onClick=${make}>${t("files.make", { count: left })}</button></p>`}
  </section>`;
}

/** @param {{file: File, update: boolean}} props */
function Marked({ file, update }) {
  const job = useJob();
  const name = `${file.name.replace(/\.[^.]+$/, "")}${t("files.markedName")}.xlsx`;
  return html`<p class="buttons"><button type="button" disabled=${job.since !== null} onClick=${() => job.run(() => marked(file, update, name))}>
      <${Icon} name="download" />${t("files.marked")}</button></p>
    ${job.since !== null && html`<${Waiting} since=${job.since} />`}${job.fault && html`<${Failed} fault=${job.fault} />`}`;
}

/** @returns {import("../../parts/table.js").Column<any>[]} */
const columns = () => [
  { id: "row", label: t("files.problem.row"), short: true, text: (one) => (one.row ? t("files.problem.at", { row: one.row }) : ""), order: (one) => one.row },
  { id: "sheet", label: t("files.problem.sheet"), text: (one) => one.sheet ?? "", order: (one) => one.sheet },
  { id: "column", label: t("files.problem.column"), text: (one) => one.column ?? "", order: (one) => one.column },
  { id: "value", label: t("files.problem.value"), text: (one) => one.value ?? "", order: (one) => one.value },
  { id: "reason", label: t("files.problem.reason"), text: (one) => one.reason, order: (one) => one.reason },
  { id: "todo", label: t("files.problem.todo"), text: (one) => one.todo },
];

/** @returns {import("../../parts/table.js").Column<any>[]} */
const ofChanges = () => [
  { id: "row", label: t("files.problem.row"), short: true, text: (one) => t("files.problem.at", { row: one.row }), order: (one) => one.row },
  { id: "column", label: t("files.problem.column"), text: (one) => one.column, order: (one) => one.column },
  { id: "was", label: t("files.change.was"), text: (one) => (one.masked ? t("files.change.masked") : (one.was ?? "")), order: (one) => one.was ?? "" },
  { id: "becomes", label: t("files.change.becomes"), text: (one) => one.becomes, order: (one) => one.becomes },
];

/** @param {{problems: any[], caption: string}} props */
const Problems = ({ problems, caption }) => html`<${Table} name=${caption} caption=${caption} rows=${problems} columns=${columns().filter((column) => ["row", "reason"].includes(column.id) || problems.some((one) => column.text(one)))}
  dated=${false} id=${(/** @type {any} */ one) => problems.indexOf(one)} />`;
