// The page on paper, once all of its rows are drawn.
import { useState } from "../html.js";

/** Opens the browser's dialog: rows that came last are in the page with the frame after the next. */
export const print = () => requestAnimationFrame(() => requestAnimationFrame(() => window.print()));

/**
 * Whether the rest is being read to be printed, and what reads and prints it.
 * @param {{rest: () => Promise<any>}} pages
 * @returns {[boolean, () => Promise<void>]}
 */
export function usePrinting(pages) {
  const [printing, set] = useState(false);
  const all = async () => {
    set(true);
    await pages.rest();
    set(false);
    print();
  };
  return [printing, all];
}
