// The tasks of a directive in numbers, task by task or by what is directly below; each number opens to its list beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { TASK_COUNTS, TASK_OF_MEMBERS, TASK_REPORTS } from "../../ask/questions/directives.js";
import { apart } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { t, term } from "../../words/words.js";
import { Line, STATES, taskName } from "./states.js";

const MEMBERS = "members";

/** @typedef {{id: string, directive: any, params: Record<string, string>}} Props */

/** @param {Props} props */
export const ByTask = (props) => html`<${Numbers} ...${props} by="TASK" rowsOf=${rowsOfTasks} />`;

/** @param {Props} props */
export const Below = (props) => html`<${Numbers} ...${props} by="CHILD" rowsOf=${rowsOfChildren} />`;

/** @param {Props & {by: "TASK" | "CHILD", rowsOf: (data: any, props: Props) => any[]}} props */
function Numbers({ by, rowsOf, ...props }) {
  const { id, directive, params } = props;
  const where = (/** @type {string} */ state) => ({ directives: [directive.key], states: [state] });
  const answer = useAnswer(TASK_COUNTS, { id, by, notStarted: where("NOT_STARTED"), underWay: where("UNDER_WAY"), done: where("DONE") });
  const rows = answer.data?.DONE ? rowsOf(answer.data, props) : [];
  const columns = columnsOf(directive, by);
  const column = columns.find((one) => one.id === params.state);
  const open = column && rows.find((row) => row.id === (params.of ?? id) && !row.shut?.includes(column.id));
  const beside = open && html`<${Beside} title=${t("task.listTitle", { name: open.name, what: column.label })} close=${() => set({ state: null, of: null })}>
    ${column.id === MEMBERS ? html`<${OfMembers} task=${open.id} />` : html`<${List} id=${by === "CHILD" ? open.id : id}
      where=${{ ...(by === "TASK" && open.id !== id ? { tasks: [open.id] } : { directives: [directive.key] }), ...(STATES.includes(column.id) && { states: [column.id] }) }} />`}<//>`;
  return html`<${WithBeside} beside=${beside}>
    <${Answered} answer=${answer}>${(/** @type {any} */ data) => data.DONE && html`
      <${Counts} caption=${t(`directive.caption.${by}`)} head=${t(by === "TASK" ? "task" : "task.below")} columns=${columns} rows=${rows}
        open=${open ? { row: open.id, column: column.id } : null}
        onOpen=${(/** @type {string} */ row, /** @type {string} */ state) => set({ state, of: row === id ? null : row })} />
      ${columns.some((one) => one.id === MEMBERS) && html`<p class="second">${t("task.members.about")}</p>`}`}<//>
  <//>`;
}

/** The states and all of them; members have tasks of their own, which belong to no organization. @param {any} directive @param {string} by */
const columnsOf = ({ tasks }, by) => [
  ...STATES.map((state) => ({ id: state, label: term(`TaskState.${state}`), opens: true })),
  { id: "all", label: t("task.all"), opens: true },
  ...(by === "TASK" && tasks.some((/** @type {any} */ task) => ofMembers(task) > 0) ? [{ id: MEMBERS, label: t("task.members"), opens: true }] : []),
];

/** How many members have a task; who sees a part is not told. @param {any} task @returns {number} */
const ofMembers = (task) => task.ofMembers?.totalCount ?? 0;

/** @param {any} data @param {(state: any) => number} count */
function counted(data, count) {
  const each = STATES.map((state) => [state, count(data[state])]);
  return { ...Object.fromEntries(each), all: each.reduce((sum, [, one]) => sum + Number(one), 0) };
}

/** @param {any} data @param {Props} props */
const whole = (data, { id }) => ({ id, name: t("task.whole"), label: t("task.whole"), counts: counted(data, (of) => of.total) });

/** All tasks in the directive's order, also those that nobody was given. @param {any} data @param {Props} props */
function rowsOfTasks(data, props) {
  const count = (/** @type {string} */ key) => (/** @type {any} */ { groups }) => groups.find((/** @type {any} */ group) => group.task.key === key)?.count ?? 0;
  const tasks = props.directive.tasks.map((/** @type {any} */ task) => ({
    id: task.key,
    name: taskName(task),
    label: task.partOf ? html`<span class="part-of">${taskName(task)}</span>` : taskName(task),
    counts: { ...counted(data, count(task.key)), [MEMBERS]: ofMembers(task) },
  }));
  const all = whole(data, props);
  const members = tasks.reduce((/** @type {number} */ sum, /** @type {any} */ task) => sum + task.counts[MEMBERS], 0);
  return [{ ...all, counts: { ...all.counts, [MEMBERS]: members }, shut: [MEMBERS] }, ...tasks];
}

/** @param {any} data @param {Props} props */
function rowsOfChildren(data, props) {
  const { id, directive } = props;
  /** @type {Map<string, any>} */
  const children = new Map(STATES.flatMap((state) => data[state].groups).map(({ child }) => [child.key, child]));
  const told = apart([...children.values()]);
  const count = (/** @type {string} */ key) => (/** @type {any} */ { groups }) => groups.find((/** @type {any} */ group) => group.child.key === key)?.count ?? 0;
  const rows = [...children.values()].map((child) => ({
    id: child.key,
    name: child.name,
    // what is its own is a part of the whole, whose list would not be this one
    opens: child.key !== id,
    label: child.key === id ? t("coverage.itself", { name: child.name }) : html`<${Link} to=${{ view: "directives", id: child.key, id2: directive.key, params: { tab: "everyone" } }}><${Called} one=${child} told=${told} /><//>`,
    counts: counted(data, count(child.key)),
  }));
  return [whole(data, props), ...rows];
}

/** The reports behind a number. @param {{id: string, where: object}} props */
function List({ id, where }) {
  const pages = usePages(TASK_REPORTS, { id, where }, (data) => data.list);
  const told = apart(pages.rows.map((one) => one.organization));
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("task.none")}</p>`} row=${(/** @type {any} */ one) => html`<${Line} key=${one.key} report=${one} what=${t("task.number", one.task)}
    of=${html`<${Link} to=${{ view: "o", id: one.organization.key, params: { tab: "tasks" } }}><${Called} one=${one.organization} told=${told} /><//>`} />`} />`;
}

/** @param {{task: string}} props */
function OfMembers({ task }) {
  const pages = usePages(TASK_OF_MEMBERS, { id: task }, (data) => data.node?.reports);
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("task.none")}</p>`} row=${(/** @type {any} */ one) => html`<${Line} key=${one.key} report=${one} what=${one.member.cell?.name}
    of=${html`<${Link} to=${{ view: "m", id: one.member.key, params: { tab: "tasks" } }}>${one.member.name}<//>`} />`} />`;
}
