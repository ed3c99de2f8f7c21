// Which rows of a long list are drawn: those that are seen, some around them, and the one that holds the focus.

/**
 * Runs of rows to draw, in order and not touching each other; between them lie rows that are left out.
 * @param {{count: number, height: number, top: number, seen: number, around?: number, keep?: number}} given
 *   `top` and `seen` in pixels: how far it is scrolled, how much is seen; `keep` is a row that stays drawn, -1 for none
 * @returns {{from: number, to: number}[]} `to` is exclusive
 */
export function runs({ count, height, top, seen, around = 8, keep = -1 }) {
  const from = Math.max(0, Math.min(count, Math.floor(top / height) - around));
  const to = Math.max(from, Math.min(count, Math.ceil((top + seen) / height) + around));
  const inside = { from, to };
  if (keep < 0 || keep >= count || (keep >= from && keep < to)) return [inside];
  const kept = { from: keep, to: keep + 1 };
  return keep < from ? [kept, inside] : [inside, kept];
}

/**
 * The heights in pixels of what is left out: before each run, and after the last one.
 * @param {{from: number, to: number}[]} drawn @param {number} count @param {number} height
 */
export function gaps(drawn, count, height) {
  const ends = [0, ...drawn.map((run) => run.to)];
  return ends.map((end, i) => ((drawn[i]?.from ?? count) - end) * height);
}
