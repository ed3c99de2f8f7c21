// Putting right what was recorded of something, or taking back what never was: only what is otherwise than recorded is sent.
import { html } from "../../html.js";
import { RadiosField, TextField } from "../../parts/form.js";
import { t } from "../../words/words.js";
import { BeforeAfter } from "./consequences.js";
import { About, reading } from "./fields.js";
import { openChange } from "./flow.js";

/**
 * @typedef {object} Correction
 * @property {string} kind  what it is in the input: `correction.kind`, and in the payload
 * @property {string} words  begins the keys of its texts: `.title`, `.values`, `.never`, `.withdrawn`
 * @property {string} text  the mutation
 * @property {any} before  as it is recorded
 * @property {{label: string, name: string}} about
 * @property {Record<string, any>} start  what its fields begin with, each by its name in the input
 * @property {(props: {form: any, name: (field: string) => string}) => any} Values
 * @property {(read: ReturnType<typeof reading>, value: (field: string) => any, name: (field: string) => string) => Record<string, any>} right  what was filled in, as the input has it
 * @property {(one: any) => Record<string, any>} recorded  the same of what is recorded
 * @property {(one: any) => [string, any][]} rows  what is compared, before and after
 */

/** @param {Correction} of */
export function openCorrection({ kind, words, text, before, about, start, Values, right, recorded, rows }) {
  const name = (/** @type {string} */ field) => `correction.${kind}.${field}`;
  openChange({
    title: () => t(`${words}.title`),
    text,
    start: () => ({ what: "VALUES", reason: "", ...Object.fromEntries(Object.entries(start).map(([field, value]) => [name(field), value])) }),
    Fields: ({ form }) => html`
      <${About} label=${about.label}>${about.name}<//>
      <${RadiosField} form=${form} name="what" label=${t("correct.what")} options=${[["VALUES", t(`${words}.values`)], ["NEVER", t(`${words}.never`)]]} />
      ${form.values.what === "VALUES" && html`<${Values} form=${form} name=${name} />`}
      <${TextField} form=${form} name="reason" label=${t("field.reason")} hint=${t("correct.reasonHint")} long />`,
    read(values) {
      const read = reading(values);
      const reason = read.needed("reason");
      const { refusals } = read;
      if (values.what === "NEVER") return { input: { reason, correction: { withdraw: { fact: before.key } } }, refusals };
      const now = right(read, (field) => values[name(field)], name);
      const had = recorded(before);
      const otherwise = Object.entries(now).filter(([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(had[field]));
      return { input: { reason, correction: { [kind]: { [kind]: before.key, ...Object.fromEntries(otherwise) } } }, refusals };
    },
    Preview({ payload, values }) {
      const after = payload[kind];
      if (values.what === "NEVER" || !after) return html`<p>${t(`${words}.withdrawn`)}</p>`;
      const then = new Map(rows(after));
      return html`<${BeforeAfter} rows=${rows(before).map(([label, value]) => ({ label, before: value, after: then.get(label) }))} />`;
    },
  });
}
