// Who was judged so in each of several years running.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { JUDGED_MEMBERS, JUDGED_ORGANIZATIONS } from "../../ask/questions/assessments.js";
import { apart, called } from "../../model/names.js";
import { Answered, Failed } from "../../parts/answered.js";
import { Called } from "../../parts/called.js";
import { Choice } from "../../parts/choice.js";
import { Link, subject } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { day, t, term } from "../../words/words.js";
import { CELLS, LEVELS, YearChoice, yearOf } from "./choices.js";

const KINDS = /** @type {(keyof typeof LEVELS)[]} */ (Object.keys(LEVELS));
const WHOM = ["cells", "all", "members"];
const MOST = 5;

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Running({ id, name, params }) {
  const last = yearOf(params);
  const kind = KINDS.find((one) => one === params.kind) ?? KINDS[0];
  const level = LEVELS[kind].includes(params.level) ? params.level : kind === "CLASSIFICATION" ? "NOT_COMPLETED" : "MET";
  const count = Math.min(MOST, Math.max(1, Number(params.count) || 2));
  const whom = WHOM.includes(params.whom) ? params.whom : WHOM[0];
  const years = Array.from({ length: count }, (_, back) => last - count + 1 + back);
  const assessed = { kind, levels: [level], years };
  const members = whom === "members";
  const pages = usePages(
    members ? JUDGED_MEMBERS : JUDGED_ORGANIZATIONS,
    { id, assessed, kind, ...(members ? {} : { levels: whom === "cells" ? CELLS : null }) },
    (data) => data.list,
  );
  const caption = t("assessments.caption.running", { level: `${term(`AssessmentKind.${kind}`)}: ${term(`AssessmentLevel.${level}`).toLowerCase()}`, years: years.join(", ") });
  return html`<div class="choices">
      <${Choice} label=${t("assessments.whom")} name="whom" chosen=${whom} options=${WHOM.map((one) => [one, one === "members" ? t("assessments.whom.members") : t(`assessments.levels.${one}`)])} />
      <${Choice} label=${t("assessments.kind")} name="kind" chosen=${kind} options=${KINDS.map((one) => [one, term(`AssessmentKind.${one}`)])} />
      <${Choice} label=${t("assessments.level")} name="level" chosen=${level} options=${usualFirst(kind).map((one) => [one, term(`AssessmentLevel.${one}`)])} />
      <${Choice} label=${t("assessments.count")} name="count" chosen=${String(count)} options=${["2", "1", "3", "4", "5"].map((one) => [one, one])} />
      <${YearChoice} label=${t("assessments.until")} year=${last} />
    </div>
    <h2>${caption}</h2>
    <${Answered} answer=${pages.answer}>${() => pages.there && html`<${Table} name=${`${caption} ${name}`} caption=${caption} rows=${pages.rows} columns=${columns(pages.rows, years, members)}
      total=${pages.total} more=${pages.more} rest=${pages.rest} loading=${pages.loading} empty=${t("assessments.none")} />`}<//>
    ${pages.fault ? html`<${Failed} fault=${pages.fault} retry=${pages.more ?? undefined} />` : null}`;
}

/** What is looked for most stands first, as it is meant where nothing is chosen. @param {keyof typeof LEVELS} kind */
const usualFirst = (kind) => (kind === "CLASSIFICATION" ? LEVELS[kind].toReversed() : LEVELS[kind]);

/** @param {any[]} rows @param {number[]} years @param {boolean} members @returns {import("../../parts/table.js").Column<any>[]} */
function columns(rows, years, members) {
  const told = apart(members ? rows.map((one) => one.cell) : rows);
  const above = (/** @type {any} */ one) => (members ? one.cell : one.parent);
  return [
    { id: "name", label: t(members ? "record.person" : "record.organization"), text: (one) => (members ? one.name : called(one, told)), order: (one) => one.name,
      cell: (one) => html`<${Link} to=${{ ...subject(one), params: { tab: "assessments" } }}>${members ? one.name : html`<${Called} one=${one} told=${told} />`}<//>` },
    { id: "above", label: t(members ? "member.cell" : "form.parent"), text: (one) => above(one)?.name ?? "", order: (one) => above(one)?.name },
    ...years.map((year) => ({
      id: String(year),
      label: t("assessment.year", { year: String(year) }),
      text: (/** @type {any} */ one) => decidedIn(one, year),
      order: (/** @type {any} */ one) => resultOf(one, year)?.decidedOn,
    })),
  ];
}

/** The result of a whole year, as such. @param {any} one @param {number} year */
const resultOf = (one, year) =>
  one.assessments.find((/** @type {any} */ { periodFrom, periodTo, body }) => periodFrom === `${year}-01-01` && periodTo === `${year + 1}-01-01` && !body);

function decidedIn(/** @type {any} */ one, /** @type {number} */ year) {
  const result = resultOf(one, year);
  return result ? [result.decision, day(result.decidedOn)].filter(Boolean).join(", ") : "";
}
