// Counts of organizations by how they were judged, by what is directly below; each number opens to its list beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { JUDGED, JUDGED_ORGANIZATIONS } from "../../ask/questions/assessments.js";
import { apart } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { day, t, term } from "../../words/words.js";
import { counted, LEVELS, OrganizationsChoice, YearChoice, yearOf } from "./choices.js";

/** @typedef {{id: string, label: string, said: string, assessed: {kind: string, levels: string[], years: number[]}}} Condition one column, and how its list is headed */

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Classification({ id, name, params }) {
  const year = yearOf(params);
  const { chosen, levels } = counted("CLASSIFICATION", params);
  const conditions = LEVELS.CLASSIFICATION.map((level) => {
    const label = term(`AssessmentLevel.${level}`);
    return { id: level, label, said: t("assessments.listOf", { level: label, year: String(year) }), assessed: { kind: "CLASSIFICATION", levels: [level], years: [year] } };
  });
  return html`<div class="choices"><${YearChoice} label=${t("assessments.year")} year=${year} /><${OrganizationsChoice} kind="CLASSIFICATION" chosen=${chosen} /></div>
    <${Judged} id=${id} name=${name} params=${params} levels=${levels} conditions=${conditions} rest
      caption=${t("assessments.caption.classification", { year: String(year) })} />`;
}

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function FourGood({ id, name, params }) {
  const last = yearOf(params);
  const { chosen, levels } = counted("FOUR_GOOD", params);
  const met = term("AssessmentLevel.MET");
  const conditions = [3, 2, 1, 0].map((back) => {
    const year = last - back;
    return { id: String(year), label: String(year), said: t("assessments.listOf", { level: `${term("AssessmentKind.FOUR_GOOD")}: ${met.toLowerCase()}`, year: String(year) }), assessed: { kind: "FOUR_GOOD", levels: ["MET"], years: [year] } };
  });
  return html`<div class="choices"><${YearChoice} label=${t("assessments.until")} year=${last} /><${OrganizationsChoice} kind="FOUR_GOOD" chosen=${chosen} /></div>
    <${Judged} id=${id} name=${name} params=${params} levels=${levels} conditions=${conditions} caption=${t("assessments.caption.fourGood")} />`;
}

const TOTAL = { id: "total", opens: false };
const REST = { id: "rest", opens: false };

/** @param {{id: string, name: string, params: Record<string, string>, levels: string[] | null, conditions: Condition[], caption: string, rest?: boolean}} props `rest`: also those without a result */
function Judged({ id, name, params, levels, conditions, caption, rest = false }) {
  const [a, b, c, d] = conditions.map((one) => one.assessed);
  const answer = useAnswer(JUDGED, { id, levels, a, b, c, d });
  const condition = conditions.find((one) => one.id === params.state);
  const of = params.of ?? id;
  const groups = answer.data?.all?.groups ?? [];
  const ofName = groups.find((/** @type {any} */ group) => group.child.key === of)?.child.name ?? name;
  const close = () => set({ state: null, of: null });
  const beside = condition && html`<${Beside} title=${t("assessments.listTitle", { name: ofName, what: condition.said })} close=${close}>
    <${List} id=${of} levels=${levels} assessed=${condition.assessed} /><//>`;
  const columns = [
    { ...TOTAL, label: t("assessments.total") },
    ...conditions.map(({ id: column, label }) => ({ id: column, label, opens: true })),
    ...(rest ? [{ ...REST, label: t("assessments.rest") }] : []),
  ];
  return html`<${WithBeside} beside=${beside}>
    <${Answered} answer=${answer} empty=${html`<p class="empty">${t("assessments.noOrganizations")}</p>`}>${(/** @type {any} */ data) => data.all && html`
      <${Counts} caption=${caption} head=${t("assessments.below")} columns=${columns} rows=${rows(data, id, conditions)}
        open=${condition ? { row: of, column: condition.id } : null}
        onOpen=${(/** @type {string} */ row, /** @type {string} */ state) => set({ state, of: row === id ? null : row })} />
      <p class="second">${t("assessments.today")}</p>`}<//>
  <//>`;
}

const ALIASES = ["a", "b", "c", "d"];

/** The whole first, then what is directly below, each with all its counts. @param {any} data @param {string} id @param {Condition[]} conditions */
function rows(data, id, conditions) {
  const told = apart(data.all.groups.map((/** @type {any} */ { child }) => child));
  const counts = ALIASES.map((alias) => new Map(data[alias].groups.map((/** @type {any} */ { child, count }) => [child.key, count])));
  const row = (/** @type {number} */ total, /** @type {(place: number) => number} */ count) => {
    const judged = conditions.map((condition, place) => [condition.id, count(place)]);
    const rest = total - judged.reduce((sum, [, one]) => sum + Number(one), 0);
    return { ...Object.fromEntries(judged), total, rest };
  };
  const whole = { id, label: t("coverage.whole"), counts: row(data.all.total, (place) => data[ALIASES[place]].total) };
  const parts = data.all.groups.map((/** @type {any} */ { child, count: total }) => ({
    id: child.key,
    // its own number is among the whole's: the list of the whole would not be this one
    opens: child.key !== id,
    label: child.key === id
      ? t("coverage.itself", { name: child.name })
      : html`<${Link} to=${total > 1 ? { view: "assessments", id: child.key } : { view: "o", id: child.key, params: { tab: "assessments" } }}><${Called} one=${child} told=${told} /><//>`,
    counts: row(total, (place) => /** @type {number} */ (counts[place].get(child.key) ?? 0)),
  }));
  return [whole, ...parts];
}

/** The organizations behind a number, each with the decision. @param {{id: string, levels: string[] | null, assessed: Condition["assessed"]}} props */
function List({ id, levels, assessed }) {
  const pages = usePages(JUDGED_ORGANIZATIONS, { id, levels, assessed, kind: assessed.kind }, (data) => data.list);
  const told = apart(pages.rows);
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("assessments.none")}</p>`} row=${(/** @type {any} */ one) => html`<li key=${one.key}>
    <${Link} to=${{ view: "o", id: one.key, params: { tab: "assessments" } }}>${one.name}<//>
    <p class="second">${[one.parent?.name, told(one) === one.code && one.code, decided(one, assessed.years[0])].filter(Boolean).join(" · ")}</p></li>`} />`;
}

/** By which decision it was judged so. @param {any} one @param {number} year */
function decided({ assessments }, year) {
  const result = assessments.find((/** @type {any} */ { periodFrom, body }) => periodFrom === `${year}-01-01` && !body);
  return result ? [result.decision, t("assessments.decided", { day: day(result.decidedOn) })].filter(Boolean).join(", ") : "";
}
