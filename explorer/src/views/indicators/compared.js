// One indicator unit by unit: what is directly below, levels or sectors, each with its course and every number.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { INDICATORS } from "../../ask/questions/indicators.js";
import { apart, called } from "../../model/names.js";
import { drawn } from "../../model/trend.js";
import { Answered } from "../../parts/answered.js";
import { Called } from "../../parts/called.js";
import { Choice } from "../../parts/choice.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { Spark } from "../../parts/trend.js";
import { t, term } from "../../words/words.js";
import { asked, Choices, ReformNote, Unknown, useDefinitions, useReform } from "./choices.js";
import { cells, Counted } from "./overview.js";
import { columnsOf, fileOf } from "./values.js";

const GROUPS = ["CHILD", "LEVEL", "SECTOR"];
const COMPARABLE = "COMPARABLE_GROUP";
/** What is told by groups of comparable members as well. */
const OF_CLASSIFIED = new Set(["MEMBERS_EXCELLENT", "MEMBERS_GOOD"]);

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Compared({ id, name, params }) {
  const definitions = useDefinitions();
  const definition = definitions.find((one) => one.kind === params.kind) ?? definitions[0];
  const groups = OF_CLASSIFIED.has(definition?.kind) ? [...GROUPS, COMPARABLE] : GROUPS;
  const by = groups.find((one) => one === params.by) ?? GROUPS[0];
  const { interval, variables } = asked(params);
  const answer = useAnswer(definition ? INDICATORS : null, { id, ...variables, kinds: [definition?.kind], by });
  const reform = useReform(id, variables);
  const report = answer.data?.indicators;
  return html`<${Choices} params=${params} knownSince=${report?.knownSince} />
    ${definition && html`<div class="choices">
      <${Choice} label=${t("indicators.indicator")} name="kind" chosen=${definition.kind} options=${definitions.map((one) => [one.kind, one.name])} />
      <${Choice} label=${t("indicators.by")} name="by" chosen=${by} options=${groups.map((one) => [one, term(`IndicatorGroupBy.${one}`)])} /></div>
      <${Counted} definition=${definition} />`}
    <${Answered} answer=${answer}>${() => report && html`<${Units} report=${report} id=${id} name=${name} by=${by} interval=${interval} definition=${definition} reform=${reform} />`}<//>`;
}

/** @param {{report: any, id: string, name: string, by: string, interval: string, definition: import("./choices.js").Definition, reform: string | null}} props */
function Units({ report, id, name, by, interval, definition, reform }) {
  const rows = report.series.map((/** @type {any} */ one, /** @type {number} */ place) => ({ ...one, key: one.child?.key ?? one.level ?? one.sector ?? one.group ?? String(place) }));
  const told = apart(rows.map((/** @type {any} */ row) => row.child).filter(Boolean));
  const text = (/** @type {any} */ row) => (by === COMPARABLE ? group(row) : unit(row, id, told));
  const definitionOf = () => definition;
  const heads = [
    { id: "unit", label: t("indicators.unit"), text, order: text, cell: (/** @type {any} */ row) => (row.child && row.child.key !== id ? html`<${Link} to=${{ view: "indicators", id: row.child.key }}><${Called} one=${row.child} told=${told} /><//>` : text(row)) },
    { id: "course", label: t("indicators.course"), text: () => "", cell: (/** @type {any} */ row) => html`<${Spark} points=${drawn(row.points, definition.unit).points} happens=${definition.happens} reform=${reform} />` },
  ];
  const caption = t("indicators.comparedCaption", { name: definition.name, by: term(`IndicatorGroupBy.${by}`).toLowerCase() });
  return html`<${Unknown} report=${report} />
    <${ReformNote} reform=${reform} />
    <${Table} name=${`${definition.name} ${name}`} caption=${caption} rows=${rows} file=${fileOf([heads[0]], definitionOf)}
      columns=${[...heads, ...cells(columnsOf(rows, interval, definitionOf), definitionOf)]} />`;
}

/** Among whom members were classified. @param {any} row */
const group = (row) => (row.group ? term(`ComparableGroup.${row.group}`) : t("assess.noGroup"));

/** What a row is about, in words. @param {any} row @param {string} id @param {any} told */
function unit(row, id, told) {
  if (row.child) return row.child.key === id ? t("coverage.itself", { name: row.child.name }) : called(row.child, told);
  if (row.level) return term(`Level.${row.level}`);
  return row.sector ? term(`Sector.${row.sector}`) : t("indicators.places");
}
