// What is said of a report on a task, wherever it stands.
import { html } from "../../html.js";
import { t, term, day } from "../../words/words.js";

export const KINDS = ["STATUTE", "RESOLUTION", "CONCLUSION", "REGULATION", "DECISION", "DIRECTIVE", "PLAN", "GUIDANCE", "LETTER"];
export const STATES = ["NOT_STARTED", "UNDER_WAY", "DONE"];

/** How a state is shaded in a matrix, from nothing to whole. @type {Record<string, number>} */
export const SHARES = { NOT_STARTED: 0, UNDER_WAY: 0.5, DONE: 1 };

/** @param {{number: string, name: string}} task */
export const taskName = ({ number, name }) => t("task.name", { number, name });

/** Where it stands and since when, by what, in words. @param {any} report */
export const toldOf = ({ state, since, decision, note }) =>
  [t("task.since", { state: term(`TaskState.${state}`), day: day(since) }), decision, note].filter(Boolean).join(" · ");

/** A report in a list. @param {{of: any, report: any, what?: string}} props `of` is whose it is, or what it is on */
export const Line = ({ of, report, what = "" }) => html`<li>${of}<p class="second">${[what, toldOf(report)].filter(Boolean).join(" · ")}</p></li>`;
