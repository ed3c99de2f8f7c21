// Where in the tree the subject of a view is to be found, where that is no organization itself: a member's cell, what covers a place.
import { signal, useEffect } from "../html.js";

/** The key of that organization; null where there is none. */
export const located = signal(/** @type {string | null} */ (null));

/** Shows the subject of a view at an organization, while the view stands. */
export const useLocated = (/** @type {string | null | undefined} */ key) =>
  useEffect(() => {
    located.value = key ?? null;
    return () => {
      located.value = null;
    };
  }, [key]);
