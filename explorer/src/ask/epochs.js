// Trees by epoch: between two days of change the tree is the same, so it is loaded once for all days between.
import { computed, effect, signal, useEffect, useState } from "../html.js";
import { known, on, shown, today } from "../day.js";
import { epochOf } from "../model/day.js";
import { build, graft } from "../model/tree.js";
import { ask, version } from "./ask.js";
import { root } from "./clock.js";
import { BRANCH, TREE, TREE_SIZE } from "./questions/tree.js";
import { TIMELINE } from "./questions/frame.js";

/** Above so many organizations a tree is loaded branch by branch. */
const LOADED_WHOLE = 20_000;
const MOST_KEPT = 12;
/** In milliseconds: who stays on a day so long may go to the next change after it. */
const REST = 1_500;

/** @typedef {{on: string, weight: number}} Mark */

/** The days on which the hierarchy changed, in order, with how much. */
export const marks = signal(/** @type {Mark[]} */ ([]));
const days = computed(() => marks.value.map((mark) => mark.on));

effect(() => {
  const under = root.value?.key;
  version.value;
  known.value;
  if (under) readMarks(under).catch(() => undefined); // the track is without marks; the view says what is wrong
});

async function readMarks(/** @type {string} */ under) {
  /** @type {Mark[]} */
  const read = [];
  for (let after = null; ; ) {
    const { timeline } = await ask(TIMELINE, { under, after });
    if (!timeline) break;
    for (const { on, counts } of timeline.nodes) {
      read.push({ on, weight: counts.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.began + one.ended, 0) });
    }
    if (!timeline.pageInfo.hasNextPage) break;
    after = timeline.pageInfo.endCursor;
  }
  marks.value = read;
}

/** The day of the change before the day that is shown (of that day's own where it is none itself), or null. */
export const earlierMark = computed(() => {
  const list = days.value;
  const at = epochOf(list, shown.value);
  return list[list[at] === shown.value ? at - 1 : at] ?? null;
});

/** The day of the change behind it, or null. */
export const laterMark = computed(() => days.value[epochOf(days.value, shown.value) + 1] ?? null);

/** The number of the epoch that is shown. */
export const epoch = computed(() => epochOf(days.value, shown.value));

/** @type {Map<string, Promise<import("../model/tree.js").Tree|null>>} */
const trees = new Map();

// trees of other data or another moment are none of today's
effect(() => {
  version.value;
  known.value;
  marks.value;
  trees.clear();
});

/** The tree under an organization in the epoch that is shown; null where it does not live then. */
export const treeOf = (/** @type {string} */ id) => treeIn(id, epoch.peek(), on.peek());

/** The tree in an epoch, of which `day` is one; null: today. */
function treeIn(/** @type {string} */ id, /** @type {number} */ number, /** @type {string|null} */ day) {
  const key = `${id} ${number}`;
  let tree = trees.get(key);
  if (!tree) {
    tree = read(id, day);
    keepTree(key, tree);
    tree.catch(() => trees.delete(key));
  }
  return tree;
}

/** Loads the trees of the epochs beside the one that is shown, while nothing else is to be done. */
function loadBeside(/** @type {string} */ id) {
  const list = days.peek();
  for (const number of [epoch.peek() - 1, epoch.peek() + 1]) {
    if (list[number] && list[number] <= (today.peek() ?? list[number])) treeIn(id, number, list[number]).catch(() => undefined);
  }
}

function keepTree(/** @type {string} */ key, /** @type {Promise<import("../model/tree.js").Tree|null>} */ tree) {
  trees.set(key, tree);
  for (const oldest of trees.keys()) {
    if (trees.size <= MOST_KEPT) break;
    trees.delete(oldest);
  }
}

async function read(/** @type {string} */ id, /** @type {string|null} */ day) {
  const { organization: size } = await ask(TREE_SIZE, { id, on: day });
  if (!size) return null;
  if (size.descendantCount <= LOADED_WHOLE) {
    const { organization } = await ask(TREE, { id, on: day }, { keep: false });
    return organization && build(organization);
  }
  return graft(build(size), size.key, await readBranch(size.key, day));
}

async function readBranch(/** @type {string} */ id, /** @type {string|null} */ day) {
  const nodes = [];
  for (let after = null; ; ) {
    const { organization } = await ask(BRANCH, { id, after, on: day }, { keep: false });
    nodes.push(...(organization?.children.nodes ?? []));
    if (!organization?.children.pageInfo.hasNextPage) return nodes;
    after = organization.children.pageInfo.endCursor;
  }
}

/** Loads the branch of a larger tree when it is opened first. */
export async function loadBranch(/** @type {string} */ id, /** @type {string} */ branch) {
  const key = `${id} ${epoch.peek()}`;
  const tree = await treeOf(id);
  const at = tree?.index.get(branch);
  if (!tree || at === undefined || tree.rows[at].loaded) return;
  const children = await readBranch(branch, on.peek());
  keepTree(key, Promise.resolve(graft(tree, branch, children)));
  grown.value++;
}
const grown = signal(0);

/**
 * The tree under an organization, as a component has it: the one before stays until the next is there.
 * @param {string} id
 */
export function useTree(id) {
  const [state, set] = useState(/** @type {{tree: import("../model/tree.js").Tree|null, day: string|null, since: number|null, fault: any}} */ ({ tree: null, day: null, since: null, fault: null }));
  const [tries, retry] = useState(0);
  const needed = `${id} ${epoch.value} ${version.value} ${known.value} ${grown.value} ${marks.value.length}`;
  useEffect(() => {
    let left = false;
    let resting = 0;
    const day = shown.peek();
    set((had) => ({ ...had, since: performance.now(), fault: null }));
    treeOf(id).then(
      (tree) => {
        if (left) return;
        set({ tree, day, since: null, fault: null });
        resting = window.setTimeout(() => loadBeside(id), REST);
      },
      (fault) => !left && set((had) => ({ ...had, since: null, fault })),
    );
    return () => {
      left = true;
      clearTimeout(resting);
    };
  }, [needed, tries]);
  return { ...state, retry: () => retry((n) => n + 1) };
}
