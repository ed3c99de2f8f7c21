// The record of a person: cells, posts, civil posts, whom a member follows and whether they may. Of somebody who is no
// member, only civil posts are known.
import { useAnswer } from "../ask/answer.js";
import { masked, purpose } from "../ask/ask.js";
import { MEMBER_ASSESSMENTS } from "../ask/questions/assessments.js";
import { MEMBER_CASES } from "../ask/questions/cases.js";
import { MEMBER_TASKS } from "../ask/questions/directives.js";
import { MEMBER, MEMBER_HISTORY, MEMBER_LIFE, NON_MEMBER } from "../ask/questions/member.js";
import { usePages } from "../ask/pages.js";
import { shown } from "../day.js";
import { html, signal, useEffect } from "../html.js";
import { shift } from "../model/day.js";
import { nowAndBefore } from "../model/span.js";
import { Answered } from "../parts/answered.js";
import { Away, nearest } from "../parts/away.js";
import { Facts } from "../parts/facts.js";
import { Link } from "../parts/link.js";
import { Offices, Posts } from "../parts/posts.js";
import { Supervisions } from "../parts/supervisions.js";
import { Table } from "../parts/table.js";
import { Unstated, Withheld } from "../parts/viewer.js";
import { chosenTab, offered, Tabs } from "../parts/tabs.js";
import { day, period, t, term } from "../words/words.js";
import { Results } from "./assessments/results.js";
import { Own as OwnCases } from "./cases/own.js";
import { Own as OwnTasks } from "./directives/own.js";
import { ChangeList } from "./changelist.js";
import { EndPost, EndSupervision, MemberActions } from "./forms/actions.js";
import { useLocated } from "./located.js";
import { useOwnRecord } from "./ownrecord.js";

const named = signal("");
export const title = () => named.value || t("member.title");

/** @param {string} name */
const useName = (name) =>
  useEffect(() => {
    named.value = name;
  }, [name]);

/** @param {{id: string}} props */
export function View({ id }) {
  const year = shown.value.slice(0, 4);
  const answer = useAnswer(MEMBER, { id, from: `${year}-01-01`, to: shift(shown.value, 1) });
  // the API refuses the id of somebody who is no member where it wants a member's
  const other = answer.fault?.code === "BAD_USER_INPUT";
  if (other) return html`<div class="record"><${NonMember} id=${id} /></div>`;
  return html`<div class="record"><${Answered} answer=${answer} empty=${html`<${Gone} id=${id} />`}>
    ${(/** @type {any} */ { member }) => member && html`<${Record} member=${member} year=${year} />`}
  <//></div>`;
}

/** @param {{member: any, year: string}} props */
function Record({ member, year }) {
  useName(member.name);
  useLocated(member.cell?.key);
  const tabs = offered(PARTS).map((id) => ({ id, label: t(`member.tab.${id}`) }));
  return html`<header class="record-head">
      <h1>${member.name}</h1>
      <p class="second">${[member.standing && t("member.is", { standing: term(`Standing.${member.standing}`).toLowerCase() }), member.circumstance && term(`Circumstance.${member.circumstance}`)].filter(Boolean).join(" · ")}</p>
      ${member.cell ? html`<p><${Above} cell=${member.cell} /></p>` : null}
      <${MemberActions} member=${member} />
    </header>
    <${Tabs} tabs=${tabs} label=${t("member.tabs")} />
    <${PARTS[/** @type {keyof typeof PARTS} */ (chosenTab(tabs))]} member=${member} year=${year} />`;
}

/** The way from the top to the member's cell. @param {{cell: any}} props */
const Above = ({ cell }) =>
  [...cell.ancestors, cell].map(({ key, name }, order) => html`<span key=${key}>${order > 0 ? " › " : null}<${Link} to=${{ view: "o", id: key }}>${name}<//></span>`);

const dated = (/** @type {string | null} */ iso) => iso && day(iso);

/** @param {{member: any, year: string}} props */
function Overview({ member, year }) {
  const { name, home, birthDate, cardNumber, admittedOn, officialOn, memberships, assignments, offices = [], supervisions } = member;
  // who sees a part is told of links what their organizations are told
  const judged = supervisions.every((/** @type {any} */ link) => link.standing !== undefined);
  const [follows, posts, civil, cells] = [supervisions, assignments, offices, memberships].map((facts) => nowAndBefore(facts, shown.value));
  return html`<${Facts} facts=${[
      [t("member.born"), dated(birthDate)],
      [t("member.card"), cardNumber],
      [t("member.admitted"), dated(admittedOn)],
      [t("member.official"), dated(officialOn)],
      member.home === undefined && [t("member.home"), html`<${Withheld} />`],
      home && [t("member.home"), html`<${Link} to=${{ view: "p", id: home.key }}>${home.name}<//>${home.parent ? `, ${home.parent.name}` : null}`],
    ]} />
    <section><h2>${t("member.follows")}</h2>
      <${Supervisions} links=${follows.now} act=${(/** @type {any} */ link) => html`<${EndSupervision} link=${link} supervisor=${member} />`} side="organization" standing=${judged} visits=${judged} name=${`${t("member.follows")} ${name}`} caption=${t("member.follows.year", { year })} empty=${t("member.follows.none")} />
      ${follows.now.length ? html`<p class="second">${t("member.visits.about", { year })}</p>` : null}</section>
    ${follows.before.length ? html`<section><h2>${t("member.followed")}</h2><${Supervisions} links=${follows.before} side="organization" name=${`${t("member.followed")} ${name}`} caption=${t("member.followed")} /></section>` : null}
    <section><h2>${t("record.posts.now")}</h2>
      <${Posts} posts=${posts.now} act=${(/** @type {any} */ post) => html`<${EndPost} post=${post} member=${member} />`} of="member" name=${`${t("record.posts.now")} ${name}`} caption=${t("record.posts.now")} empty=${t("member.posts.none")} /></section>
    ${posts.before.length ? html`<section><h2>${t("record.posts.before")}</h2><${Posts} posts=${posts.before} of="member" name=${`${t("record.posts.before")} ${name}`} caption=${t("record.posts.before")} /></section>` : null}
    ${offices.length ? html`<section><h2>${t("record.offices")}</h2><${Offices} offices=${[...civil.now, ...civil.before]} of="person" name=${`${t("record.offices")} ${name}`} caption=${t("record.offices")} /></section>` : null}
    <section><h2>${t("member.cells")}</h2>
      <${Table} name=${`${t("member.cells")} ${name}`} caption=${t("member.cells")} rows=${[...cells.now, ...cells.before]} columns=${cellColumns()} /></section>`;
}

/** @returns {import("../parts/table.js").Column<any>[]} */
const cellColumns = () => [
  {
    id: "organization",
    label: t("member.cell"),
    text: (link) => link.organization.name,
    cell: (link) => html`<${Link} to=${{ view: "o", id: link.organization.key }}>${link.organization.name}<//>`,
    order: (link) => link.organization.name,
  },
  { id: "kind", label: t("member.membership"), text: (link) => term(`MembershipKind.${link.kind}`), order: (link) => term(`MembershipKind.${link.kind}`) },
  { id: "standing", label: t("member.standing"), text: (link) => [term(`Standing.${link.standing}`), link.circumstance && term(`Circumstance.${link.circumstance}`)].filter(Boolean).join(", "), order: (link) => link.standing },
  { id: "period", label: t("record.period"), short: true, text: (link) => period(link.since, link.until), order: (link) => link.since },
  { id: "endReason", label: t("member.endReason"), text: (link) => (link.endReason ? term(`EndReason.${link.endReason}`) : ""), order: (link) => link.endReason },
];

/** @param {{member: any}} props */
function History({ member: { key, name } }) {
  const pages = usePages(MEMBER_HISTORY, { id: key }, (data) => data.member?.history);
  const heading = t("member.tab.history");
  return html`<section><h2>${heading}</h2>
    <${Answered} answer=${pages.answer}>${() => pages.there && html`<${ChangeList} pages=${pages} name=${`${heading} ${name}`} caption=${heading} empty=${t("changes.none")} />`}<//></section>`;
}

/** @param {{member: any}} props */
const Assessments = ({ member }) => html`<${Results} answer=${useAnswer(MEMBER_ASSESSMENTS, { id: member.key })} of=${member} />`;

/** @param {{member: any}} props */
function Cases({ member }) {
  const answer = useAnswer(MEMBER_CASES, { id: member.key });
  return masked.value && !purpose.value ? html`<p><${Unstated} /></p>` : html`<${OwnCases} answer=${answer} of=${member} />`;
}

/** @param {{member: any}} props */
const Tasks = ({ member }) => html`<${OwnTasks} answer=${useAnswer(MEMBER_TASKS, { id: member.key })} of=${member} isMember />`;

History.asks = "MemberHistory";
Assessments.asks = "MemberAssessments";
Cases.asks = "MemberCases";
Tasks.asks = "MemberTasks";
const PARTS = { overview: Overview, assessments: Assessments, cases: Cases, tasks: Tasks, history: History };

/** Somebody who was no member on the day: when they were. @param {{id: string}} props */
function Gone({ id }) {
  const answer = useAnswer(MEMBER_LIFE, { id });
  return html`<${Answered} answer=${answer} empty=${html`<h1>${t("member.title")}</h1><p class="empty">${t("member.unknown")}</p>`}>
    ${(/** @type {any} */ { life }) => life && html`<${OfItsKind} id=${id} life=${life} />`}
  <//>`;
}

/** @param {{id: string, life: any}} props */
const OfItsKind = (props) => useOwnRecord(props.life.shown, "Member", "NonMember") && html`<${Life} ...${props} />`;

/** @param {{id: string, life: any}} props */
function Life({ id, life }) {
  const { until, shown: as } = life;
  useName(as.name);
  const last = as.memberships.filter((/** @type {any} */ link) => link.until === until && link.endReason)[0];
  const cell = as.memberships.at(-1)?.organization;
  return html`<header class="record-head"><h1>${as.name}</h1></header>
    <${Away} life=${life} what="member" to=${{ view: "m", id }}
      why=${nearest(life).over && last ? html` ${t("member.gone.why", { reason: term(`EndReason.${last.endReason}`).toLowerCase() })}` : null}
      ways=${cell ? html`<${Link} class="button" to=${{ view: "o", id: cell.key }}>${t("gone.open", { name: cell.name })}<//>` : null} />`;
}

/** @param {{id: string}} props */
function NonMember({ id }) {
  const answer = useAnswer(NON_MEMBER, { id });
  const node = answer.data?.node;
  useName(node?.name ?? "");
  useOwnRecord(node ?? undefined, "NonMember", "Member");
  return html`<${Answered} answer=${answer} empty=${html`<h1>${t("member.title")}</h1><p class="empty">${t("member.unknown")}</p>`}>
    ${() => node?.__typename === "NonMember" && html`<${Holder} person=${node} />`}
  <//>`;
}

/** @param {{person: any}} props */
function Holder({ person: { name, offices } }) {
  const { now, before } = nowAndBefore(offices, shown.value);
  return html`<header class="record-head"><h1>${name}</h1><p class="second">${t("member.nonMember")}</p></header>
    <section><h2>${t("record.offices")}</h2>
      <${Offices} offices=${now} of="person" name=${`${t("record.offices")} ${name}`} caption=${t("record.offices")} empty=${t("member.offices.none", { day: day(shown.value) })} /></section>
    ${before.length ? html`<section><h2>${t("record.offices.before")}</h2><${Offices} offices=${before} of="person" name=${`${t("record.offices.before")} ${name}`} caption=${t("record.offices.before")} /></section>` : null}`;
}
