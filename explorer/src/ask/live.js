// Hears of changes as they are made, over an event stream. One is open only while the page is seen: a browser has six
// connections to a host, for all its tabs together.
import { eventsIn } from "../model/stream.js";
import { lang } from "../words/words.js";
import { isAnswered } from "./viewer.js";
import { FEED } from "./questions/frame.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** @typedef {{seq: number, kind: string, subjects: {nodes: {name?: string}[]}}} Heard */

/**
 * Listens while the page is seen, and again after it was cut off.
 * @param {() => Promise<unknown>} begun  called once the stream is open: nothing that is asked from then on is missed
 * @param {(change: Heard) => void} tell
 * @returns {{open: () => boolean}}
 */
export function listen(begun, tell) {
  let isOpen = false;
  let wait = FIRST_WAIT;
  let stop = new AbortController();
  let waiting = setTimeout(hear, wait);

  async function hear() {
    clearTimeout(waiting);
    stop.abort();
    isOpen = false;
    if (document.hidden || !isAnswered("Feed")) return;
    stop = new AbortController();
    const { signal } = stop;
    const opened = () => {
      isOpen = true;
      wait = FIRST_WAIT;
      return begun();
    };
    // what is not for whoever looks is not asked for again; all else is, more and more rarely
    const again = await follow(signal, opened, tell).catch(() => true);
    if (signal.aborted) return;
    isOpen = false;
    if (!again) return;
    waiting = setTimeout(hear, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }
  document.addEventListener("visibilitychange", hear);
  return { open: () => isOpen };
}

/**
 * Whether it is worth to listen again once it has ended.
 * @param {AbortSignal} stop @param {() => Promise<unknown>} begun @param {(change: Heard) => void} tell
 */
async function follow(stop, begun, tell) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", "accept-language": lang.value },
    body: JSON.stringify({ query: FEED }),
    signal: stop,
  });
  if (!response.ok || !response.body) return true;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let heard = 0; ; heard++) {
    const { done, value } = await reader.read();
    if (done) return true;
    if (heard === 0) await begun();
    const { events, rest } = eventsIn(text + value);
    text = rest;
    for (const { name, data } of events) {
      if (name !== "next") return true;
      const { data: told, errors } = JSON.parse(data);
      if (errors) return errors[0].extensions.code !== "FORBIDDEN";
      tell(told.changes.change);
    }
  }
}
