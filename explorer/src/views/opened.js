// Which rows of a tree are open: kept with the entry of the history, so that Back brings them back.
import { useEffect, useRef, useState } from "../html.js";
import { chain } from "../model/tree.js";
import { keep, kept } from "../routes.js";

/**
 * @param {import("../model/tree.js").Tree|null} tree
 * @param {string} name what the entry of the history keeps them by
 * @param {string|null} at a row that has to be seen
 */
export function useOpened(tree, name, at) {
  const [open, setOpen] = useState(() => new Set(/** @type {string[]} */ (kept()[name] ?? [])));
  const latest = useRef(open);
  latest.current = open;
  const begun = useRef(open.size > 0);
  const shownAt = useRef(/** @type {string|null} */ (null));
  useEffect(() => {
    if (!tree) return;
    const wanted = new Set(open);
    if (!begun.current) for (const row of tree.rows) if (row.depth < 2) wanted.add(row.key);
    begun.current = true;
    const index = at === null ? undefined : tree.index.get(at);
    if (index !== undefined && shownAt.current !== at) {
      shownAt.current = at;
      for (const one of chain(tree, index).slice(0, -1)) wanted.add(tree.rows[one].key);
    }
    if (wanted.size !== open.size) change(wanted);
  }, [tree, at]);

  function change(/** @type {Set<string>} */ next) {
    latest.current = next;
    setOpen(next);
    keep({ [name]: [...next] });
  }
  const turn = (/** @type {string[]} */ keys, /** @type {boolean} */ wanted) => {
    const next = new Set(latest.current);
    for (const key of keys) next[wanted ? "add" : "delete"](key);
    change(next);
  };
  return { open, turn, change };
}
