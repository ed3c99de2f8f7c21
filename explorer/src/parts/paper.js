// What stands on paper only: a plain form of what the page shows in another way, drawn when it is printed.
import { html, render, useEffect, useRef } from "../html.js";

/**
 * Draws something while the page is printed, at once, as the browser does not wait.
 * @param {() => any} draw  read when printing begins
 * @returns {any} where it is drawn
 */
export function useOnPaper(draw) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const wanted = useRef(draw);
  wanted.current = draw;
  useEffect(() => {
    const put = (/** @type {any} */ what) => host.current && render(what, host.current);
    const before = () => put(wanted.current() || null);
    const after = () => put(null);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return html`<div class="on-paper" ref=${host}></div>`;
}
