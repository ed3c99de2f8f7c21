// What the API says of a change, as the page says it: fields by their labels, what is said several times once.
import { t } from "../../words/words.js";
import labels from "../../words/texts/forms.js";

/** A sentence of the API, with the names of its fields (`present`) as they stand on the form (“Số có mặt”). */
export function told(/** @type {string} */ message) {
  return message.replace(/`([A-Za-z.]+)`/g, (whole, name) => (labels[`field.${name}`] ? `“${t(`field.${name}`)}”` : whole));
}

/** Refusals or warnings in these words. @template {{message: string}} R @param {R[]} said @returns {R[]} */
export const inWords = (said) => said.map((one) => ({ ...one, message: told(one.message) }));

/** A term within a sentence. */
export const low = (/** @type {string} */ words) => words.charAt(0).toLocaleLowerCase() + words.slice(1);

/** Sentences once each, with how often they were said. @param {{message: string}[]} said */
export function counted(said) {
  const times = new Map();
  for (const { message } of said) times.set(message, (times.get(message) ?? 0) + 1);
  return [...times].map(([message, count]) => (count > 1 ? t("form.times", { message, count }) : message));
}
