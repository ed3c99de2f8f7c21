// The columns of the tree: which there are, which are chosen, and their figures for the rows that are seen.
import { html, useEffect, useRef, useState } from "../html.js";
import { ask, version } from "../ask/ask.js";
import { COLUMNS } from "../ask/questions/tree.js";
import { known, shown } from "../day.js";
import { Coverage, share } from "../parts/coverage.js";
import { Link } from "../parts/link.js";
import { set } from "../routes.js";
import { day, number, t, term } from "../words/words.js";

const REST = 80;
const MOST = 100;

/** @typedef {import("../model/tree.js").Row} Row */

/** Every column: how it draws its figures; those without `draw` are known with the row. */
const KNOWN = /** @type {Record<string, {figure?: boolean, of?: (row: Row) => any, draw?: (figures: any, row: Row) => any}>} */ ({
  level: { of: (row) => term(`Level.${row.level}`) },
  code: { of: (row) => row.code },
  members: { figure: true, draw: ({ memberCount }) => number(memberCount) },
  cells: { figure: true, draw: ({ cellCount }) => number(cellCount) },
  secretary: { draw: ({ secretary }) => (secretary ? person(secretary) : html`<span class="lack">${t("tree.nobody")}</span>`) },
  followers: { draw: ({ supervisions }) => followers(supervisions) },
  coverage: { draw: ({ coverage }) => covered(coverage) },
  meeting: { figure: true, draw: ({ lastMeeting }) => (lastMeeting ? day(lastMeeting.heldOn) : t("none")) },
  confirmed: { figure: true, draw: ({ confirmedOn }) => (confirmedOn ? day(confirmedOn) : t("none")) },
});
const FIRST = ["members", "secretary", "coverage"];

const person = (/** @type {{key: string, name: string}} */ one) => html`<${Link} to=${{ view: "m", id: one.key }} tabindex="-1">${one.name}<//>`;

function followers(/** @type {any[]} */ links) {
  if (!links.length) return t("none");
  const first = links.find((link) => link.standing.holds) ?? links[0];
  return html`${person(first.supervisor)}${links.length > 1 && html` <span class="second">${t("tree.more", { count: links.length - 1 })}</span>`}`;
}

/** Of an organization with others below: how many of them are followed; of a single one: its own state. */
function covered(/** @type {{state: string, below: {organizations: number, supervised: number}}} */ { state, below }) {
  if (below.organizations > 1) return share(below.supervised, below.organizations);
  return html`<${Coverage} state=${state} />`;
}

/** The columns that the address names, in our order. */
export function chosenColumns(/** @type {string|undefined} */ named) {
  const wanted = named === undefined ? FIRST : named.split(",");
  return Object.keys(KNOWN).filter((id) => wanted.includes(id));
}

/** As the treegrid takes them. @param {string[]} chosen @param {Map<string, any>} figures */
export function drawColumns(chosen, figures) {
  return chosen.map((id) => {
    const { figure, of, draw } = KNOWN[id];
    const cell = (/** @type {Row} */ row) => {
      if (of) return of(row);
      const found = figures.get(row.key);
      return found ? draw?.(found, row) : html`<span aria-busy="true">…</span>`;
    };
    return { id, label: t(`column.${id}`), figure, cell };
  });
}

/**
 * The figures of rows, asked for once the hand rests; those of another day are thrown away.
 * @param {Row[]} rows
 * @param {string[]} chosen
 * @returns {Map<string, any>} by key
 */
export function useFigures(rows, chosen) {
  const wanted = Object.fromEntries(Object.keys(KNOWN).filter((id) => KNOWN[id].draw).map((id) => [id, chosen.includes(id)]));
  const asksNothing = !Object.values(wanted).includes(true);
  const holds = `${shown.value} ${known.value} ${version.value} ${JSON.stringify(wanted)}`;
  const had = useRef({ holds: "", figures: new Map() });
  const [, draw] = useState(0);
  if (had.current.holds !== holds) had.current = { holds, figures: new Map() };
  const { figures } = had.current;
  useEffect(() => {
    const codes = rows.filter((row) => !figures.has(row.key)).map((row) => row.code).slice(0, MOST);
    if (asksNothing || !codes.length) return undefined;
    const asked = new AbortController();
    const waiting = setTimeout(async () => {
      const { organizations } = await ask(COLUMNS, { codes, ...wanted }, { signal: asked.signal }).catch(() => ({ organizations: null }));
      for (const node of organizations?.nodes ?? []) figures.set(node.key, node);
      if (!asked.signal.aborted) draw((n) => n + 1);
    }, REST);
    return () => {
      clearTimeout(waiting);
      asked.abort();
    };
  }, [rows, holds]);
  return figures;
}

/** Which columns are shown: boxes behind a button; the choice stands in the address. */
export function ColumnChoice(/** @type {{chosen: string[]}} */ { chosen }) {
  const turn = (/** @type {string} */ id) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    set({ cols: next.join(",") || "none" });
  };
  return html`<details class="menu">
    <summary class="button">${t("tree.columns")}</summary>
    <div class="menu-list">
      ${Object.keys(KNOWN).map(
        (id) => html`<label key=${id}>
          <input type="checkbox" checked=${chosen.includes(id)} onChange=${() => turn(id)} /> ${t(`column.${id}`)}
        </label>`,
      )}
    </div>
  </details>`;
}
