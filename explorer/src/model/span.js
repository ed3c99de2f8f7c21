// Facts with a first day and an end: which of them hold on a day. Knows no DOM.
import { shift } from "./day.js";


/** @typedef {{since: string, until?: string|null}} Dated */

/** Whether a fact holds on a day: its end is the first day without it. @param {Dated} fact @param {string} day */
export const holdsOn = (fact, day) => fact.since <= day && (!fact.until || day < fact.until);

/**
 * Those that hold on a day, and those that had ended by then, the last ended first.
 * @template {Dated} Fact
 * @param {readonly Fact[]} facts
 * @param {string} day
 */
export function nowAndBefore(facts, day) {
  const now = facts.filter((fact) => holdsOn(fact, day));
  const before = facts.filter((fact) => fact.until && fact.until <= day);
  before.sort((one, other) => String(other.until).localeCompare(String(one.until)) || other.since.localeCompare(one.since));
  return { now, before };
}

/** Levels that coverage counts: nobody is expected to follow one above them. */
const COUNTED = new Set(["GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "CELL"]);

/** Whether it is no gap that nobody follows an organization. @param {string} level @param {string} state as `stateOf` names it */
export const noGap = (level, state) => state === "UNSUPERVISED" && !COUNTED.has(level);

/**
 * Whether somebody follows an organization: by one who may, by one who may not, by nobody any more, by nobody yet.
 * @param {readonly (Dated & {standing: {holds: boolean}})[]} links those that ended among them
 * @param {string} day
 * @returns {"SUPERVISED" | "WITHOUT_STANDING" | "LAPSED" | "UNSUPERVISED"}
 */
export function stateOf(links, day) {
  const { now, before } = nowAndBefore(links, day);
  if (now.some((link) => link.standing.holds)) return "SUPERVISED";
  if (now.length) return "WITHOUT_STANDING";
  return before.length ? "LAPSED" : "UNSUPERVISED";
}

/**
 * The day to look at something on, from a day on which it may not be: that day itself (undefined), its last or its first.
 * @param {Dated} life
 * @param {string} day
 * @returns {string | undefined}
 */
export function dayWithin(life, day) {
  if (holdsOn(life, day)) return undefined;
  return life.until && life.until <= day ? shift(life.until, -1) : life.since;
}
