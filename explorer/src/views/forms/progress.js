// Reporting where organizations or a member stand with a task: the first report on a task gives it to them.
import { html } from "../../html.js";
import { REPORT_FORM, REPORT_PROGRESS } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { ChooseSeveralField } from "../../parts/choose.js";
import { ChoiceField, RadiosField, TextField } from "../../parts/form.js";
import { day as written, t, term } from "../../words/words.js";
import { STATES, taskName } from "../directives/states.js";
import { BeforeAfter } from "./consequences.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { organizationsOn } from "./find.js";
import { openChange } from "./flow.js";

/**
 * @typedef {{key: string, name: string}} Named
 * @typedef {object} Given  what is settled before the form is filled in; the rest is chosen there
 * @property {Named} [subject] whose task it is; without it, organizations are chosen
 * @property {boolean} [isMember]
 * @property {any} [directive] with its tasks, where one of them is to be chosen
 * @property {any} [task]
 * @property {any} [report] where it stands now
 */

/** A task is given to somebody, and taken away, by saying nothing of its state. */
const NONE = "";

/** @param {Given} given */
export const openReport = (given) =>
  openChange({
    title: () => t("report.title"),
    text: REPORT_PROGRESS,
    question: given.directive ? undefined : { text: REPORT_FORM, variables: { day: shown.peek() } },
    start: () => ({ ...decisionStart(), directive: "", task: given.task?.key ?? "", of: [], state: given.report?.state ?? "NOT_STARTED", note: "" }),
    Fields: ({ form, data }) => html`<${Fields} form=${form} data=${data} given=${given} />`,
    read: (values, data) => read(values, data, given),
    placed: ([, list, , own]) => ["input", list === "progress" ? own ?? "task" : list],
    Preview: ({ payload, values }) => html`<${Preview} reports=${payload.taskReports} values=${values} before=${given.report} />`,
  });

/** The directives that have tasks, the newest first. @param {any} data @returns {any[]} */
const directivesOf = (data) => data.directives.nodes.filter((/** @type {any} */ one) => one.tasks.length > 0);

/** What can be chosen, and what is. @param {any} values @param {any} data @param {Given} given */
function chosenOf(values, data, given) {
  const all = given.directive ? [given.directive] : directivesOf(data);
  const directive = all.find((one) => one.key === values.directive) ?? all[0];
  const tasks = given.task ? [given.task] : directive?.tasks ?? [];
  return { all, directive, tasks, task: tasks.find((/** @type {any} */ one) => one.key === values.task) ?? tasks[0] };
}

/** @param {{form: any, data: any, given: Given}} props */
function Fields({ form, data, given }) {
  const { all, directive, tasks, task } = chosenOf(form.values, data, given);
  const shownForm = { ...form, values: { ...form.values, directive: directive?.key, task: task?.key } };
  const states = [...STATES, ...(given.report ? [NONE] : [])];
  return html`
    ${given.subject ? html`<${About} label=${t(given.isMember ? "field.member" : "field.organization")}>${given.subject.name}<//>` : html`<${ChooseSeveralField} form=${form} name="of" label=${t("report.of")} find=${organizationsOn(formDay(form))} />`}
    ${given.directive
      ? html`<${About} label=${t("task.directive")}>${directive.symbol}<//>`
      : html`<${ChoiceField} form=${shownForm} name="directive" label=${t("task.directive")} options=${all.map((one) => [one.key, `${one.symbol}: ${one.title}`])} />`}
    ${given.task ? html`<${About} label=${t("task")}>${taskName(task)}<//>` : html`<${ChoiceField} form=${shownForm} name="task" label=${t("task")} options=${tasks.map((/** @type {any} */ one) => [one.key, taskName(one)])} />`}
    <${RadiosField} form=${form} name="state" label=${t("task.state")} options=${states.map((one) => [one, one === NONE ? t("report.taken") : term(`TaskState.${one}`)])} />
    <${Decision} form=${form} label=${t("report.on")} />
    <${TextField} form=${form} name="note" label=${t("task.note")} long />`;
}

/** @param {any} values @param {any} data @param {Given} given */
function read(values, data, given) {
  const { day, some, text, refusals } = reading(values);
  const { task } = chosenOf(values, data, given);
  if (!task) refusals.push({ field: ["input", "task"], message: t("form.missing") });
  const subjects = given.subject ? [given.subject] : some("of") ?? [];
  const state = values.state === NONE ? null : values.state;
  const progress = subjects.map((/** @type {Named} */ { key }) => ({ task: task?.key, of: key, state, note: state ? text("note") : undefined }));
  return { input: { on: day("on"), decision: text("decision"), progress }, refusals };
}

/** @param {{reports: any[], values: any, before: any}} props */
function Preview({ reports, values, before }) {
  const [{ task, since, until }] = reports;
  const who = reports.map(({ organization, member }) => (organization ?? member).name).join(", ");
  if (values.state === NONE) return html`<p>${t("report.willTake", { day: written(until), task: taskName(task), who })}</p>`;
  const state = term(`TaskState.${values.state}`);
  return html`<p>${t("report.will", { day: written(since), task: taskName(task), who, state: state.toLowerCase() })}</p>
    ${before && html`<${BeforeAfter} rows=${[{ label: t("task.state"), before: term(`TaskState.${before.state}`), after: state }]} />`}`;
}
