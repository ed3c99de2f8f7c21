// Cases as a table: what, about whom, where, by whom, until when; a row that is opened tells the rest, and an open case is closed there.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { apart, called } from "../../model/names.js";
import { Called } from "../../parts/called.js";
import { Facts } from "../../parts/facts.js";
import { Link, subject } from "../../parts/link.js";
import { Unstated } from "../../parts/viewer.js";
import { day, number, t, term } from "../../words/words.js";
import { openCloseCase, openCorrectCase } from "../forms/open.js";
import { concerned, formOf, stateOf } from "./conditions.js";

/** @typedef {import("../../parts/table.js").Column<any>} Column */

/** Links to whom a case is about. @param {{one: any, told: (one: {key: string}) => string}} props */
export const Concerned = ({ one, told }) =>
  // a case is about somebody: who that is takes a purpose
  concerned(one).length === 0 ? html`<${Unstated} />` : concerned(one).map((node, place) => html`${place > 0 ? ", " : null}<${Link} key=${node.key} to=${{ ...subject(node), params: { tab: "cases" } }}><${Called} one=${node} told=${told} /><//>`);

/** What tells organizations of these cases apart. @param {any[]} rows */
export const toldOf = (rows) => apart(rows.flatMap((one) => [...one.organizations, one.at]));

/** @param {any[]} rows @param {{mine?: boolean}} [where] `mine`: all are about whose record it is @returns {Column[]} */
export function columns(rows, { mine = false } = {}) {
  const told = toldOf(rows);
  const names = (/** @type {any} */ one) => concerned(one).map((node) => called(node, told)).join(", ");
  /** @type {Column[]} */
  const all = [
    { id: "form", label: t("case.form"), text: formOf, order: formOf },
    { id: "concerns", label: t("case.concerns"), text: names, cell: (one) => html`<${Concerned} one=${one} told=${told} />`, order: names },
    { id: "at", label: t("case.at"), text: (one) => called(one.at, told), cell: (one) => html`<${Link} to=${{ view: "o", id: one.at.key }}><${Called} one=${one.at} told=${told} /><//>`, order: (one) => one.at.name },
    { id: "handledBy", label: t("case.handledBy"), text: (one) => one.handledBy.name, cell: (one) => html`<${Link} to=${{ view: "o", id: one.handledBy.key }}>${one.handledBy.name}<//>`, order: (one) => one.handledBy.name },
    { id: "openedOn", label: t("case.openedOn"), short: true, field: "OPENED_ON", text: (one) => day(one.openedOn), order: (one) => one.openedOn },
    { id: "dueOn", label: t("case.dueOn"), short: true, field: "DUE_ON", text: (one) => (one.dueOn ? day(one.dueOn) : ""), order: (one) => one.dueOn },
    { id: "state", label: t("case.state"), text: stateOf, order: stateOf },
    { id: "days", label: t("case.days"), figure: true, text: (one) => number(one.days), order: (one) => one.days },
  ];
  return mine ? all.filter(({ id }) => id !== "concerns" || rows.some((one) => concerned(one).length > 1)) : all;
}

/** @param {{one: any}} props */
export function Detail({ one }) {
  const { source, decision, closingDecision, summary } = one;
  const said = [
    source && [t("case.source"), term(`CaseSource.${source}`)],
    decision && [t("case.decision"), decision],
    closingDecision && [t("case.closingDecision"), closingDecision],
    summary && [t("case.summary"), summary],
  ].filter(Boolean);
  const names = concerned(one).map(({ name }) => name).join(", ");
  return html`${said.length ? html`<${Facts} facts=${said} />` : html`<p class="second">${t("case.nothingMore")}</p>`}
    ${partly.value ? null : html`<p class="buttons">
      ${one.closedOn ? null : html`<button type="button" class="small" aria-label=${t("case.closeOf", { form: formOf(one), names })} onClick=${() => openCloseCase(one)}>${t("case.close")}</button> `}
      <button type="button" class="small" aria-label=${t("case.correctOf", { form: formOf(one), names })} onClick=${() => openCorrectCase(one)}>${t("assessment.correct")}</button></p>`}`;
}
