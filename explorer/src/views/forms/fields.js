// Fields that most changes have, and how what was typed in them is read.
import { html } from "../../html.js";
import { shown } from "../../day.js";
import { DayField, dayOf, TextField } from "../../parts/form.js";
import { shift, written } from "../../model/day.js";
import { t } from "../../words/words.js";

/** The values of `Decision`, to begin with: the day that is shown. */
export const decisionStart = () => ({ on: written(shown.value, "vi"), decision: "" });

/** From which day the change holds, and by which decision; `needed`: it may not be left out. */
export function Decision({ form, label = t("field.on"), decided = true, needed = false }) {
  return html`<${DayField} form=${form} name="on" label=${label} />
    ${decided && html`<${TextField} form=${form} name="decision" label=${t("field.decision")} hint=${t(needed ? "form.decisionNeeded" : "form.decisionHint")} />`}`;
}

/**
 * Reads values one by one and collects what is missing; the input has only what was given.
 * @param {Record<string, any>} values
 */
export function reading(values) {
  /** @type {import("../../parts/form.js").Refusal[]} */
  const refusals = [];
  const refuse = (/** @type {string} */ name, /** @type {string} */ key) => {
    refusals.push({ field: ["input", ...name.split(".")], message: t(key) });
    return undefined;
  };
  return {
    values,
    refusals,
    /** @returns {string | undefined} */
    text: (/** @type {string} */ name) => values[name]?.trim() || undefined,
    /** A text that has to be there. @returns {string | undefined} */
    needed: (/** @type {string} */ name) => values[name]?.trim() || refuse(name, "form.missing"),
    /** A day that has to be there. @returns {string | undefined} */
    day: (/** @type {string} */ name) => dayOf(values[name] ?? "") ?? refuse(name, values[name]?.trim() ? "day.wrong" : "form.missing"),
    /** The last day of something, as the API's exclusive end; undefined for none. @returns {string | undefined} */
    last(/** @type {string} */ name) {
      if (!values[name]?.trim()) return undefined;
      const day = dayOf(values[name]);
      return day ? shift(day, 1) : refuse(name, "day.wrong");
    },
    /** A whole number; `least` undefined: it may be left out. @returns {number | undefined} */
    count(/** @type {string} */ name, { needed = true } = {}) {
      const text = String(values[name] ?? "").trim();
      if (!text) return needed ? refuse(name, "form.missing") : undefined;
      return /^\d{1,6}$/.test(text) ? Number(text) : refuse(name, "form.noNumber");
    },
    /** A number with a comma or a point. @returns {number | undefined} */
    decimal(/** @type {string} */ name, { needed = false } = {}) {
      const text = String(values[name] ?? "").trim().replace(",", ".");
      if (!text) return needed ? refuse(name, "form.missing") : undefined;
      return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : refuse(name, "assess.noPoints");
    },
    /** The key of what was chosen. @returns {string | undefined} */
    chosen: (/** @type {string} */ name) => values[name]?.key ?? refuse(name, "form.missing"),
    /** A list that may not be empty. */
    some: (/** @type {string} */ name) => (values[name].length > 0 ? values[name] : refuse(name, "form.missing")),
  };
}

/** The day of a form as it is typed, else the one that is shown. */
export const formDay = (/** @type {any} */ form) => dayOf(form.values.on ?? "") ?? shown.value;

/** What the change is about, where that is settled. */
export function About({ label, children }) {
  return html`<p class="about"><span class="second">${label}</span> <b>${children}</b></p>`;
}
