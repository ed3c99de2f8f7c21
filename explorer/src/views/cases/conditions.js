// Which cases a view is narrowed to, by what stands in the address, and what state a case is in on the day.
import { shown, span } from "../../day.js";
import { html } from "../../html.js";
import { KINDS } from "../../model/cases.js";
import { ordinal } from "../../model/day.js";
import { years } from "../../model/years.js";
import { Choice } from "../../parts/choice.js";
import { day, t, term } from "../../words/words.js";

/** @typedef {Record<string, string>} Params */

/** By what the service knows each state. @type {Record<string, object>} */
export const STATES = {
  all: {},
  open: { open: true },
  overdue: { open: true, overdue: true },
  closed: { open: false },
  late: { open: false, overdue: true },
};

/** @param {Params} params @returns {string | null} */
export const kindOf = ({ kind }) => (kind in KINDS ? kind : null);
/** @param {Params} params */
const yearOf = ({ year }) => (/^\d{4}$/.test(year ?? "") ? Number(year) : null);

/** The condition as the service takes it. @param {string} state @param {string | null} kind @param {Params} params */
export function where(state, kind, params) {
  const year = yearOf(params);
  return {
    ...STATES[state],
    ...(kind && { kinds: [kind] }),
    ...(year && { openedOn: { from: `${year}-01-01`, to: `${year + 1}-01-01` } }),
  };
}

/** @param {{params: Params}} props */
export const KindChoice = ({ params }) => html`<${Choice} label=${t("cases.kind")} name="kind" chosen=${kindOf(params) ?? ""}
  options=${[["", t("cases.kind.any")], ...Object.keys(KINDS).map((one) => [one, term(`CaseKind.${one}`)])]} />`;

/** @param {{params: Params}} props */
export function YearChoice({ params }) {
  const chosen = yearOf(params);
  const known = years(span.value?.first ?? shown.value, shown.value);
  const all = chosen && !known.includes(chosen) ? [chosen, ...known] : known;
  return html`<${Choice} label=${t("cases.year")} name="year" chosen=${String(chosen ?? "")} options=${[["", t("cases.year.any")], ...all.map((one) => [String(one), String(one)])]} />`;
}

/** What a case is: its kind, unless its form says it ("Xin ra khỏi Đảng", "Phản ánh"), and its form. @param {any} one */
export function formOf({ kind, form, years: count }) {
  const [of, said] = [term(`CaseKind.${kind}`), term(`CaseForm.${form}`)];
  const whole = count ? t("case.badge", { form: said, years: count }) : said;
  const saysIt = of.toLowerCase().split(", ").some((part) => whole.toLowerCase().includes(part));
  return saysIt ? whole : t("case.formOf", { kind: of, form: whole.charAt(0).toLocaleLowerCase() + whole.slice(1) });
}

/** Whether it is open on the day that is shown, how it ended, and how late. @param {any} one */
export function stateOf({ dueOn, closedOn, outcome }) {
  const count = dueOn ? ordinal(closedOn ?? shown.value) - ordinal(dueOn) : 0;
  if (!closedOn) return count > 0 ? t("case.isOverdue", { count }) : t("case.isOpen");
  const said = { outcome: term(`CaseOutcome.${outcome}`), day: day(closedOn) };
  return count > 0 ? t("case.isLate", { ...said, count }) : t("case.isClosed", said);
}

/** @param {any} one @returns {any[]} whom it is about */
export const concerned = ({ organizations, members }) => [...members, ...organizations];
