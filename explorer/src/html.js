// What the page is made with, in one place: markup by htm, Preact's components, hooks and signals.
import { h, Fragment, render } from "../vendor/preact.js";
import htm from "../vendor/htm.js";

export { Fragment, render };
export { useCallback, useEffect, useErrorBoundary, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-hooks.js";
export { batch, computed, effect, signal, useSignal, untracked } from "../vendor/signals.js";
export const html = htm.bind(h);

/**
 * A component that is drawn anew only where what it is given is another: for rows of long lists, of which most stay while one scrolls.
 * @param {(props: any) => any} Drawn
 */
export function memo(Drawn) {
  /** @this {any} */
  function Kept(/** @type {any} */ props) {
    this.shouldComponentUpdate = (/** @type {any} */ next) => Object.keys({ ...this.props, ...next }).some((name) => next[name] !== this.props[name]);
    return h(Drawn, props);
  }
  return Kept;
}
