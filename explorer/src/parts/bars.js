// Bars: a row a thing, its states as parts of one bar, each number opening to what it counts.
import { html } from "../html.js";
import { number, percent, t } from "../words/words.js";

/**
 * @typedef {{id: string, sign: string, look: string, label: string}} State  `look` names its colour and pattern in the styles
 * @typedef {{id: string, label: any, total: number, counts: Record<string, number>, opens?: boolean}} Row
 */

/**
 * @param {{caption: string, heads: {row: string, total: string, bar: string}, states: State[], rows: Row[],
 *   open: {row: string, state: string} | null, onOpen: (row: string, state: string) => void,
 *   sort: string, onSort: (by: string) => void}} given
 */
export function Bars({ caption, heads, states, rows, open, onOpen, sort, onSort }) {
  const head = (/** @type {string} */ by, /** @type {any} */ words, look = "") => html`<th scope="col" class=${look}
    aria-sort=${sort === by ? (by === "" ? "ascending" : "descending") : undefined}>
    <button type="button" class="sorts" onClick=${() => onSort(by)}>${words}</button></th>`;
  return html`<div class="bars-box" tabindex="0" role="region" aria-label=${caption}>
    <${Patterns} />
    <p class="legend" aria-hidden="true">${states.map((state) => html`<span key=${state.id}><${Sign} state=${state} /> ${state.label}</span> `)}</p>
    <table class="bars">
      <caption>${caption}</caption>
      <thead><tr>
        ${head("", heads.row)} ${head("total", heads.total, "figure")}
        <th scope="col" class="bar-cell">${heads.bar}</th>
        ${states.map((state) => head(state.id, html`<${Sign} state=${state} />${"\u00a0"}<span class="unseen from-600">${state.label}</span>`, "figure"))}
      </tr></thead>
      <tbody>${rows.map((row) => html`<${BarRow} key=${row.id} row=${row} states=${states} open=${open} onOpen=${onOpen} />`)}</tbody>
    </table>
  </div>`;
}

function BarRow({ row, states, open, onOpen }) {
  return html`<tr class=${open?.row === row.id && row.opens !== false ? "is-open" : ""}>
    <th scope="row">${row.label}</th>
    <td class="figure">${number(row.total)}</td>
    <td class="bar-cell"><${Bar} states=${states} counts=${row.counts} total=${row.total} /></td>
    ${states.map((state) => {
      const count = row.counts[state.id];
      const isOpen = row.opens !== false && open?.row === row.id && open?.state === state.id;
      const press = () => onOpen(row.id, state.id);
      return html`<td key=${state.id} class="figure" data-label=${state.label}>
        ${count > 0 && row.opens !== false
          ? html`<button type="button" class="count" aria-pressed=${isOpen ? "true" : "false"} onClick=${press}
              aria-label=${t("bars.open", { count, state: state.label })}>${number(count)}</button>`
          : html`<span class=${count > 0 ? "" : "nothing"}>${number(count)}</span>`}</td>`;
    })}
  </tr>`;
}

/** The sign of a state, so that colour never tells it alone. */
export function Sign({ state }) {
  return html`<span class=${`state ${state.look}`}><span class="sign" aria-hidden="true">${state.sign}</span></span>`;
}

/** One bar: parts by their share, in colour and pattern; its numbers stand beside it. */
export function Bar({ states, counts, total }) {
  let from = 0;
  const parts = states
    .filter((state) => counts[state.id] > 0)
    .map((state) => {
      const width = (100 * counts[state.id]) / total;
      const part = { state, from, width };
      from += width;
      return part;
    });
  const said = parts.map(({ state, width }) => `${state.label} ${percent(width / 100)}`).join(", ");
  return html`<svg class="strip" role="img" aria-label=${said || t("bars.nothing")}>
    ${parts.map(({ state, from: x, width }) => html`<g key=${state.id} class=${state.look}>
      <rect class="part" x=${`${x}%`} width=${`${width}%`} height="100%" />
      <rect x=${`${x}%`} width=${`${width}%`} height="100%" fill=${`url(#bar-${state.look})`} />
    </g>`)}
  </svg>`;
}

/** The patterns of the report: without standing striped, lapsed dotted, nobody empty. */
function Patterns() {
  return html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
    <pattern id="bar-without-standing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="pattern-ink" width="2" height="6" /></pattern>
    <pattern id="bar-lapsed" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="pattern-ink" cx="2.5" cy="2.5" r="1.1" /></pattern>
    <pattern id="bar-followed" width="8" height="8" patternUnits="userSpaceOnUse" />
    <pattern id="bar-nobody" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="pattern-paper" x="0" y="3" width="8" height="2" /></pattern>
  </defs></svg>`;
}
