// Fields of forms, each with its label, its hint and the refusals that are about it.
import { html, useLayoutEffect, useMemo, useRef, useState } from "../html.js";
import { parse } from "../model/day.js";
import { shown } from "../day.js";
import { day as inWords, t } from "../words/words.js";

let forms = 0;

/**
 * @typedef {{message: string, field?: string[] | null, reason?: string, rule?: string}} Refusal
 * @typedef {ReturnType<typeof useForm>} Form
 */

/**
 * The values of a form, and what was refused of them. A field's name is its path in the input ("lines.0.supervisor").
 * @param {Record<string, any>} initial
 */
export function useForm(initial) {
  const [values, keep] = useState(initial);
  const [refusals, refuse] = useState(/** @type {Refusal[]} */ ([]));
  const own = useMemo(() => ({ number: ++forms, fields: new Map() }), []);
  return {
    values,
    refusals,
    refuse,
    fields: /** @type {Map<string, {id: string, label: string}>} */ (own.fields),
    id: (/** @type {string} */ name) => `form-${own.number}-${name.replaceAll(".", "-")}`,
    set: (/** @type {string} */ name, /** @type {any} */ value) => {
      keep((now) => ({ ...now, [name]: value }));
      refuse((now) => now.filter((one) => !isAbout(one, name)));
    },
  };
}

/** @param {Refusal} refusal */
const pathOf = (refusal) => (refusal.field ?? []).filter((step, i) => i > 0 || step !== "input").join(".");

/** @param {Refusal} refusal @param {string} name */
function isAbout(refusal, name) {
  const path = pathOf(refusal);
  return path === name || path.startsWith(`${name}.`);
}

/** A field: `children` draws the control from the attributes that tie it to label, hint and refusals. */
export function Field({ form, name, label, hint = "", children, group = false }) {
  const id = form.id(name);
  form.fields.set(name, { id, label });
  const refused = [...new Set(form.refusals.filter((one) => isAbout(one, name)).map((one) => one.message))];
  const told = [hint && `${id}-hint`, refused.length > 0 && `${id}-refused`].filter(Boolean).join(" ");
  const attributes = { id, "aria-describedby": told || undefined, "aria-invalid": refused.length > 0 ? "true" : undefined };
  const inside = html`
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${refused.length > 0 &&
    html`<ul class="refused" id=${`${id}-refused`}>${refused.map((message) => html`<li key=${message}>${message}</li>`)}</ul>`}
    ${children(attributes)}`;
  const look = `field ${refused.length > 0 ? "is-refused" : ""}`;
  if (group) {
    return html`<fieldset class=${look} id=${id} tabindex="-1" aria-describedby=${told || undefined}>
      <legend>${label}</legend>${inside}</fieldset>`;
  }
  return html`<div class=${look}><label for=${id}>${label}</label>${inside}</div>`;
}

export function TextField({ form, name, label, hint = "", long = false }) {
  const change = (/** @type {any} */ event) => form.set(name, event.currentTarget.value);
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) =>
      long
        ? html`<textarea ...${attributes} rows="3" value=${form.values[name] ?? ""} onInput=${change} />`
        : html`<input ...${attributes} type="text" autocomplete="off" value=${form.values[name] ?? ""} onInput=${change} />`}
  </${Field}>`;
}

/** A whole number, kept as the text that was typed until it is one. */
export function NumberField({ form, name, label, hint = "" }) {
  const change = (/** @type {any} */ event) => form.set(name, event.currentTarget.value);
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) => html`<input ...${attributes} type="text" inputmode="numeric" class="short" autocomplete="off"
      value=${form.values[name] ?? ""} onInput=${change} />`}
  </${Field}>`;
}

/** A day, typed as people write it; what was understood is said below. */
export function DayField({ form, name, label, hint = "" }) {
  const text = form.values[name] ?? "";
  const understood = text.trim() ? dayOf(text) : null;
  const change = (/** @type {any} */ event) => form.set(name, event.currentTarget.value);
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) => html`<input ...${attributes} type="text" inputmode="numeric" class="short" autocomplete="off"
        placeholder=${t("day.form")} value=${text} onInput=${change} />
      <span class="understood">${understood ? inWords(understood) !== text.trim() && t("day.read", { day: inWords(understood) }) : text.trim() && t("day.wrong")}</span>`}
  </${Field}>`;
}

/** @param {string} text @returns {string | null} the day that a text names, as YYYY-MM-DD */
export const dayOf = (text) => parse(text, Number(shown.value.slice(0, 4)));

export function ChoiceField({ form, name, label, hint = "", options }) {
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) => html`<select ...${attributes} onChange=${(event) => form.set(name, event.currentTarget.value)}>
      ${options.map(([value, words]) => html`<option key=${value} value=${value} selected=${value === form.values[name]}>${words}</option>`)}
    </select>`}
  </${Field}>`;
}

/** Several of a few: the value is a list. */
export function ChecksField({ form, name, label, hint = "", options }) {
  const chosen = form.values[name];
  const change = (value, on) => form.set(name, on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint} group>
    ${() => options.map(([value, words]) => html`<label key=${value} class="check">
      <input type="checkbox" checked=${chosen.includes(value)} onChange=${(event) => change(value, event.currentTarget.checked)} />
      ${words}</label>`)}
  </${Field}>`;
}

/** One of a few, all of them seen. */
export function RadiosField({ form, name, label, hint = "", options }) {
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint} group>
    ${(attributes) => options.map(([value, words]) => html`<label key=${value} class="check">
      <input type="radio" name=${attributes.id} checked=${form.values[name] === value} onChange=${() => form.set(name, value)} />
      ${words}</label>`)}
  </${Field}>`;
}

/** What was refused, above the form: each leads to its field; what belongs to none stands here in full. */
export function Refused({ form }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (form.refusals.length > 0) box.current?.focus();
  }, [form.refusals.length]);
  if (form.refusals.length === 0) return null;
  const told = new Map(form.refusals.map((one) => [`${fieldOf(form, one)?.id} ${one.message}`, one]));
  return html`<div class="refusals" role="alert" tabindex="-1" ref=${box}>
    <p>${t("form.refused", { count: told.size })}</p>
    <ul>${[...told].map(([key, one]) => html`<li key=${key}><${Told} form=${form} one=${one} /></li>`)}</ul>
  </div>`;
}

function Told({ form, one }) {
  const field = fieldOf(form, one);
  if (!field) return one.message;
  const to = (/** @type {Event} */ event) => {
    event.preventDefault();
    document.getElementById(field.id)?.focus();
  };
  return html`<a href=${`#${field.id}`} onClick=${to}>${field.label}: ${one.message}</a>`;
}

/** @param {Form} form @param {Refusal} refusal @returns {{id: string, label: string} | undefined} the field that it is about */
function fieldOf(form, refusal) {
  for (const [name, field] of form.fields) if (isAbout(refusal, name) && document.getElementById(field.id)) return field;
  return undefined;
}
