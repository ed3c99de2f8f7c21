// Something that is waited for after a click: since when, what became of it, why it failed, and how it is given up.
import { useRef, useState } from "../../html.js";
import { Fault } from "../../ask/ask.js";

/** @template Result */
export function useJob() {
  const [state, keep] = useState({ since: /** @type {number | null} */ (null), fault: /** @type {Fault | null} */ (null), result: /** @type {Result | null} */ (null) });
  const stop = useRef(/** @type {AbortController | null} */ (null));
  /** @param {(stop: AbortSignal) => Promise<Result>} work */
  async function run(work) {
    const mine = new AbortController();
    stop.current = mine;
    keep({ since: performance.now(), fault: null, result: null });
    const settle = (/** @type {object} */ found) => stop.current === mine && keep({ since: null, fault: null, result: null, ...found });
    try {
      settle({ result: await work(mine.signal) });
    } catch (error) {
      settle({ fault: mine.signal.aborted ? new Fault("CANCELLED") : error instanceof Fault ? error : new Fault("FAULT", String(error)) });
    }
  }
  return { ...state, run, cancel: () => stop.current?.abort(), clear: () => ((stop.current = null), keep({ since: null, fault: null, result: null })) };
}
