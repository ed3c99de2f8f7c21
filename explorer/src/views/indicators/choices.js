// What indicators are narrowed by: which, over which years, by which stretches and tree; every choice stands in the address.
import { html } from "../../html.js";
import { on, shown, span } from "../../day.js";
import { reformOf } from "../../model/trend.js";
import { years } from "../../model/years.js";
import { useAnswer } from "../../ask/answer.js";
import { INDICATOR_DEFINITIONS, MOST_CHANGED } from "../../ask/questions/indicators.js";
import { Choice } from "../../parts/choice.js";
import { DayInput } from "../../parts/dayinput.js";
import { set } from "../../routes.js";
import { day, t, term } from "../../words/words.js";

/** @typedef {{kind: string, name: string, numerator: string, denominator: string | null, unit: string, better: string, happens: boolean}} Definition */

/** What is looked at where the address names nothing. */
const USUAL = ["MEMBERS", "ADMITTED", "REMOVED", "ORGANIZATIONS_GOOD", "FOUR_GOOD_CELLS", "VILLAGES_WITHOUT_MEMBERS", "JOINT_CELLS", "SUPERVISED", "MEMBERS_WITH_TASK"];
const INTERVALS = ["YEAR", "QUARTER", "MONTH"];
/** By how many years each is told: the service takes forty stretches. */
const MOST_YEARS = { YEAR: 12, QUARTER: 10, MONTH: 3 };
const TREES = { AS_NOW: "now", AS_WAS: "was" };

/** What the address asks for. @param {Record<string, string>} params */
export function asked(params) {
  const interval = INTERVALS.find((one) => one === params.interval) ?? INTERVALS[0];
  const year = (/** @type {string | undefined} */ text) => (/^\d{4}$/.test(text ?? "") ? Number(text) : null);
  const last = year(params.to) ?? Number(shown.value.slice(0, 4));
  const most = MOST_YEARS[/** @type {"YEAR"} */ (interval)];
  const first = Math.max(Math.min(year(params.from) ?? last - Math.min(3, most - 1), last), last - most + 1);
  const rollUp = params.tree === TREES.AS_WAS ? "AS_WAS" : "AS_NOW";
  return { interval, first, last, rollUp, variables: { from: `${first}-01-01`, to: `${last + 1}-01-01`, interval, rollUp, full: /^\d{4}-\d\d-\d\d$/.test(params.full ?? "") ? params.full : null } };
}

/** The table of what there is, in the language of the page. @returns {Definition[]} */
export const useDefinitions = () => useAnswer(INDICATOR_DEFINITIONS).data?.indicatorDefinitions ?? [];

/** The day of the reform in the time that is shown, null where there was none. @param {string} id @param {{from: string, to: string}} time */
export const useReform = (id, { from, to }) => reformOf(useAnswer(MOST_CHANGED, { id, from, to }).data?.timeline?.nodes[0]);

/** What the upright line of the drawings is. @param {{reform: string | null}} props */
export const ReformNote = ({ reform }) => reform && html`<p class="second">${t("indicators.reform", { day: day(reform) })}</p>`;

/** The indicators that the address names, in their own order. @param {Record<string, string>} params @param {Definition[]} definitions */
export function chosenKinds(params, definitions) {
  const wanted = params.kinds?.split(",") ?? USUAL;
  const found = definitions.filter((one) => wanted.includes(one.kind));
  return found.length > 0 ? found : definitions.filter((one) => USUAL.includes(one.kind));
}

/** @param {{params: Record<string, string>, knownSince: string | null | undefined}} props `knownSince`: as was answered */
export function Choices({ params, knownSince }) {
  const { interval, first, last, rollUp, variables } = asked(params);
  const all = years(span.value?.first ?? shown.value, shown.value, 20);
  return html`<div class="choices">
    <${YearOf} label=${t("indicators.from")} name="from" year=${first} all=${all.filter((one) => one <= last)} />
    <${YearOf} label=${t("indicators.to")} name="to" year=${last} all=${all} />
    <${Choice} label=${t("indicators.interval")} name="interval" chosen=${interval} options=${INTERVALS.map((one) => [one, term(`Interval.${one}`)])} />
    <${Choice} label=${t("indicators.tree")} name="tree" chosen=${TREES[rollUp]} options=${Object.values(TREES).map((one) => [one, t(`indicators.tree.${one}`)])} />
    <${DayInput} id="indicators-full" label=${t("indicators.full")} value=${variables.full ?? knownSince ?? on.value ?? shown.value} onDay=${(/** @type {string} */ full) => set({ full })} />
  </div>
  ${rollUp === "AS_NOW" && html`<p class="second">${t("indicators.tree.about")}</p>`}`;
}

/** @param {{label: string, name: string, year: number, all: number[]}} props */
const YearOf = ({ label, name, year, all }) => html`<label>${label} <select onChange=${(/** @type {any} */ event) => set({ [name]: event.currentTarget.value })}>
  ${(all.includes(year) ? all : [year, ...all]).map((one) => html`<option key=${one} value=${one} selected=${one === year}>${one}</option>`)}</select></label>`;

/** Which indicators are shown, of all that there are. @param {{definitions: Definition[], chosen: Definition[]}} props */
export function Kinds({ definitions, chosen }) {
  const kinds = chosen.map((one) => one.kind);
  const choose = (/** @type {string[]} */ wanted) => set({ kinds: wanted.length > 0 ? definitions.filter((one) => wanted.includes(one.kind)).map((one) => one.kind).join(",") : null });
  const turn = (/** @type {string} */ kind) => choose(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return html`<details class="kinds-choice"><summary>${t("indicators.kinds", { chosen: chosen.length, all: definitions.length })}</summary>
    <p><button type="button" class="plain" onClick=${() => choose(definitions.map((one) => one.kind))}>${t("indicators.all")}</button>
      <button type="button" class="plain" onClick=${() => choose([])}>${t("indicators.usual")}</button></p>
    <ul>${definitions.map((one) => html`<li key=${one.kind}><label><input type="checkbox" checked=${kinds.includes(one.kind)} onChange=${() => turn(one.kind)} /> ${one.name}</label></li>`)}</ul>
  </details>`;
}

/** Where nothing is known it says why, and what to do. @param {{report: any}} props */
export function Unknown({ report }) {
  const none = report.series.length > 0 && report.series.every((/** @type {any} */ one) => one.points.every((/** @type {any} */ point) => point.source === "NOT_KNOWN"));
  return none ? html`<p class="notice">${report.knownSince ? t("indicators.unknown", { day: day(report.knownSince) }) : t("indicators.noDay")}</p>` : null;
}
