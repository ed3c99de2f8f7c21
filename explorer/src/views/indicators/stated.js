// Figures that directives state of an organization: targets and what was reported, stated and put right here.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { partly } from "../../ask/ask.js";
import { STATED_FIGURES } from "../../ask/questions/figures.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { assessed } from "../../words/periods.js";
import { day, t, term } from "../../words/words.js";
import { openCorrectFigure, openStateFigures } from "../forms/open.js";
import { useDefinitions } from "./choices.js";
import { figured } from "./values.js";

/** @param {{id: string, name: string}} props */
export function Stated({ id, name }) {
  const answer = useAnswer(STATED_FIGURES, { id });
  const names = new Map(useDefinitions().map((one) => [one.kind, one.name]));
  const called = (/** @type {any} */ one) => names.get(one.indicator) ?? "";
  return html`<p class="second">${t("stated.about")}</p>
    ${!partly.value && name && html`<div class="actions"><button type="button" onClick=${() => openStateFigures({ key: id, name })}>${t("stated.open")}</button></div>`}
    <${Answered} answer=${answer}>${(/** @type {any} */ { organization }) => organization && html`<${Table} name=${`${t("indicators.stated")} ${name}`} caption=${t("indicators.stated")}
      rows=${organization.statedFigures} columns=${columns(id, called)} empty=${t("stated.none")} />`}<//>`;
}

/** @param {string} id @param {(one: any) => string} called @returns {import("../../parts/table.js").Column<any>[]} */
function columns(id, called) {
  const purpose = (/** @type {any} */ one) => term(`StatedPurpose.${one.purpose}`);
  const correct = (/** @type {any} */ one) => !partly.value && html`<button type="button" class="small" aria-label=${t("stated.correctOf", { what: called(one), period: assessed(one.periodFrom, one.periodTo) })}
    onClick=${() => openCorrectFigure(one, called(one))}>${t("stated.correct")}</button>`;
  return [
    { id: "indicator", label: t("indicators.indicator"), text: called, order: called },
    { id: "period", label: t("stated.period"), text: (one) => assessed(one.periodFrom, one.periodTo), order: (one) => one.periodFrom },
    { id: "purpose", label: t("stated.purpose"), text: purpose, order: purpose },
    { id: "figure", label: t("stated.figure"), figure: true, text: figured, order: (one) => one.value },
    { id: "directive", label: t("stated.directive"), text: (one) => one.directive.symbol, order: (one) => one.directive.symbol, cell: (one) => html`<${Link} to=${{ view: "directives", id, id2: one.directive.key }}>${one.directive.symbol}<//>` },
    { id: "statedOn", label: t("stated.on"), short: true, text: (one) => [day(one.statedOn), one.decision].filter(Boolean).join(" · "), order: (one) => one.statedOn },
    { id: "correct", label: t("stated.correct"), text: () => "", cell: correct },
  ];
}
