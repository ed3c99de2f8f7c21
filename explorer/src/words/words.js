// What the page says, in the language of its address: every text stands once, Vietnamese beside English.
import { computed } from "../html.js";
import { ordinal, shift, written, writtenMonth } from "../model/day.js";
import { filled } from "../model/filled.js";
import { place } from "../routes.js";
import terms from "./terms.js";
import access from "./texts/access.js";
import assessments from "./texts/assessments.js";
import audit from "./texts/audit.js";
import cases from "./texts/cases.js";
import changes from "./texts/changes.js";
import compare from "./texts/compare.js";
import directives from "./texts/directives.js";
import files from "./texts/files.js";
import forms from "./texts/forms.js";
import frame from "./texts/frame.js";
import graph from "./texts/graph.js";
import indicators from "./texts/indicators.js";
import map from "./texts/map.js";
import posts from "./texts/posts.js";
import records from "./texts/records.js";
import supervision from "./texts/supervision.js";
import table from "./texts/table.js";
import tree from "./texts/tree.js";
import villages from "./texts/villages.js";
import viewer from "./texts/viewer.js";

export const lang = computed(() => place.value.lang);

/** @type {Record<string, [string, string]>} */
const TEXTS = { ...access, ...assessments, ...audit, ...cases, ...changes, ...compare, ...directives, ...files, ...forms, ...frame, ...graph, ...indicators, ...map, ...posts, ...records, ...supervision, ...table, ...tree, ...viewer, ...villages };

const chosen = (/** @type {[string, string]} */ pair) => pair[lang.value === "vi" ? 0 : 1];

/** Whether there is a text of a key. */
export const isText = (/** @type {string} */ key) => key in TEXTS;

/** A text by its key; a value stands in it as {name}, and numbers are written as the language does. */
export function t(/** @type {string} */ key, /** @type {Record<string, string|number>} */ values = {}) {
  const pair = TEXTS[key];
  if (!pair) throw new Error(`No text: ${key}`);
  return filled(chosen(pair), values, number);
}

/** What a value of an enumeration is called: term("Level.CELL"). */
export const term = (/** @type {string} */ code) => chosen(terms[code] ?? [code, code]);

/** What somebody is in a body: those in a cell's committee have a word of their own. */
export const roleIn = (/** @type {unknown} */ body, /** @type {string} */ role) =>
  body === "CELL_COMMITTEE" && role === "COMMITTEE_MEMBER" ? t("role.ofCellCommittee") : term(`Role.${role}`);

/** The same where the level of the organization is known: a cell has no other committee. */
export const roleAt = (/** @type {string | null | undefined} */ level, /** @type {string} */ role) =>
  roleIn(level === "CELL" || level === "GRASSROOTS_CELL" ? "CELL_COMMITTEE" : null, role);

export const number = (/** @type {number} */ value) => new Intl.NumberFormat(lang.value).format(value);
export const percent = (/** @type {number} */ value) =>
  new Intl.NumberFormat(lang.value, { style: "percent", maximumFractionDigits: 1 }).format(value);
export const day = (/** @type {string} */ iso) => written(iso, lang.value);
export const month = (/** @type {string} */ iso) => writtenMonth(iso, lang.value);

/** An end, which the API gives as the first day without: "đến hết 29/6/2025". */
export const until = (/** @type {string} */ iso) => t("until", { day: day(shift(iso, -1)) });

/** From when until when: "từ 1/1/2020", "1/1/2020 – 30/6/2025". */
export function period(/** @type {string} */ since, /** @type {string|null|undefined} */ end) {
  return end ? `${day(since)} – ${day(shift(end, -1))}` : t("since", { day: day(since) });
}

/** A moment with its day, in Vietnam's time. */
export function moment(/** @type {string} */ at) {
  return new Intl.DateTimeFormat(lang.value === "vi" ? "vi" : "en-GB", {
    day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
  }).format(new Date(at));
}

/** How many days two days are apart, in words. */
export const daysBetween = (/** @type {string} */ a, /** @type {string} */ b) => t("days", { count: ordinal(b) - ordinal(a) });
