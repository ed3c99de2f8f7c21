// Asking the service: one question, its answer or a fault with a code. Answers are kept by text, variables, language and
// the ledger's last line, so that none outlives a change.
import { effect, signal } from "../html.js";
import { known, on } from "../day.js";
import { OF_THE_WHOLE } from "../model/parts.js";
import { lang } from "../words/words.js";

/** What keeps a question from being answered: a code, the service's sentence where it said one, what was answered all the same. */
export class Fault extends Error {
  /** @param {string} code @param {string} [message] @param {any} [data] */
  constructor(code, message = "", data = null) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** Whether something was withheld of what was asked: whoever looks sees a part. */
export const partly = signal(false);
/** Whether what is personal was left out, as no purpose is stated. */
export const masked = signal(false);
/** For what personal data are asked for, as whoever looks has stated it; it is kept nowhere. */
export const purpose = signal("");
/** The number of the ledger's last line that answers are shown for. */
export const version = signal(0);
/** Whether the service could not be reached when it was last asked. */
export const offline = signal(false);
/** Goes up when the service is there again: what failed is asked anew. */
export const returned = signal(0);

/** The name of a text's operation. */
export const nameOf = (/** @type {string} */ text) => /(?:query|mutation|subscription) (\w+)/.exec(text)?.[1] ?? "";

/** Whether whoever looks is told something of a question, by its name; where it is none that is asked: whether they see all. */
export const isTold = (/** @type {string} */ name) => !partly.value || !OF_THE_WHOLE.has(name);

let left = false;
/** Nothing is asked any more, until the page is loaded anew: it would be asked as somebody else. */
export const leave = () => {
  left = true;
};

/** The line of the last change that was made here: no process of the service answers as of an earlier one. */
let own = 0;

/** From now on answers are of a line of the ledger, or of a later one. */
export const expectLine = (/** @type {number} */ seq) => {
  own = Math.max(own, seq);
};

const MOST_KEPT = 300;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** @type {Map<string, {data: any}>} */
const answers = new Map();

/** Every answer that is kept is forgotten. */
export const forget = () => answers.clear();
effect(() => {
  version.value;
  forget();
});

/** The variables of a question, with the page's day and moment where its text declares them. */
export function variablesOf(/** @type {string} */ text, /** @type {object} */ given) {
  return {
    ...(text.includes("$on:") ? { on: on.value } : {}),
    ...(text.includes("$known:") ? { known: known.value } : {}),
    ...given,
  };
}

export const keyOf = (/** @type {string} */ text, /** @type {object} */ variables) =>
  JSON.stringify([lang.value, version.value, purpose.value, text, variables]);

/** An answer that is kept, or undefined. */
export const keptAnswer = (/** @type {string} */ key) => answers.get(key)?.data;

/**
 * The answer's data. A question of `$on` and `$known` gets those of the page.
 * @param {string} text
 * @param {object} [given]
 * @param {{signal?: AbortSignal, keep?: boolean}} [options] `keep`: false of what is large and made into something else
 * @returns {Promise<any>}
 */
export async function ask(text, given = {}, { signal: stop, keep = true } = {}) {
  const variables = variablesOf(text, given);
  // it is known beforehand, as is that a part is told only as it is known now: the service would refuse it
  if (!isTold(nameOf(text)) || (partly.peek() && "known" in variables && variables.known)) throw new Fault("FORBIDDEN");
  const key = keyOf(text, variables);
  const had = answers.get(key);
  if (had) {
    answers.delete(key);
    answers.set(key, had);
    return had.data;
  }
  const data = await shared(key, text, variables, stop);
  if (keep && key === keyOf(text, variables)) answers.set(key, { data });
  for (const oldest of answers.keys()) {
    if (answers.size <= MOST_KEPT) break;
    answers.delete(oldest);
  }
  return data;
}

/** @typedef {{answer: Promise<any>, stop: AbortController, waiting: number}} Flight */
/** @type {Map<string, Flight>} */
const onTheWay = new Map();

/**
 * The answer to a question that is on its way already, or is sent now; given up where nobody waits for it any more.
 * @param {string} key @param {string} text @param {object} variables @param {AbortSignal} [stop]
 */
function shared(key, text, variables, stop) {
  const flight = onTheWay.get(key) ?? send(key, text, variables);
  flight.waiting++;
  return new Promise((answered, failed) => {
    flight.answer.then(answered, failed);
    const leave = () => {
      failed(stop?.reason);
      if (--flight.waiting > 0) return;
      flight.stop.abort();
      if (onTheWay.get(key) === flight) onTheWay.delete(key);
    };
    if (stop?.aborted) leave();
    else stop?.addEventListener("abort", leave, { once: true });
  });
}

/** @param {string} key @param {string} text @param {object} variables @returns {Flight} */
function send(key, text, variables) {
  const stop = new AbortController();
  const landed = () => {
    if (onTheWay.get(key) === flight) onTheWay.delete(key);
  };
  const answer = post(text, variables, { signal: stop.signal });
  answer.then(landed, landed);
  /** @type {Flight} */
  const flight = { answer, stop, waiting: 0 };
  onTheWay.set(key, flight);
  return flight;
}

/**
 * Sends an operation, and gives its data; nothing is kept.
 * @param {string} query
 * @param {object} variables
 * @param {{signal?: AbortSignal}} [options]
 */
export async function post(query, variables, { signal: stop } = {}) {
  if (left) return new Promise(() => undefined);
  const response = await reached(stop, () =>
    fetch("/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json;q=0.9",
        "accept-language": lang.value,
        ...(own > 0 ? { "x-min-seq": String(own) } : {}),
      },
      // who sees a part is answered that part of a question, and told that there is more
      body: JSON.stringify({ query, variables, extensions: { partly: true, ...(purpose.value && { purpose: purpose.value }) } }),
      signal: stop,
    }),
  );
  const body = await response.json().catch(() => null);
  if (body?.extensions?.withheld) partly.value = true;
  if (body?.extensions?.masked) masked.value = true;
  if (body?.errors?.length) {
    const [{ message, extensions }] = body.errors;
    // a ledger that was put in its place has no such line, and never will
    if (extensions?.code === "SEQ_NOT_REACHED") own = 0;
    if (extensions?.reason === "NEEDS_PURPOSE") {
      masked.value = true;
      throw new Fault("NEEDS_PURPOSE", message);
    }
    if (extensions?.code === "FORBIDDEN") partly.value = true;
    throw new Fault(extensions?.code ?? "FAULT", message, body.data ?? null);
  }
  if (!body?.data) throw new Fault(body?.code ?? String(response.status), body?.message ?? "");
  return body.data;
}

/** Sends something, and notes whether the service is there. */
export async function reached(/** @type {AbortSignal|undefined} */ stop, /** @type {() => Promise<Response>} */ send) {
  try {
    const response = await send();
    offline.value = false;
    return response;
  } catch (error) {
    if (stop?.aborted) throw error;
    if (!offline.peek()) lookAgain(FIRST_WAIT);
    offline.value = true;
    throw new Fault("OFFLINE");
  }
}

function lookAgain(/** @type {number} */ wait) {
  setTimeout(async () => {
    const there = await fetch("/healthz").then((response) => response.ok, () => false);
    if (!there) return lookAgain(Math.min(wait * 2, LONGEST_WAIT));
    offline.value = false;
    returned.value++;
  }, wait);
}
