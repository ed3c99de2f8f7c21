// What the page is made with, in one place: markup by htm, Preact's components, hooks and signals.
import { h, Fragment, render } from "../vendor/preact.js";
import htm from "../vendor/htm.js";

export { Fragment, render };
export { useCallback, useEffect, useErrorBoundary, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-hooks.js";
export { batch, computed, effect, signal, useSignal, untracked } from "../vendor/signals.js";
export const html = htm.bind(h);
