// An address that names a thing of another kind, a member under /o/ for instance, leads to that thing's own record.
import { useEffect } from "../html.js";
import { subject } from "../parts/link.js";
import { go } from "../routes.js";

/**
 * Whether what a view is about is of its kind; if not, its own record is opened in place of the view.
 * @param {{__typename: string, key: string}|undefined} shown
 * @param {string[]} kinds
 */
export function useOwnRecord(shown, ...kinds) {
  const other = shown !== undefined && !kinds.includes(shown.__typename);
  useEffect(() => {
    if (other && shown) go(subject(shown), { replace: true });
  }, [other, shown?.key]);
  return !other;
}
