// What the API says of a change, as the page says it: fields by their labels, what is said several times once.
import { t } from "../../words/words.js";
import { said } from "../../words/said.js";

/** Refusals or warnings in these words. @template {{message: string}} R @param {R[]} refusals @returns {R[]} */
export const inWords = (refusals) => refusals.map((one) => ({ ...one, message: said(one.message) }));

/** A term within a sentence. */
export const low = (/** @type {string} */ words) => words.charAt(0).toLocaleLowerCase() + words.slice(1);

/** Sentences once each, with how often they were said. @param {{message: string}[]} sentences */
export function counted(sentences) {
  const times = new Map();
  for (const { message } of sentences) times.set(message, (times.get(message) ?? 0) + 1);
  return [...times].map(([message, count]) => (count > 1 ? t("form.times", { message, count }) : message));
}
