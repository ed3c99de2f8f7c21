// Changes of the hierarchy: moving, merging and dissolving organizations, each with what would become of them.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { DISSOLVE, MERGE, MOVE, STATE_FORM } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { ChooseField, ChooseSeveralField } from "../../parts/choose.js";
import { ChoiceField, RadiosField, TextField } from "../../parts/form.js";
import { t, term } from "../../words/words.js";
import { BeforeAfter, Followed, stateRows } from "./consequences.js";
import { About, Decision, decisionStart, formDay, reading } from "./fields.js";
import { organizationsOn } from "./find.js";
import { openChange } from "./flow.js";
import { levelOptions } from "./founding.js";
import { Impact } from "./impact.js";

/** @typedef {{key: string, name: string, level: string}} Organization */

/** @param {Organization} organization */
export const openMove = ({ key, name }) =>
  openChange({
    title: () => t("move.title"),
    text: MOVE,
    question: { text: STATE_FORM, variables: { id: key, day: shown.peek() } },
    start: () => ({ ...decisionStart(), to: null }),
    Fields: ({ form, data }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <${About} label=${t("move.from")}>${data.organization?.parent?.name ?? "–"}<//>
      <${ChooseField} form=${form} name="to" label=${t("move.to")} find=${organizationsOn(formDay(form))} />
      <${Decision} form=${form} />`,
    read(values, data) {
      const { chosen, day, text, refusals } = reading(values);
      const input = { organization: key, to: chosen("to"), on: day("on"), decision: text("decision"), expectedVersion: data.organization?.version };
      return { input, refusals };
    },
    Preview: ({ payload: { organization }, data }) => html`
      <p>${t("move.will", { name: organization.name, path: organization.ancestors.map((/** @type {any} */ one) => one.name).join(" › ") })}</p>
      <${BeforeAfter} rows=${stateRows(data.organization, organization)} />
      <h4>${t("assign.after")}</h4><${Followed} supervisions=${organization.supervisions} />`,
  });

/** @param {Organization} organization */
export const openMerge = ({ key, name, level }) =>
  openChange({
    title: () => t("merge.title"),
    text: MERGE,
    start: () => ({
      ...decisionStart(),
      organizations: [{ key, name, detail: "" }],
      into: key,
      "into.new.name": "",
      "into.new.level": level,
      supervisions: "END",
    }),
    Fields: ({ form }) => html`
      <${ChooseSeveralField} form=${form} name="organizations" label=${t("merge.organizations")} find=${organizationsOn(formDay(form))} />
      <${RadiosField} form=${form} name="into" label=${t("merge.into")} options=${[
        ...form.values.organizations.map((/** @type {any} */ one) => [one.key, t("merge.intoThis", { name: one.name })]),
        ["new", t("merge.intoNew")],
      ]} />
      ${form.values.into === "new" && html`
        <${TextField} form=${form} name="into.new.name" label=${t("field.name")} />
        <${ChoiceField} form=${form} name="into.new.level" label=${t("field.level")} options=${levelOptions()} />`}
      <${RadiosField} form=${form} name="supervisions" label=${t("merge.supervisions")} options=${["END", "CARRY_OVER"].map((what) => [what, term(`SupervisionsAfter.${what}`)])} />
      <${Decision} form=${form} />`,
    read: readMerger,
    Preview: ({ payload, values }) => html`<${Merged} organization=${payload.organization} values=${values} />`,
  });

function readMerger(/** @type {any} */ values) {
  const { day, text, refusals } = reading(values);
  const keys = values.organizations.map((/** @type {any} */ one) => one.key);
  if (keys.length < 2) refusals.push({ field: ["organizations"], message: t("merge.two") });
  const isNew = values.into === "new";
  if (isNew && !text("into.new.name")) refusals.push({ field: ["into", "new", "name"], message: t("form.missing") });
  if (!isNew && !keys.includes(values.into)) refusals.push({ field: ["into"], message: t("form.missing") });
  const into = isNew ? { new: { name: values["into.new.name"].trim(), level: values["into.new.level"] } } : { organization: values.into };
  const input = { organizations: keys, into, supervisions: values.supervisions, on: day("on"), decision: text("decision") };
  return { input, refusals };
}

function Merged({ organization, values }) {
  const ending = values.organizations.filter((/** @type {any} */ one) => one.key !== values.into);
  return html`
    <p>${t("merge.will", { names: values.organizations.map((/** @type {any} */ one) => one.name).join(", "), name: organization.name })}</p>
    <${Result} id=${values.into === "new" ? null : values.into} day=${formDay({ values })} after=${organization} />
    <h4>${t("assign.after")}</h4><${Followed} supervisions=${organization.supervisions} />
    ${ending.map((/** @type {any} */ one) => html`<${Impact} key=${one.key} organization=${one} day=${formDay({ values })} merged />`)}`;
}

/** The organization that goes on, before and after; a new one has no before. */
function Result({ id, day, after }) {
  const answer = useAnswer(id ? STATE_FORM : null, { id, day });
  if (id && !answer.data) return null;
  return html`<${BeforeAfter} rows=${stateRows(answer.data?.organization ?? null, after)} />`;
}

/** @param {Organization} organization */
export const openDissolve = ({ key, name }) =>
  openChange({
    title: () => t("dissolve.title"),
    text: DISSOLVE,
    question: { text: STATE_FORM, variables: { id: key, day: shown.peek() } },
    start: ({ organization }) => ({
      ...decisionStart(),
      childrenTo: organization?.childCount && organization.parent ? { ...organization.parent, detail: "" } : null,
      membersTo: null,
    }),
    Fields: ({ form, data: { organization } }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <${Impact} organization=${{ key, name }} day=${formDay(form)} />
      ${organization?.childCount > 0 && html`<${ChooseField} form=${form} name="childrenTo" label=${t("dissolve.childrenTo", { count: organization.childCount })} find=${organizationsOn(formDay(form))} />`}
      ${organization?.ownMembers > 0 && html`<${ChooseField} form=${form} name="membersTo" label=${t("dissolve.membersTo", { count: organization.ownMembers })} find=${organizationsOn(formDay(form))} />`}
      <${Decision} form=${form} label=${t("form.endsOn")} />`,
    read(values, { organization }) {
      const { chosen, day, text, refusals } = reading(values);
      const input = {
        organization: key,
        on: day("on"),
        decision: text("decision"),
        childrenTo: organization?.childCount > 0 ? chosen("childrenTo") : undefined,
        membersTo: organization?.ownMembers > 0 ? chosen("membersTo") : undefined,
        expectedVersion: organization?.version,
      };
      return { input, refusals };
    },
    Preview: ({ values }) => html`
      <p>${t("dissolve.will", { name })}</p>
      ${values.childrenTo && html`<p>${t("dissolve.childrenGo", { name: values.childrenTo.name })}</p>`}
      ${values.membersTo && html`<p>${t("dissolve.membersGo", { name: values.membersTo.name })}</p>`}
      <${Impact} organization=${{ key, name }} day=${formDay({ values })} />`,
  });
