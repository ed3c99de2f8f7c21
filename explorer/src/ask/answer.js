// A question as a component has it: its answer, or why there is none; what was shown stays while the next one is awaited.
import { useLayoutEffect, useMemo, useRef, useState } from "../html.js";
import { on } from "../day.js";
import { ask, Fault, keptAnswer, keyOf, returned, variablesOf } from "./ask.js";

/** @typedef {{data: any, fault: Fault|null, since: number|null, stale: boolean, retry: () => void, cancel: () => void}} Answer */

/** In milliseconds: while somebody moves along the days, one question is asked when they rest. */
const REST = 120;
let moved = 0;
let lastDay = on.peek();
on.subscribe((day) => {
  if (day !== lastDay) moved = performance.now();
  lastDay = day;
});

/**
 * @param {string|null} text null: nothing is asked
 * @param {object} [given]
 * @returns {Answer} `since` is when it was asked (performance.now()), while it is awaited; `stale`: `data` answers the question before
 */
export function useAnswer(text, given = {}) {
  const variables = text ? variablesOf(text, given) : {};
  const key = text ? keyOf(text, variables) : "";
  const [, draw] = useState(0);
  const [tries, setTries] = useState(0);
  const state = useRef({ key: "", data: /** @type {any} */ (null), fault: /** @type {Fault|null} */ (null), since: /** @type {number|null} */ (null) });
  const stop = useRef(/** @type {AbortController|null} */ (null));
  const again = returned.value;

  const kept = text ? keptAnswer(key) : undefined;
  if (kept !== undefined && state.current.key !== key) state.current = { key, data: kept, fault: null, since: null };

  useLayoutEffect(() => {
    if (!text || (state.current.key === key && !state.current.fault)) return undefined;
    const asked = new AbortController();
    stop.current = asked;
    state.current = { ...state.current, fault: null, since: performance.now() };
    draw((n) => n + 1);
    const settle = (/** @type {object} */ found) => {
      if (asked.signal.aborted) return;
      state.current = { ...state.current, ...found, key, since: null };
      draw((n) => n + 1);
    };
    const rest = performance.now() - moved < 2 * REST ? REST : 0;
    const waiting = setTimeout(() => {
      ask(text, given, { signal: asked.signal }).then(
        (data) => settle({ data, fault: null }),
        (error) => settle({ fault: error instanceof Fault ? error : new Fault("FAULT", String(error)), data: error.data ?? state.current.data }),
      );
    }, rest);
    return () => {
      clearTimeout(waiting);
      asked.abort();
    };
  }, [key, tries, state.current.fault?.code === "OFFLINE" ? again : 0]);

  const { data, fault, since, key: answered } = state.current;
  const acts = useMemo(
    () => ({
      retry: () => setTries((n) => n + 1),
      cancel: () => {
        stop.current?.abort();
        state.current = { ...state.current, since: null, fault: new Fault("CANCELLED") };
        draw((n) => n + 1);
      },
    }),
    [],
  );
  return { data: text ? data : null, fault, since, stale: answered !== key, ...acts };
}
