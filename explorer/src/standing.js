// Where one stands in a view: how far it is scrolled and what has the focus. Kept with the entry of the history, so that
// whoever comes back finds the place again.

const REST = 150;

/** @typedef {{y?: number, top?: number, focus?: string|null}} Standing `y` of the page, `top` of the rows in it that scroll by themselves */

/** What the focus is on, as it can be found again: a row or field by its id, a link by its address. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute("href");
  return href && element.closest("main") ? `main [href="${CSS.escape(href)}"]` : null;
}

/** @returns {Standing} */
const scrolled = () => ({ y: scrollY, top: document.querySelector("main [role=treegrid]")?.scrollTop });

/** @returns {Standing} */
export const standing = () => ({ ...scrolled(), focus: focused() });

let returning = false;

/**
 * Goes back to where one stood: as soon as the page is long enough and what had the focus is there, or until somebody moves.
 * @param {Standing} had
 * @returns {() => void} gives it up
 */
export function standAgain({ y = 0, focus = null }) {
  const over = new AbortController();
  const attempt = () => {
    const element = focus ? document.querySelector(focus) : null;
    const free = document.activeElement === document.body || document.activeElement?.id === "view";
    if (free && element instanceof HTMLElement) element.focus({ preventScroll: true });
    scrollTo(0, y);
    if (Math.abs(scrollY - y) < 2 && (element || !focus)) over.abort();
  };
  const growing = new ResizeObserver(attempt);
  over.signal.addEventListener("abort", () => {
    returning = false;
    growing.disconnect();
  });
  for (const kind of ["wheel", "pointerdown", "keydown"]) addEventListener(kind, () => over.abort(), { signal: over.signal, passive: true });
  returning = true;
  growing.observe(document.body);
  return () => over.abort();
}

/** Keeps how far it is scrolled once it rests, for those who leave by the history or load the page anew: each time costs a millisecond. */
export function keepScroll(/** @type {(had: Standing) => void} */ keep) {
  history.scrollRestoration = "manual";
  let resting = 0;
  const later = () => {
    clearTimeout(resting);
    const here = location.href;
    resting = window.setTimeout(() => !returning && location.href === here && keep(scrolled()), REST);
  };
  addEventListener("scroll", later, { passive: true, capture: true });
}
