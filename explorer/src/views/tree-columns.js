// The columns of the tree: which there are, which are chosen, and their figures for the rows that are seen.
import { html, useEffect, useRef, useState } from "../html.js";
import { ask, version } from "../ask/ask.js";
import { COLUMNS } from "../ask/questions/tree.js";
import { known, shown } from "../day.js";
import { noGap } from "../model/span.js";
import { Coverage, share } from "../parts/coverage.js";
import { Link } from "../parts/link.js";
import { Withheld } from "../parts/viewer.js";
import { set } from "../routes.js";
import { day, number, t, term } from "../words/words.js";

const REST = 80;
const MOST = 100;

/** @typedef {import("../model/tree.js").Row} Row */

/**
 * @typedef {object} Known a column of the tree
 * @property {boolean} [figure]
 * @property {(row: Row) => string} [of] what is known with the row; all else is of its figures
 * @property {(figures: any, row: Row) => string|number|null} [text] as a file and paper have it
 * @property {(figures: any, row: Row) => any} [draw] as the page has it, where that is more than the text
 */
/** @type {Record<string, Known>} */
const KNOWN = {
  level: { of: (row) => term(`Level.${row.level}`) },
  code: { of: (row) => row.code },
  members: { figure: true, text: ({ memberCount }) => memberCount },
  cells: { figure: true, text: ({ cellCount }) => cellCount },
  secretary: {
    text: ({ secretary }) => secretary?.name ?? null,
    draw: ({ secretary }) => (secretary ? person(secretary) : html`<span class="lack">${t("tree.nobody")}</span>`),
  },
  followers: {
    text: ({ supervisions }) => supervisions.map((/** @type {any} */ link) => link.supervisor.name).join(", ") || null,
    draw: ({ supervisions }) => followers(supervisions),
  },
  coverage: {
    text: ({ coverage: { state, below } = WITHHELD }, { level }) =>
      state === null || (noGap(level, state) && !below.organizations) ? null : summed(state, below, level) ? t("of", { shown: below.supervised, total: below.organizations }) : term(`CoverageState.${state}`),
    draw: ({ coverage }, { level }) => covered(level, coverage),
  },
  meeting: { figure: true, text: ({ lastMeeting }) => lastMeeting && day(lastMeeting.heldOn) },
  confirmed: { figure: true, text: ({ confirmedOn }) => confirmedOn && day(confirmedOn) },
};
/** What stands for a coverage that whoever looks is not told. */
const WITHHELD = { state: null, below: { organizations: 0, supervised: 0 } };
const FIRST = ["members", "secretary", "coverage"];

const person = (/** @type {{key: string, name: string}} */ one) => html`<${Link} to=${{ view: "m", id: one.key }} tabindex="-1">${one.name}<//>`;

function followers(/** @type {any[]} */ links) {
  if (!links.length) return t("none");
  const first = links.find((link) => link.standing?.holds) ?? links[0];
  return html`${person(first.supervisor)}${links.length > 1 && html` <span class="second">${t("tree.more", { count: links.length - 1 })}</span>`}`;
}

/** @typedef {{organizations: number, supervised: number}} Below */
/** Whether it is told of what is below: of several, or where it is not counted itself. */
const summed = (/** @type {string} */ state, /** @type {Below} */ below, /** @type {string} */ level) =>
  below.organizations > (noGap(level, state) ? 0 : 1);

/** Of an organization with others below: how many of them are followed; of a single one: its own state. */
function covered(/** @type {string} */ level, /** @type {{state: string|null, below: Below}} */ { state, below } = WITHHELD) {
  if (state === null) return html`<${Withheld} />`;
  if (summed(state, below, level)) return share(below.supervised, below.organizations);
  return noGap(level, state) ? t("none") : html`<${Coverage} state=${state} />`;
}

/** The columns that the address names, in our order. */
export function chosenColumns(/** @type {string|undefined} */ named) {
  const wanted = named === undefined ? FIRST : named.split(",");
  return Object.keys(KNOWN).filter((id) => wanted.includes(id));
}

/** As the treegrid takes them. @param {string[]} chosen @param {Map<string, any>} figures */
export function drawColumns(chosen, figures) {
  return chosen.map((id) => {
    const { figure, of, draw, text } = KNOWN[id];
    const cell = (/** @type {Row} */ row) => {
      if (of) return of(row);
      const found = figures.get(row.key);
      return found ? (draw ?? ((/** @type {any} */ known) => written(text?.(known, row))))(found, row) : html`<span aria-busy="true">…</span>`;
    };
    return { id, label: t(`column.${id}`), figure, cell };
  });
}

const written = (/** @type {string|number|null|undefined} */ value) => (typeof value === "number" ? number(value) : (value ?? t("none")));

/** What a file and paper have in a column of a row; null: nothing is known. @param {string} id @param {Row} row @param {Map<string, any>} figures */
export function textOf(id, row, figures) {
  const { of, text } = KNOWN[id];
  const found = figures.get(row.key);
  return of ? of(row) : found ? (text?.(found, row) ?? null) : null;
}

const wantedOf = (/** @type {string[]} */ chosen) =>
  Object.fromEntries(Object.keys(KNOWN).filter((id) => KNOWN[id].text).map((id) => [id, chosen.includes(id)]));

/**
 * Reads the figures of all rows, so many at a time.
 * @param {Row[]} rows
 * @param {string[]} chosen
 * @param {Map<string, any>} figures where they are put
 * @param {(count: number) => void} told how many rows have been read
 */
export async function readFigures(rows, chosen, figures, told) {
  const wanted = wantedOf(chosen);
  const missing = Object.values(wanted).includes(true) ? rows.filter((row) => !figures.has(row.key)) : [];
  for (let at = 0; at < missing.length; at += MOST) {
    const codes = missing.slice(at, at + MOST).map((row) => row.code);
    const { organizations } = await ask(COLUMNS, { codes, ...wanted });
    for (const node of organizations?.nodes ?? []) figures.set(node.key, node);
    told(rows.length - missing.length + Math.min(at + MOST, missing.length));
  }
}

/**
 * The figures of rows, asked for once the hand rests; those of another day are thrown away.
 * @param {Row[]} rows
 * @param {string[]} chosen
 * @returns {Map<string, any>} by key
 */
export function useFigures(rows, chosen) {
  const wanted = wantedOf(chosen);
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
