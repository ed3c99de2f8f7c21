// Results of an organization or a member, period by period: by which decision, by which sheet with its criteria, and what was corrected.
import { partly } from "../../ask/ask.js";
import { html } from "../../html.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { day, number, t, term } from "../../words/words.js";
import { assessed } from "../../words/periods.js";
import { ChangeList } from "../changelist.js";
import { openCorrectAssessment } from "../forms/open.js";

/** @typedef {import("../../parts/table.js").Column<any>} Column */

/** @param {any[]} results @returns {Column[]} those columns that say anything of these results */
function columns(results) {
  /** @type {Column[]} */
  const all = [
    { id: "period", label: t("assessment.period"), text: (one) => assessed(one.periodFrom, one.periodTo), order: (one) => `${one.periodFrom} ${one.periodTo}` },
    { id: "kind", label: t("assessment.kind"), text: (one) => term(`AssessmentKind.${one.kind}`), order: (one) => one.kind },
    { id: "level", label: t("assessment.level"), text: (one) => term(`AssessmentLevel.${one.level}`), order: (one) => one.level },
    { id: "body", label: t("assessment.body"), text: (one) => (one.body ? term(`Body.${one.body}`) : "") },
    { id: "group", label: t("assessment.group"), text: (one) => (one.comparableGroup ? term(`ComparableGroup.${one.comparableGroup}`) : "") },
    { id: "points", label: t("assessment.points"), figure: true, text: (one) => (one.points === null ? "" : number(one.points)), order: (one) => one.points },
    { id: "at", label: t("assessment.at"), text: (one) => one.at.name, cell: (one) => html`<${Link} to=${{ view: "o", id: one.at.key, on: one.decidedOn }}>${one.at.name}<//>`, order: (one) => one.at.name },
    { id: "decidedOn", label: t("assessment.decidedOn"), short: true, text: (one) => day(one.decidedOn), order: (one) => one.decidedOn },
    { id: "decision", label: t("assessment.decision"), short: true, text: (one) => one.decision ?? "", order: (one) => one.decision },
  ];
  return all.filter((column) => ["period", "kind", "level", "at", "decidedOn"].includes(column.id) || results.some((one) => column.text(one)));
}

/** By what it was judged, criterion by criterion, and how it is put right. @param {{one: any, of: any}} props */
function Detail({ one, of }) {
  const { sheet } = one;
  const told = t("assessment.correctOf", { period: assessed(one.periodFrom, one.periodTo), level: term(`AssessmentLevel.${one.level}`) });
  return html`${sheet ? html`<${Sheet} sheet=${sheet} marks=${one.marks} />` : html`<p>${t("assessment.sheet.none")}</p>`}
    ${partly.value ? null : html`<p><button type="button" class="small" aria-label=${told} onClick=${() => openCorrectAssessment(one, of)}>${t("assessment.correct")}</button></p>`}`;
}

/** @param {{sheet: any, marks: {criterion: string, points: number}[]}} props */
function Sheet({ sheet: { name, regulation, setBy, criteria, levels }, marks }) {
  const given = new Map(marks.map((mark) => [mark.criterion, mark.points]));
  const said = [t("assessment.sheet.of", { name, regulation }), setBy && t("assessment.sheet.by", { name: setBy.name })].filter(Boolean).join(", ");
  return html`<p>${t("assessment.sheet")}: ${said}</p>
    ${levels.length ? html`<p class="second">${levels.map(least).join(" · ")}</p>` : null}
    ${criteria.length
      ? html`<table class="criteria"><thead><tr><th scope="col">${t("assessment.criterion")}</th><th scope="col" class="figure">${t("assessment.most")}</th><th scope="col" class="figure">${t("assessment.mark")}</th></tr></thead>
          <tbody>${criteria.map((/** @type {any} */ one) => html`<tr key=${one.code}><th scope="row">${one.name}</th><td class="figure">${number(one.most)}</td><td class="figure">${given.has(one.code) ? number(/** @type {number} */ (given.get(one.code))) : t("none")}</td></tr>`)}</tbody></table>`
      : html`<p class="second">${t("assessment.noCriteria")}</p>`}`;
}

/** @param {{level?: string, meetingLevel?: string, least: number}} threshold */
export const least = ({ level, meetingLevel, least: from }) =>
  t("assessment.least", { level: term(meetingLevel ? `MeetingLevel.${meetingLevel}` : `AssessmentLevel.${level}`), least: from });

const JUDGED = new Set(["ASSESSED", "MEMBER_ASSESSED"]);
const isOfAssessment = (/** @type {any} */ { opened, closed }) => [...opened.nodes, ...closed.nodes].some((fact) => JUDGED.has(fact.kind));

/**
 * What stands behind the tab of a record.
 * @param {{answer: import("../../ask/answer.js").Answer, of: {key: string, name: string}, children?: any}} props `children` stands above the results
 */
export function Results({ answer, of, children }) {
  const heading = t("assessments.title");
  const list = (/** @type {any[]} */ results) => html`<${Table} name=${`${heading} ${of.name}`} caption=${heading} rows=${[...results].reverse()} columns=${columns(results)}
    detail=${(/** @type {any} */ one) => html`<${Detail} one=${one} of=${of} />`} empty=${t("assessment.none")} />`;
  return html`<section><h2>${heading}</h2>${children}
    <${Answered} answer=${answer}>${({ subject }) => {
      if (!subject) return null;
      const corrections = subject.history.nodes.filter(isOfAssessment);
      return html`${list(subject.assessments)}
        ${corrections.length ? html`<section><h2>${t("assessment.corrections")}</h2><${ChangeList} pages=${{ rows: corrections, total: corrections.length }} name=${`${t("assessment.corrections")} ${of.name}`} caption=${t("assessment.corrections")} /></section>` : null}`;
    }}<//></section>`;
}
