// What narrows and unfolds the tree: text, level, sector; the filter stands in the address.
import { html } from "../html.js";
import { set } from "../routes.js";
import { t, term } from "../words/words.js";

/** Organizations of these levels are shown closed when the tree is opened to the grassroots. */
const BELOW = new Set(["GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "SECTIONAL", "CELL", "GROUP"]);

/** @param {{tree: import("../model/tree.js").Tree|null, params: Record<string, string>, open: Set<string>, change: (open: Set<string>) => void}} props */
export function TreeTools({ tree, params, change }) {
  const rows = tree?.rows ?? [];
  const unfold = () => change(new Set(rows.filter((row) => row.children > 0 && !BELOW.has(row.level)).map((row) => row.key)));
  return html`
    <input
      type="search"
      aria-label=${t("tree.filter")}
      placeholder=${t("tree.filter")}
      value=${params.q ?? ""}
      onInput=${(/** @type {any} */ event) => set({ q: event.target.value || null })}
    />
    <${Choice} name="level" family="Level" values=${present(rows, "level")} chosen=${params.level} />
    <${Choice} name="sector" family="Sector" values=${present(rows, "sector")} chosen=${params.sector} />
    <label class="choice">${t("tree.sort")}
      <select value=${params.sort ?? ""} onChange=${(/** @type {any} */ event) => set({ sort: event.target.value || null })}>
        ${["", "name"].map((by) => html`<option key=${by} value=${by}>${t(`tree.sort.${by || "code"}`)}</option>`)}
      </select>
    </label>
    <button type="button" onClick=${unfold}>${t("tree.unfold")}</button>
    <button type="button" onClick=${() => change(new Set(rows.slice(0, 1).map((row) => row.key)))}>${t("tree.fold")}</button>
  `;
}

const present = (/** @type {any[]} */ rows, /** @type {string} */ name) => [...new Set(rows.map((row) => row[name]).filter(Boolean))];

function Choice({ name, family, values, chosen }) {
  return html`<label class="choice"
    >${t(`tree.${name}`)}
    <select value=${chosen ?? ""} onChange=${(/** @type {any} */ event) => set({ [name]: event.target.value || null })}>
      <option value="">${t("tree.any")}</option>
      ${values.map((/** @type {string} */ value) => html`<option key=${value} value=${value}>${term(`${family}.${value}`)}</option>`)}
    </select>
  </label>`;
}
