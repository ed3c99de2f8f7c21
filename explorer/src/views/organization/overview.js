// What is asked about an organization most: who follows it and whether they may, who leads it, how large it is.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_FIGURES } from "../../ask/questions/organization.js";
import { shown } from "../../day.js";
import { html } from "../../html.js";
import { nowAndBefore, stateOf } from "../../model/span.js";
import { Coverage, share } from "../../parts/coverage.js";
import { Facts } from "../../parts/facts.js";
import { Link } from "../../parts/link.js";
import { Withheld } from "../../parts/viewer.js";
import { Followers } from "../../parts/supervisions.js";
import { day, daysBetween, period, roleIn, t, term } from "../../words/words.js";
import { EndSupervision } from "../forms/actions.js";

/** @param {{organization: any}} props */
export function Overview({ organization }) {
  return html`<div class="overview">
    <section aria-labelledby="following"><${Following} organization=${organization} /></section>
    <section aria-labelledby="leading"><h2 id="leading">${t("organization.leaders")}</h2><${Leaders} leaders=${organization.leaders} /></section>
    <section aria-labelledby="known"><h2 id="known">${t("organization.known")}</h2><${Known} organization=${organization} /></section>
  </div>`;
}

/** @param {{organization: any}} props */
function Following({ organization }) {
  const { supervisions, key } = organization;
  const { now, before } = nowAndBefore(/** @type {any[]} */ (supervisions), shown.value);
  const last = before[0];
  return html`<h2 id="following">${t("organization.followers")}</h2>
    <p>${supervisions.some(isWithheld) ? html`<${Withheld} />` : html`<${Coverage} state=${stateOf(supervisions, shown.value)} level=${organization.level} />`}</p>
    ${now.length ? html`<${Followers} links=${now} act=${(/** @type {any} */ link) => html`<${EndSupervision} link=${link} organization=${organization} />`} />` : null}
    ${!now.length && last ? html`<p class="second">${t("organization.lastFollower")} <${Link} to=${{ view: "m", id: last.supervisor.key }}>${last.supervisor.name}<//>, ${period(last.since, last.until)}</p>` : null}
    ${before.length ? html`<p><${Link} replace to=${{ view: "o", id: key, params: { tab: "supervision" } }}>${t("organization.allFollowers")}<//></p>` : null}`;
}

/** Whether it is withheld on what a link is based, and so whether it holds. @param {any} link */
const isWithheld = (link) => link.standing === undefined;

/** A secretary of the committee is often one of the board, too: each person once, with the highest body. @param {any[]} leaders */
function once(leaders) {
  const seen = new Set();
  return leaders.filter(({ role, member }) => {
    const who = `${role} ${member.key}`;
    return !seen.has(who) && seen.add(who);
  });
}

/** @param {{leaders: any[]}} props */
function Leaders({ leaders }) {
  if (leaders.length === 0) return html`<p class="empty">${t("organization.leaders.none")}</p>`;
  return html`<ul class="leaders">
    ${once(leaders).map(
      ({ key, body, role, since, member }) => html`<li key=${key}>
        ${roleIn(body, role)}: <${Link} to=${{ view: "m", id: member.key }}>${member.name}<//> <span class="second">${t("record.sinceDay", { day: day(since) })}</span>
      </li>`,
    )}
  </ul>`;
}

/** @param {{organization: any}} props */
function Known({ organization }) {
  const { key, since, until, confirmedOn, lastMeeting, places, childCount } = organization;
  const { data, since: asked, stale } = useAnswer(ORGANIZATION_FIGURES, { id: key });
  const figures = stale ? null : data?.organization;
  const pending = html`<span aria-busy="true" class="second">…</span>`;
  const figure = (/** @type {(of: any) => any} */ of) => (figures ? of(figures) : asked === null ? null : pending);
  return html`<${Facts}
    facts=${[
      [t("organization.members"), figure((of) => t("organization.membersOf", { count: of.memberCount, official: of.official }))],
      childCount > 0 && [t("organization.under"), html`${figure((of) => t("organization.underOf", { count: of.descendantCount, cells: of.cellCount }))} <${Link} to=${{ view: "tree", id: key }}>${t("organization.tree")}<//>`],
      childCount > 0 && [t("organization.coverage"), figure((of) => (of.coverage === undefined ? html`<${Withheld} />` : of.coverage.below.organizations ? share(of.coverage.below.supervised, of.coverage.below.organizations) : null))],
      lastMeeting === undefined && [t("organization.lastMeeting"), html`<${Withheld} />`],
      lastMeeting && [t("organization.lastMeeting"), t("organization.lastMeetingOf", { day: day(lastMeeting.heldOn), present: lastMeeting.present, expected: lastMeeting.expected })],
      [t("organization.confirmed"), confirmedOn === undefined ? html`<${Withheld} />` : confirmedOn ? t("organization.confirmedOn", { day: day(confirmedOn), ago: daysBetween(confirmedOn, shown.value) }) : t("organization.unconfirmed")],
      [t("organization.life"), period(since, until)],
      places === undefined && [t("organization.places"), html`<${Withheld} />`],
      places?.length > 0 && [t("organization.places"), html`<${Places} places=${places} />`],
    ]}
  />`;
}

/** @param {{places: any[]}} props */
const Places = ({ places }) =>
  places.map((place, order) => html`<span key=${place.key}>${order > 0 ? ", " : null}<${Link} to=${{ view: "p", id: place.key }}>${place.name}<//></span>`);
