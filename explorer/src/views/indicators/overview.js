// Several indicators over time: a drawing each with its newest number and what it counts, then all numbers as a table.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { INDICATORS } from "../../ask/questions/indicators.js";
import { drawn, isStated } from "../../model/trend.js";
import { Answered } from "../../parts/answered.js";
import { Table } from "../../parts/table.js";
import { Trend } from "../../parts/trend.js";
import { t, term } from "../../words/words.js";
import { asked, Choices, chosenKinds, Kinds, ReformNote, Unknown, useDefinitions, useReform } from "./choices.js";
import { columnsOf, fileOf, parts, stated, stretch, told, when, written } from "./values.js";

/** @typedef {import("./choices.js").Definition} Definition */

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Overview({ id, name, params }) {
  const definitions = useDefinitions();
  const chosen = chosenKinds(params, definitions);
  const { interval, variables } = asked(params);
  const answer = useAnswer(definitions.length > 0 ? INDICATORS : null, { id, ...variables, kinds: chosen.map((one) => one.kind), by: "TOTAL" });
  const reform = useReform(id, variables);
  return html`<${Choices} params=${params} knownSince=${answer.data?.indicators?.knownSince} />
    <${Kinds} definitions=${definitions} chosen=${chosen} />
    <${Answered} answer=${answer}>${(/** @type {any} */ { indicators }) => indicators && html`<${Shown} report=${indicators} name=${name} interval=${interval} definitions=${definitions} reform=${reform} />`}<//>`;
}

/** @param {{report: any, name: string, interval: string, definitions: Definition[], reform: string | null}} props */
function Shown({ report, name, interval, definitions, reform }) {
  const byKind = new Map(definitions.map((one) => [one.kind, one]));
  const definitionOf = (/** @type {any} */ row) => /** @type {Definition} */ (byKind.get(row.kind));
  const rows = report.series.map((/** @type {any} */ one) => ({ ...one, key: one.kind }));
  const heads = [{ id: "name", label: t("indicators.indicator"), text: (/** @type {any} */ row) => definitionOf(row).name }];
  const caption = t("indicators.caption", { name });
  const any = report.series.some((/** @type {any} */ { points }) => points.some((/** @type {any} */ point) => point.target || point.reported));
  return html`<${Unknown} report=${report} />
    ${any && html`<p class="second">${t("indicators.legend")}</p>`}
    <${ReformNote} reform=${reform} />
    <div class="trends">${rows.map((/** @type {any} */ row) => html`<${Card} key=${row.kind} points=${row.points} definition=${definitionOf(row)} interval=${interval} reform=${reform} />`)}</div>
    <${Table} name=${`${t("indicators.title")} ${name}`} caption=${caption} rows=${rows} file=${fileOf([], definitionOf)}
      columns=${[...heads, ...cells(columnsOf(rows, interval, definitionOf).map(({ order, ...column }) => column), definitionOf)]} detail=${(/** @type {any} */ row) => html`<${Counted} definition=${definitionOf(row)} />`} />`;
}

/** Each value with what it is a share of below it. @param {any[]} columns @param {(row: any) => Definition} definitionOf */
export const cells = (columns, definitionOf) =>
  columns.map(({ point, ...column }) => ({
    ...column,
    cell: (/** @type {any} */ row) => html`${column.text(row)}<span class="second fraction">${parts(point(row), definitionOf(row))}</span>
      <span class="second fraction">${stated(point(row), definitionOf(row))}</span>`,
  }));

/** @param {{points: import("../../model/trend.js").Point[], definition: Definition, interval: string, reform: string | null}} props */
function Card({ points, definition, interval, reform }) {
  const { unit, points: shown } = drawn(points, definition.unit);
  const known = shown.filter((point) => point.value !== null);
  const last = points.filter((point) => point.numerator !== null && (point.value !== null || isStated(point))).pop();
  const label = [definition.name, ...known.map((point) => `${stretch(point, interval)}: ${written(point.value, unit)}`)].join("; ");
  return html`<figure class="card trend-card">
    <figcaption>${definition.name}${unit !== definition.unit && html` <span class="second">(${t("indicators.inNumbers")})</span>`}</figcaption>
    ${known.length > 0
      ? html`<${Trend} points=${shown} happens=${definition.happens} reform=${reform} label=${label} named=${(/** @type {any} */ point) => stretch(point, interval)}
          written=${(/** @type {number} */ value, /** @type {number | undefined} */ step) => written(value, unit, step)} />`
      : html`<p class="empty">${t("indicators.none")}</p>`}
    ${last && html`<p><b>${told(last, definition)}</b> <span class="second">${[parts(last, definition), when(last, definition), stated(last, definition)].filter(Boolean).join("; ")}</span></p>`}
    <${Counted} definition=${definition} />
  </figure>`;
}

/** What is counted, among what. @param {{definition: Definition}} props */
export const Counted = ({ definition }) => html`<p class="second">${t("indicators.counts", { what: definition.numerator })}
  ${definition.denominator !== null && html` ${t("indicators.among", { what: definition.denominator })}`} ${term(`Better.${definition.better}`)}.</p>`;
