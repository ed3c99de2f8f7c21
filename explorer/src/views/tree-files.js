// The tree taken away: all rows that are shown, not only those that are seen, as CSV and on paper, with the chosen columns.
import { html, useState } from "../html.js";
import { csv } from "../ask/export.js";
import { shown } from "../day.js";
import { Icon } from "../parts/icon.js";
import { useOnPaper } from "../parts/paper.js";
import { day, number, t, term } from "../words/words.js";
import { readFigures, textOf } from "./tree-columns.js";

/** @typedef {import("../model/tree.js").Row} Row */

/** @param {{name: string, rows: Row[], parents: (row: Row) => string, chosen: string[], figures: Map<string, any>}} props */
export function TreeFiles({ name, rows, parents, chosen, figures }) {
  const [read, setRead] = useState(/** @type {number|null} */ (null));
  const whole = async (/** @type {() => void} */ then) => {
    setRead(0);
    try {
      await readFigures(rows, chosen, figures, setRead);
      then();
    } finally {
      setRead(null);
    }
  };
  const columns = [
    { id: "name", label: t("column.name"), text: (/** @type {Row} */ row) => row.name },
    { id: "code", label: t("column.code"), text: (/** @type {Row} */ row) => row.code },
    { id: "level", label: t("column.level"), text: (/** @type {Row} */ row) => term(`Level.${row.level}`) },
    { id: "under", label: t("column.under"), text: parents },
    ...chosen
      .filter((id) => id !== "code" && id !== "level")
      .map((id) => ({ id, label: t(`column.${id}`), text: (/** @type {Row} */ row) => textOf(id, row, figures) })),
  ];
  if (read !== null) return html`<span class="second" role="status">${t("of", { shown: read, total: rows.length })}</span>`;
  return html`
    <button type="button" class="plain" onClick=${() => whole(() => csv(`${name} ${shown.peek()}`, columns, rows))}>
      <${Icon} name="download" />${t("tree.csv")}
    </button>
    <button type="button" class="plain" onClick=${() => whole(() => requestAnimationFrame(() => window.print()))}>
      <${Icon} name="printer" />${t("print")}
    </button>
  `;
}

/** The rows as a plain table, drawn when the page is printed. @param {{name: string, rows: Row[], chosen: string[], figures: Map<string, any>}} props */
export function TreePaper({ name, rows, chosen, figures }) {
  return useOnPaper(() => html`<${Paper} ...${{ name, rows, chosen, figures }} />`);
}

function Paper({ name, rows, chosen, figures }) {
  const least = Math.min(...rows.map((/** @type {Row} */ row) => row.depth));
  return html`
    <h1>${name}</h1>
    <p>${t("tree.rows", { count: rows.length })}</p>
    <table>
      <thead><tr><th>${t("column.name")}</th>${chosen.map((/** @type {string} */ id) => html`<th>${t(`column.${id}`)}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          (/** @type {Row} */ row) => html`<tr>
            <td style=${{ paddingLeft: `${(row.depth - least) * 4}mm` }}>${[row.name, row.apart].filter(Boolean).join(" · ")}</td>
            ${chosen.map((/** @type {string} */ id) => {
              const text = textOf(id, row, figures);
              return html`<td>${typeof text === "number" ? number(text) : (text ?? t("none"))}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}
