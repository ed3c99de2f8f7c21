// What the counts and lists of assessments are narrowed by; every choice stands in the address.
import { html } from "../../html.js";
import { shown, span } from "../../day.js";
import { years } from "../../model/years.js";
import { Choice } from "../../parts/choice.js";
import { set } from "../../routes.js";
import { t } from "../../words/words.js";

export const CELLS = ["CELL", "GRASSROOTS_CELL"];
const COMMITTEES = ["GRASSROOTS_COMMITTEE"];
/** Whom a count is about, as the address names it. @type {Record<string, Record<string, string[] | null>>} */
const WHOM = {
  CLASSIFICATION: { all: null, cells: CELLS },
  FOUR_GOOD: { cells: CELLS, committees: COMMITTEES, both: [...CELLS, ...COMMITTEES] },
};

/** The levels that are counted, and what is chosen. @param {string} kind @param {Record<string, string>} params */
export const counted = (kind, { levels }) => {
  const chosen = Object.hasOwn(WHOM[kind], levels) ? levels : Object.keys(WHOM[kind])[0];
  return { chosen, levels: WHOM[kind][chosen] };
};
export const LEVELS = {
  CLASSIFICATION: ["EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED"],
  FOUR_GOOD: ["MET", "NOT_MET"],
  SELF_REVIEW: ["MET", "NOT_MET"],
};

/** The year that the address names, else the last one that is over: its results are decided when it ends. @param {Record<string, string>} params */
export const yearOf = (params) => (/^\d{4}$/.test(params.year ?? "") ? Number(params.year) : Number(shown.value.slice(0, 4)) - 1);

/** @param {{label: string, year: number}} props */
export function YearChoice({ label, year }) {
  const known = years(span.value?.first ?? shown.value, shown.value);
  const all = known.includes(year) ? known : [year, ...known];
  return html`<label>${label} <select onChange=${(/** @type {any} */ event) => set({ year: event.currentTarget.value, state: null, of: null })}>
    ${all.map((one) => html`<option key=${one} value=${one} selected=${one === year}>${one}</option>`)}</select></label>`;
}

/** What is meant where the address names none stands first. @param {{kind: string, chosen: string}} props */
export const OrganizationsChoice = ({ kind, chosen }) =>
  html`<${Choice} label=${t("assessments.levels")} name="levels" chosen=${chosen} options=${Object.keys(WHOM[kind]).map((one) => [one, t(`assessments.levels.${one}`)])} />`;
