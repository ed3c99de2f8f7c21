// Cases in numbers, by kind or by what is directly below; each number opens to its list beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { CASE_COUNTS, CASES_UNDER } from "../../ask/questions/cases.js";
import { apart } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { day, t, term } from "../../words/words.js";
import { formOf, KindChoice, kindOf, STATES, stateOf, where, YearChoice } from "./conditions.js";
import { Concerned, toldOf } from "./table.js";

/** What is asked for; what is not open is closed. */
const COUNTED = ["all", "open", "overdue", "late"];

/** @typedef {{id: string, name: string, params: Record<string, string>}} Props */

/** @param {Props} props */
export const ByKind = (props) => html`<div class="choices"><${YearChoice} params=${props.params} /></div>
  <${Numbers} ...${props} by="KIND" kind=${null} />`;

/** @param {Props} props */
export const ByChild = (props) => html`<div class="choices"><${KindChoice} params=${props.params} /><${YearChoice} params=${props.params} /></div>
  <${Numbers} ...${props} by="CHILD" kind=${kindOf(props.params)} />`;

/** @param {Props & {by: "KIND" | "CHILD", kind: string | null}} props */
function Numbers({ id, name, params, by, kind }) {
  const states = Object.keys(STATES);
  const conditions = Object.fromEntries(COUNTED.map((state) => [state, where(state, kind, params)]));
  const answer = useAnswer(CASE_COUNTS, { id, by, ...conditions });
  const { state } = params;
  const rows = answer.data?.all ? rowsOf(answer.data, by, id, params) : [];
  // a row of kinds is named by its kind, one of organizations by its id: the whole by what is asked for
  const open = state in STATES ? rows.find((row) => row.id === (params.of ?? id)) ?? null : null;
  const beside = open && html`<${Beside} title=${t("cases.listTitle", { name: open.name ?? name, what: t(`cases.state.${state}`).toLowerCase() })} close=${() => set({ state: null, of: null })}>
    <${List} id=${by === "CHILD" ? open.id : id} where=${where(state, by === "KIND" && open.id !== id ? open.id : kind, params)} /><//>`;
  return html`<${WithBeside} beside=${beside}>
    <${Answered} answer=${answer}>${(/** @type {any} */ data) => data.all && html`
      <${Counts} caption=${t(`cases.caption.${by}`)} head=${t(by === "KIND" ? "cases.kind" : "cases.below.head")}
        columns=${states.map((one) => ({ id: one, label: t(`cases.state.${one}`), opens: true }))} rows=${rows}
        open=${open ? { row: open.id, column: state } : null}
        onOpen=${(/** @type {string} */ row, /** @type {string} */ column) => set({ state: column, of: row === id ? null : row })} />`}<//>
  <//>`;
}

/** The whole first, then each group with its counts. @param {any} data @param {"KIND" | "CHILD"} by @param {string} id @param {Record<string, string>} params */
function rowsOf(data, by, id, params) {
  const keyOf = (/** @type {any} */ group) => (by === "KIND" ? group.kind : group.child.key);
  const counts = new Map(COUNTED.map((state) => [state, new Map(data[state].groups.map((/** @type {any} */ group) => [keyOf(group), group.count]))]));
  const told = apart(data.all.groups.map((/** @type {any} */ group) => group.child));
  const figures = (/** @type {(state: string) => number} */ count) => ({ ...Object.fromEntries(COUNTED.map((state) => [state, count(state)])), closed: count("all") - count("open") });
  return [
    { id, name: null, label: t("coverage.whole"), counts: figures((state) => data[state].total) },
    ...data.all.groups.map((/** @type {any} */ group) => ({
      id: keyOf(group),
      ...labelled(group, by, id, params, told),
      counts: figures((state) => counts.get(state)?.get(keyOf(group)) ?? 0),
    })),
  ];
}

/** @param {any} group @param {"KIND" | "CHILD"} by @param {string} id @param {Record<string, string>} params @param {(one: {key: string}) => string} told */
function labelled({ kind, child }, by, id, params, told) {
  if (by === "KIND") return { name: term(`CaseKind.${kind}`), label: term(`CaseKind.${kind}`) };
  // what arose at itself is a part of the whole, whose list would not be this one
  if (child.key === id) return { name: child.name, label: t("coverage.itself", { name: child.name }), opens: false };
  const { kind: chosen, year } = params;
  return { name: child.name, label: html`<${Link} to=${{ view: "cases", id: child.key, params: { tab: "below", kind: chosen, year } }}><${Called} one=${child} told=${told} /><//>` };
}

/** The cases behind a number. @param {{id: string, where: object}} props */
function List({ id, where: condition }) {
  const pages = usePages(CASES_UNDER, { id, where: condition, orderBy: { field: "OPENED_ON", direction: "DESC" } }, (data) => data.list);
  const told = toldOf(pages.rows);
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("cases.none")}</p>`} row=${(/** @type {any} */ one) => html`<li key=${one.key}>
    <span><${Concerned} one=${one} told=${told} /></span>
    <p class="second">${[formOf(one), one.members.length > 0 && one.at.name, day(one.openedOn), stateOf(one)].filter(Boolean).join(" · ")}</p></li>`} />`;
}
