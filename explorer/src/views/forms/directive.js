// Recording a directive that was issued, with its tasks a line each, and what it refers to; what it replaces ends.
import { html } from "../../html.js";
import { ISSUE_DIRECTIVE, REPORT_FORM } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { written } from "../../model/day.js";
import { tasksOf } from "../../model/progress.js";
import { ChooseField, ChooseSeveralField } from "../../parts/choose.js";
import { ChoiceField, DayField, Field, TextField } from "../../parts/form.js";
import { day as inWords, t, term } from "../../words/words.js";
import { KINDS, taskName } from "../directives/states.js";
import { formDay, reading } from "./fields.js";
import { directivesAmong, organizationsOn } from "./find.js";
import { openChange } from "./flow.js";

const REFERENCES = ["IMPLEMENTS", "REVIEWS", "GUIDES", "REPLACES"];

/** @param {{key: string, name: string} | null} issuer who is proposed as such */
export const openIssue = (issuer) =>
  openChange({
    title: () => t("issue.title"),
    text: ISSUE_DIRECTIVE,
    question: { text: REPORT_FORM, variables: { day: shown.peek() } },
    start: () => ({
      symbol: "",
      kind: "LETTER",
      title: "",
      issuer: issuer && { ...issuer, detail: "" },
      issuedOn: written(shown.value, "vi"),
      on: "",
      tasks: "",
      ...Object.fromEntries(REFERENCES.map((kind) => [kind, []])),
    }),
    Fields: ({ form, data }) => html`
      <div class="in-a-row">
        <${TextField} form=${form} name="symbol" label=${t("directive.symbol")} />
        <${ChoiceField} form=${form} name="kind" label=${t("directives.kind")} options=${KINDS.map((kind) => [kind, term(`DirectiveKind.${kind}`)])} />
      </div>
      <${TextField} form=${form} name="title" label=${t("directive.title")} />
      <${ChooseField} form=${form} name="issuer" label=${t("directive.issuer")} hint=${t("issue.issuerHint")} find=${organizationsOn(formDay(form))} />
      <div class="in-a-row">
        <${DayField} form=${form} name="issuedOn" label=${t("directive.issuedOn")} />
        <${DayField} form=${form} name="on" label=${t("issue.on")} hint=${t("issue.onHint")} />
      </div>
      <${TextField} form=${form} name="tasks" label=${t("directive.tasks")} hint=${t("issue.tasksHint")} long />
      <${Field} form=${form} name="references" label=${t("directive.references")} group>
        ${() => REFERENCES.map((kind) => html`<${ChooseSeveralField} key=${kind} form=${form} name=${kind} label=${term(`ReferenceKind.${kind}`)} find=${directivesAmong(data.directives.nodes)} />`)}<//>`,
    read,
    // a refusal of one of several is told at the field that all of them stand in
    placed: ([, name, ...rest]) => ["input", name, ...(name === "tasks" || name === "references" ? [] : rest)],
    Preview: ({ payload: { directive } }) => html`<${Issued} directive=${directive} />`,
  });

/** @param {any} values */
function read(values) {
  const { day, needed, refusals } = reading(values);
  const issuedOn = day("issuedOn");
  const input = {
    symbol: needed("symbol"),
    kind: values.kind,
    title: needed("title"),
    issuer: values.issuer?.key,
    issuedOn,
    on: values.on.trim() ? day("on") : issuedOn,
    tasks: tasksOf(values.tasks),
    references: REFERENCES.flatMap((kind) => values[kind].map((/** @type {any} */ { key }) => ({ kind, directive: key }))),
  };
  return { input, refusals };
}

function Issued({ directive: { symbol, title, issuer, since, tasks, references } }) {
  return html`<p>${t("issue.will", { symbol, title, issuer: issuer?.name ?? t("directive.issuer.none"), day: inWords(since) })}</p>
    ${tasks.length > 0 && html`<p>${t("directive.tasks")}:</p><ul>${tasks.map((/** @type {any} */ task) => html`<li key=${task.key}>${taskName(task)}</li>`)}</ul>`}
    ${references.length > 0 && html`<ul>${references.map((/** @type {any} */ { kind, directive }) => html`<li key=${`${kind} ${directive.key}`}>${term(`ReferenceKind.${kind}`)}: ${directive.symbol}</li>`)}</ul>`}`;
}
