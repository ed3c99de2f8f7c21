// The tree as a treegrid: every organization under one, with the columns that were chosen, on any day.
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { ask } from "../ask/ask.js";
import { loadBranch, useTree } from "../ask/epochs.js";
import { HEIRS } from "../ask/questions/tree.js";
import { shown } from "../day.js";
import { byName, differences, filtered, heirs, visible } from "../model/tree.js";
import { Failed, Waiting } from "../parts/answered.js";
import { say } from "../parts/live.js";
import { TreeGrid } from "../parts/treegrid.js";
import { address, go, kept, set } from "../routes.js";
import { t } from "../words/words.js";
import { chosenColumns, ColumnChoice, drawColumns, useFigures } from "./tree-columns.js";
import { TreeFiles, TreePaper } from "./tree-files.js";
import { TreeTools } from "./tree-tools.js";
import { useOpened } from "./opened.js";

export const title = () => t("menu.tree");

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const { tree: loaded, since, fault, retry, day } = useTree(id);
  const tree = loaded && params.sort === "name" ? byName(loaded) : loaded;
  const at = params.at ?? id;
  const { open, turn, change } = useOpened(tree, "open", at);
  const filter = useMemo(
    () => tree && filtered(tree, { text: params.q, level: params.level, sector: params.sector }),
    [tree, params.q, params.level, params.sector],
  );
  const [rows, setRows] = useState(/** @type {import("../model/tree.js").Row[]} */ ([]));
  const chosen = chosenColumns(params.cols);
  const figures = useFigures(rows, chosen);
  const marks = useMarks(id, loaded, day, at, open, turn);

  const unfold = (/** @type {string[]} */ keys, /** @type {boolean} */ wanted) => {
    turn(keys, wanted);
    if (wanted) for (const key of keys) loadBranch(id, key);
  };
  const focus = (/** @type {string} */ key) => {
    if (key !== at) set({ at: key === id ? null : key });
  };
  const all = useMemo(() => (tree ? visible(tree, open, filter?.found).map((one) => tree.rows[one]) : []), [tree, open, filter]);
  const count = filter ? t("tree.found", { count: filter.count }) : tree ? t("tree.rows", { count: tree.rows.length }) : "";
  useEffect(() => {
    if (filter) say(count);
  }, [count]);

  return html`
    <h1 class="unseen">${t("tree.title", { name: tree?.rows[0].name ?? "" })}</h1>
    <div class="tree-tools">
      <${TreeTools} tree=${tree} params=${params} open=${open} change=${change} />
      <${ColumnChoice} chosen=${chosen} />
      <span class="count" aria-hidden="true">${count}</span>
      ${tree && html`<${TreeFiles} name=${tree.rows[0].name} rows=${all} parents=${parentIn(tree)} chosen=${chosen} figures=${figures} />`}
      ${marks.told && html`<span class="told">${marks.told}</span>`}
    </div>
    ${since !== null && html`<${Waiting} since=${since} />`}
    ${fault && html`<${Failed} fault=${fault} retry=${retry} />`}
    ${filter?.count === 0 &&
    html`<p class="empty">${t("tree.none")} <button type="button" onClick=${() => set({ q: null, level: null, sector: null })}>${t("tree.clear")}</button></p>`}
    ${tree &&
    html`<${TreeGrid}
      tree=${tree}
      label=${t("tree.grid", { name: tree.rows[0].name })}
      columns=${drawColumns(chosen, figures)}
      open=${open}
      found=${filter?.found ?? null}
      focused=${at}
      marks=${marks.of}
      href=${(/** @type {string} */ key) => address({ view: "o", id: key })}
      onOpen=${unfold}
      onFocus=${focus}
      onEnter=${(/** @type {string} */ key) => go({ view: "o", id: key })}
      onSeen=${setRows}
      top=${kept().top}
    />
    <${TreePaper} name=${tree.rows[0].name} rows=${all} chosen=${chosen} figures=${figures} />`}
  `;
}

const parentIn = (/** @type {import("../model/tree.js").Tree} */ tree) => (/** @type {import("../model/tree.js").Row} */ row) => tree.rows[row.parent]?.name ?? "";

/**
 * What moving to another day changed: marks of rows, in words; the focus and opened rows are carried along the lineage to the heirs.
 * @param {string} id
 * @param {import("../model/tree.js").Tree|null} tree
 * @param {string|null} day
 * @param {string} at
 * @param {Set<string>} open
 * @param {(keys: string[], wanted: boolean) => void} turn
 */
function useMarks(id, tree, day, at, open, turn) {
  const before = useRef(/** @type {{tree: any, day: string}|null} */ (null));
  const [found, setFound] = useState({ of: new Map(), told: "" });
  useEffect(() => {
    if (!tree || !day) return;
    const had = before.current;
    before.current = { tree, day };
    if (!had || had.tree === tree) return;
    const { marks, ended } = differences(had.tree, tree);
    const counted = { added: 0, moved: 0, renamed: 0 };
    for (const mark of marks.values()) counted[mark]++;
    const told = marks.size || ended.length ? t("tree.changed", { ...counted, ended: ended.length }) : "";
    setFound({ of: marks, told });
    if (told) say(told);
    const gone = (/** @type {string} */ key) => !tree.index.has(key) && had.tree.index.has(key);
    const shut = [...open].filter(gone);
    if (shut.length || gone(at)) carryOver(id, shut, gone(at) ? at : null, had, day, turn);
  }, [tree]);
  return found;
}

async function carryOver(/** @type {string} */ id, /** @type {string[]} */ shut, /** @type {string|null} */ at, /** @type {{tree: any, day: string}} */ had, /** @type {string} */ day, /** @type {(keys: string[], wanted: boolean) => void} */ turn) {
  const [from, to] = had.day < day ? [had.day, day] : [day, had.day];
  const { compare } = await ask(HEIRS, { under: id, from, to }).catch(() => ({ compare: null }));
  const into = heirs(compare?.differences.nodes ?? [], had.day < day);
  if (shown.peek() !== day) return;
  turn(shut.flatMap((key) => into.get(key) ?? []).map(({ key }) => key), true);
  if (at === null) return;
  const { name } = had.tree.rows[had.tree.index.get(at)];
  const other = into.get(at)?.[0];
  say(other ? t("tree.heir", { before: name, after: other.name }) : t("tree.gone", { before: name }));
  set({ at: other?.key ?? null });
}
