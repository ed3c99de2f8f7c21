// A sentence of the service as the page says it: its fields and arguments by their labels, days as the page writes them.
import { forPeople } from "../model/sentences.js";
import { day, isText, lang, t } from "./words.js";

/** A sentence with the names of the API (`present`, `under`) as they stand on the page (“Số có mặt”), without what programs alone are told. */
export function said(/** @type {string} */ message) {
  const named = forPeople(message).replace(/`([A-Za-z.]+)`/g, (whole, name) => {
    const label = [`field.${name}`, `name.${name}`].find(isText);
    return label ? `“${t(label)}”` : whole;
  });
  // English sentences have days as programs write them
  return lang.value === "en" ? named.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => day(iso)) : named;
}
