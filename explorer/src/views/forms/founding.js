// Founding an organization, and what becomes of its own name and level.
import { html } from "../../html.js";
import { CHANGE_LEVEL, CONFIRM_FORM, ESTABLISH, RENAME } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { ChoiceField, TextField } from "../../parts/form.js";
import { t, term } from "../../words/words.js";
import { BeforeAfter } from "./consequences.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @typedef {{key: string, name: string, level: string}} Organization */

const LEVELS = ["UPPER_GRASSROOTS", "GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "SECTIONAL", "CELL", "GROUP"];
export const levelOptions = () => LEVELS.map((level) => [level, term(`Level.${level}`)]);
/** What is usually right under an organization of a level. */
const USUAL = /** @type {Record<string, string>} */ ({ GRASSROOTS_COMMITTEE: "CELL", SECTIONAL: "CELL", CELL: "GROUP", GRASSROOTS_CELL: "GROUP" });

/** @param {Organization} parent */
export const openEstablish = ({ key, name, level }) =>
  openChange({
    title: () => t("establish.title"),
    text: ESTABLISH,
    start: () => ({ ...decisionStart(), name: "", shortName: "", code: "", level: USUAL[level] ?? "GRASSROOTS_CELL" }),
    Fields: ({ form }) => html`
      <${About} label=${t("establish.under")}>${name}<//>
      <${TextField} form=${form} name="name" label=${t("field.name")} />
      <${ChoiceField} form=${form} name="level" label=${t("field.level")} options=${levelOptions()} />
      <${TextField} form=${form} name="shortName" label=${t("field.shortName")} hint=${t("establish.shortHint")} />
      <${TextField} form=${form} name="code" label=${t("field.code")} hint=${t("establish.codeHint")} />
      <${Decision} form=${form} />`,
    read(values) {
      const { day, needed, text, refusals } = reading(values);
      const input = { parent: key, name: needed("name"), level: values.level, shortName: text("shortName"), code: text("code"), on: day("on"), decision: text("decision") };
      return { input, refusals };
    },
    Preview: ({ payload: { organization } }) => html`
      <p>${t("establish.will", { name: organization.name, level: term(`Level.${organization.level}`).toLowerCase(), code: organization.code, path: pathOf(organization) })}</p>`,
  });

const pathOf = (/** @type {{ancestors: {name: string}[]}} */ { ancestors }) => ancestors.map(({ name }) => name).join(" › ");

/** @param {Organization} organization */
export const openRename = ({ key, name }) =>
  openChange({
    title: () => t("rename.title"),
    text: RENAME,
    question: { text: CONFIRM_FORM, variables: { id: key, day: shown.peek() } },
    start: () => ({ ...decisionStart(), name, shortName: "" }),
    Fields: ({ form }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <${TextField} form=${form} name="name" label=${t("rename.name")} />
      <${TextField} form=${form} name="shortName" label=${t("field.shortName")} hint=${t("establish.shortHint")} />
      <${Decision} form=${form} />`,
    read(values, data) {
      const { day, needed, text, refusals } = reading(values);
      const input = { organization: key, name: needed("name"), shortName: text("shortName"), on: day("on"), decision: text("decision"), expectedVersion: data.organization?.version };
      return { input, refusals };
    },
    Preview: ({ payload: { organization }, data }) => html`
      <${BeforeAfter} rows=${[{ label: t("field.name"), before: data.organization?.name, after: organization.name }]} />`,
  });

/** @param {Organization} organization */
export const openChangeLevel = ({ key, name, level }) =>
  openChange({
    title: () => t("level.title"),
    text: CHANGE_LEVEL,
    question: { text: CONFIRM_FORM, variables: { id: key, day: shown.peek() } },
    start: () => ({ ...decisionStart(), level }),
    Fields: ({ form }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <${ChoiceField} form=${form} name="level" label=${t("field.level")} options=${levelOptions()} />
      <${Decision} form=${form} />`,
    read(values, data) {
      const { day, text, refusals } = reading(values);
      return { input: { organization: key, level: values.level, on: day("on"), decision: text("decision"), expectedVersion: data.organization?.version }, refusals };
    },
    Preview: ({ payload: { organization }, data }) => html`
      <${BeforeAfter} rows=${[{ label: t("field.level"), before: data.organization && term(`Level.${data.organization.level}`), after: term(`Level.${organization.level}`) }]} />`,
  });
