// Written by scripts/words from graph/model/cases.py: what a case of each kind may say, and whom each form concerns.
/** @type {Record<string, {forms: string[], outcomes: string[], sources: string[]}>} */
export const KINDS = {
  INSPECTION: {"forms": ["ROUTINE", "ON_SIGNS", "DISCIPLINE_WORK", "FINANCE"], "outcomes": ["NOTHING_FOUND", "SHORTCOMINGS", "VIOLATION", "WITHDRAWN"], "sources": ["COMMITTEE", "COMMISSION"]},
  MONITORING: {"forms": ["REGULAR", "THEMATIC"], "outcomes": ["NOTHING_FOUND", "SHORTCOMINGS", "VIOLATION", "WITHDRAWN"], "sources": ["COMMITTEE", "COMMISSION"]},
  DISCIPLINE: {"forms": ["REPRIMAND", "WARNING", "REMOVAL_FROM_POST", "EXPULSION", "DISSOLUTION"], "outcomes": ["IMPOSED", "SHORTCOMINGS", "NOTHING_FOUND", "WITHDRAWN"], "sources": ["COMMITTEE", "COMMISSION"]},
  COMMENDATION: {"forms": ["BADGE", "CERTIFICATE", "MERIT", "PENNANT"], "outcomes": ["GRANTED", "WITHDRAWN"], "sources": []},
  FEEDBACK: {"forms": ["OPINION", "PETITION"], "outcomes": ["ANSWERED", "WITHDRAWN"], "sources": ["FRONT", "ASSOCIATION", "PEOPLE", "CELL"]},
  LEAVING: {"forms": ["REQUEST", "ABSENCE", "CARD_RETURNED", "NO_EFFORT", "UNFIT", "POLITICAL_STANDARD"], "outcomes": ["LEFT", "REMOVED", "STAYED", "WITHDRAWN"], "sources": []},
};
export const OF_ORGANIZATIONS_ONLY = new Set(["DISSOLUTION", "PENNANT"]);
export const OF_MEMBERS_ONLY = new Set(["ABSENCE", "BADGE", "CARD_RETURNED", "EXPULSION", "NO_EFFORT", "POLITICAL_STANDARD", "REMOVAL_FROM_POST", "REQUEST", "UNFIT"]);
export const YEARS_OF_BADGES = [30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];
