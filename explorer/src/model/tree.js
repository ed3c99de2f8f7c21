// A tree of organizations on a day as columns in depth-first order: rows that are open, filtered, told apart from another day's.
import { fold, holds } from "./fold.js";
import { apart } from "./names.js";
import { ordered } from "./rows.js";

/** @typedef {{key: string, code: string, name: string, level: string, sector: string|null, childCount?: number|null, children?: {nodes: Node[], pageInfo: {hasNextPage: boolean}}}} Node */
/**
 * @typedef {object} Row
 * @property {string} key
 * @property {string} code
 * @property {string} name
 * @property {string} level
 * @property {string|null} sector
 * @property {number} depth 0 for the root
 * @property {number} parent its index, -1 for the root
 * @property {number} end the index behind its last descendant
 * @property {number} children how many are directly under it
 * @property {number} place its number among its siblings, from 1
 * @property {number} setSize how many siblings there are, itself among them
 * @property {string} apart what tells it from a sibling of the same name; empty where there is none
 * @property {boolean} loaded whether its children are in the tree
 */
/** @typedef {{rows: Row[], index: Map<string, number>}} Tree */

/** The tree of nested nodes. @param {Node} root @returns {Tree} */
export function build(root) {
  /** @type {Row[]} */
  const rows = [];
  add(root, -1, 0, 1, 1, "");
  return { rows, index: new Map(rows.map((row, at) => [row.key, at])) };

  function add(/** @type {Node} */ node, /** @type {number} */ parent, /** @type {number} */ depth, /** @type {number} */ place, /** @type {number} */ setSize, /** @type {string} */ told) {
    const at = rows.length;
    const under = node.children?.nodes ?? [];
    const { key, code, name, level, sector } = node;
    const loaded = node.children !== undefined || !node.childCount;
    const children = loaded ? under.length : (node.childCount ?? 0);
    const row = { key, code, name, level, sector, depth, parent, end: 0, children, place, setSize, apart: told, loaded };
    rows.push(row);
    const of = apart(under);
    under.forEach((child, number) => add(child, at, depth + 1, number + 1, under.length, of(child)));
    row.end = rows.length;
  }
}

/**
 * The indices of the rows that are shown: under open ones only; with a filter, what it finds and whatever is above.
 * @param {Tree} tree
 * @param {Set<string>} open keys
 * @param {Set<number>|null} found of a filter, with what is above; null: none
 * @returns {number[]}
 */
export function visible({ rows }, open, found = null) {
  const shown = [];
  for (let at = 0; at < rows.length; ) {
    if (found && !found.has(at)) {
      at = rows[at].end;
      continue;
    }
    shown.push(at);
    at = found || open.has(rows[at].key) ? at + 1 : rows[at].end;
  }
  return shown;
}

/** @type {WeakMap<Tree, string[]>} */
const foldedNames = new WeakMap();

/**
 * What a filter finds, and everything above it.
 * @param {Tree} tree
 * @param {{text?: string, level?: string, sector?: string}} filter
 * @returns {{found: Set<number>, count: number}|null} null: nothing is filtered
 */
export function filtered(tree, { text = "", level, sector }) {
  const wanted = fold(text.trim());
  if (!wanted && !level && !sector) return null;
  let names = foldedNames.get(tree);
  if (!names) foldedNames.set(tree, (names = tree.rows.map((row) => `${fold(row.name)} ${fold(row.code)}`)));
  const found = new Set();
  let count = 0;
  tree.rows.forEach((row, at) => {
    if ((level && row.level !== level) || (sector && row.sector !== sector) || !holds(names[at], wanted)) return;
    count++;
    for (let up = at; up >= 0 && !found.has(up); up = tree.rows[up].parent) found.add(up);
  });
  return { found, count };
}

/** The indices from the root down to a row, itself the last. */
export function chain(/** @type {Tree} */ { rows }, /** @type {number} */ at) {
  const up = [];
  for (let one = at; one >= 0; one = rows[one].parent) up.unshift(one);
  return up;
}

/** The indices of what is directly under a row. */
export function childrenOf(/** @type {Tree} */ { rows }, /** @type {number} */ at) {
  const under = [];
  for (let one = at + 1; one < rows[at].end; one = rows[one].end) under.push(one);
  return under;
}

/**
 * What differs between two trees, by key: "added", "moved" (under another one), "renamed"; and how many have ended.
 * @param {Tree} before
 * @param {Tree} after
 */
export function differences(before, after) {
  /** @type {Map<string, "added"|"moved"|"renamed">} */
  const marks = new Map();
  for (const row of after.rows) {
    const at = before.index.get(row.key);
    if (at === undefined) marks.set(row.key, "added");
    else if (parentKey(before, before.rows[at]) !== parentKey(after, row)) marks.set(row.key, "moved");
    else if (before.rows[at].name !== row.name || before.rows[at].level !== row.level) marks.set(row.key, "renamed");
  }
  const ended = before.rows.filter((row) => !after.index.has(row.key)).map((row) => row.key);
  return { marks, ended };
}

/** @typedef {{key: string, name: string}} Named */

/**
 * Where what is not there any more is to be found: forwards in what it went into, backwards in what came into it.
 * @param {{before: Named | null, heirs: {organization: Named}[]}[]} merged @param {boolean} forwards
 * @returns {Map<string, Named[]>} by key
 */
export function heirs(merged, forwards) {
  const found = new Map();
  for (const { before, heirs: into } of merged) {
    for (const { organization } of before ? into : []) {
      const [from, to] = forwards ? [before, organization] : [organization, before];
      found.set(from?.key, [...(found.get(from?.key) ?? []), to]);
    }
  }
  return found;
}

const parentKey = (/** @type {Tree} */ tree, /** @type {Row} */ row) => tree.rows[row.parent]?.key;

/** @type {WeakMap<Tree, Tree>} */
const named = new WeakMap();

/** The tree with siblings in the order of their names, numbers by their size. @param {Tree} tree @returns {Tree} */
export function byName(tree) {
  const had = named.get(tree);
  if (had) return had;
  const made = build(nested(tree, 0, (row, children) => children && ordered(children, (child) => child.name)));
  named.set(tree, made);
  return made;
}

/** The tree with a branch's children in place; what it had of them is replaced. @param {Tree} tree @param {string} key @param {Node[]} children */
export const graft = (tree, key, children) => build(nested(tree, 0, (row, own) => (row.key === key ? children : own)));

/**
 * A row with what is under it, as `arrange` has it of what is loaded (null: nothing).
 * @param {Tree} tree @param {number} at
 * @param {(row: Row, children: Node[] | null) => Node[] | null} arrange
 * @returns {Node}
 */
function nested(tree, at, arrange) {
  const row = tree.rows[at];
  const { key, name, code, level, sector } = row;
  const nodes = arrange(row, row.loaded ? childrenOf(tree, at).map((one) => nested(tree, one, arrange)) : null);
  const own = { key, name, code, level, sector };
  return nodes ? { ...own, children: { nodes, pageInfo: { hasNextPage: false } } } : { ...own, childCount: row.children };
}
