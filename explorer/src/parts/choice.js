// A choice of a view that stands in the address; with another one, what was opened of the former falls shut.
import { html } from "../html.js";
import { set } from "../routes.js";

/** One of several values; the first is meant where the address names none. @param {{label: string, name: string, chosen: string, options: [string, string][]}} props */
export const Choice = ({ label, name, chosen, options }) => html`<label>${label}
  <select onChange=${(/** @type {any} */ event) => set({ [name]: event.currentTarget.value === options[0][0] ? null : event.currentTarget.value, state: null, of: null })}>
    ${options.map(([value, words]) => html`<option key=${value} value=${value} selected=${value === chosen}>${words}</option>`)}
  </select></label>`;
