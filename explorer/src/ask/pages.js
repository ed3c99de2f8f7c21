// Lists that come in pages: what is loaded grows under the hand, and begins anew with another day or question.
import { useEffect, useRef, useState } from "../html.js";
import { keep, kept } from "../routes.js";
import { useAnswer } from "./answer.js";
import { ask, nameOf } from "./ask.js";

/** As many rows as a page has here, and as the service gives at once. */
const PAGE = 100;
const MOST = 1000;

/** @typedef {{nodes: any[], totalCount: number, pageInfo: {hasNextPage: boolean, endCursor: string | null}}} Connection */
/** @typedef {{of: any, rows: any[], end: string | null, loading: boolean, fault: any}} Further */

/**
 * The rows of a list so far, and how the next ones are had. The text takes `$first` and `$after`, and its connection
 * answers `nodes`, `totalCount` and `pageInfo { hasNextPage endCursor }`.
 * @param {string | null} text null: asks nothing
 * @param {Record<string, any>} variables
 * @param {(data: any) => Connection | null | undefined} pick
 * @param {number} [size] how many rows a page has
 */
export function usePages(text, variables, pick, size = PAGE) {
  const answer = useAnswer(text, { ...variables, first: size });
  const [further, setFurther] = useState(/** @type {Further} */ ({ of: null, rows: [], end: null, loading: false, fault: null }));
  const now = useRef(answer.data);
  now.current = answer.data;
  const list = answer.data ? pick(answer.data) : null;
  const mine = further.of === answer.data ? further : { of: answer.data, rows: [], end: null, loading: false, fault: null };
  const rows = list ? [...list.nodes, ...mine.rows] : [];
  const total = list?.totalCount ?? 0;

  /** @param {number} first @param {boolean} all */
  async function load(first, all) {
    const of = answer.data;
    let { rows: behind, end } = mine;
    let at = end ?? list?.pageInfo.endCursor ?? null;
    let left = total - rows.length;
    setFurther({ of, rows: behind, end, loading: true, fault: null });
    try {
      while (text && left > 0) {
        const page = pick(await ask(text, { ...variables, first, after: at }));
        if (now.current !== of || !page) return behind;
        behind = [...behind, ...page.nodes];
        at = page.pageInfo.endCursor;
        left = all && page.pageInfo.hasNextPage ? left - page.nodes.length : 0;
        setFurther({ of, rows: behind, end: at, loading: left > 0, fault: null });
      }
    } catch (fault) {
      if (now.current === of) setFurther({ of, rows: behind, end: at, loading: false, fault });
    }
    return behind;
  }

  // whoever comes back finds as many rows as there were
  const name = text ? nameOf(text) : "";
  const come = useRef(false);
  useEffect(() => {
    if (!list || come.current) return;
    come.current = true;
    const missing = Math.min(kept().rows?.[name] ?? 0, total) - rows.length;
    if (missing > 0) load(Math.min(missing, MOST), false);
  }, [list]);
  const more = async () => {
    const behind = await load(size, false);
    keep({ rows: { ...kept().rows, [name]: (list?.nodes.length ?? 0) + behind.length } });
  };

  return {
    answer,
    /** Whether there is such a list: the subject may not be there, or the question have failed. */
    there: Boolean(list),
    rows,
    total,
    loading: mine.loading,
    fault: mine.fault,
    more: rows.length < total ? () => void more() : null,
    /** All rows, those that were not loaded yet as well. */
    rest: async () => (rows.length < total ? [...(list?.nodes ?? []), ...(await load(MOST, true))] : rows),
  };
}
