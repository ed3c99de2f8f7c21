// Supervision links: who follows an organization, or whom a member follows, and whether they may.
import { html } from "../html.js";
import { apart, called } from "../model/names.js";
import { byGivenName } from "../model/rows.js";
import { said } from "../words/said.js";
import { day, number, period, t, term } from "../words/words.js";
import { Called } from "./called.js";
import { Link } from "./link.js";
import { Standing } from "./standing.js";
import { Table } from "./table.js";

/** @typedef {import("./table.js").Column<any>} Column */

const duties = (/** @type {any} */ link) => {
  const [first, ...others] = link.duties.map((/** @type {string} */ duty) => term(`Duty.${duty}`));
  return [first, ...others.map((/** @type {string} */ duty) => duty.toLowerCase())].join(", ");
};

/**
 * Those who follow an organization on the day: each with what it is based on, in words.
 * @param {{links: any[], act?: (link: any) => any}} props `act` draws what can be done with a link
 */
export function Followers({ links, act }) {
  return html`<ul class="followers">
    ${links.map(
      (link) => html`<li key=${link.key} class="follower">
        <p class="follower-who">
          <${Link} to=${{ view: "m", id: link.supervisor.key }}>${link.supervisor.name}<//>
          <span class="second">${duties(link)}</span>${act?.(link)}
        </p>
        ${link.standing && html`<p><${Standing} standing=${link.standing} /></p>
        <p class="why">${said(link.standing.explanation.text)}</p>`}
        <p class="second">${period(link.since, link.until)}${link.decision && ` · ${t("record.decision", { decision: link.decision })}`}${link.visitsPerYear ? ` · ${t("record.visitsPerYear", { count: link.visitsPerYear })}` : null}</p>
      </li>`,
    )}
  </ul>`;
}

/** @param {string} side which end of the link is told @param {any[]} links @param {((link: any) => any)} [act] @returns {Column[]} */
const columnsOf = (side, links, act) => {
  const supervisor = side === "supervisor";
  const told = apart(links.map((link) => link[side]));
  return [
    {
      id: side,
      label: t(supervisor ? "record.supervisor" : "record.organization"),
      text: (link) => called(link[side], told),
      cell: (link) => html`<${Link} to=${{ view: supervisor ? "m" : "o", id: link[side].key }}><${Called} one=${link[side]} told=${told} /><//>`,
      order: (link) => (supervisor ? byGivenName(link[side].name) : link[side].name),
    },
    { id: "duties", label: t("record.duties"), text: duties, cell: (link) => html`${duties(link)}${act?.(link)}`, order: duties },
    { id: "period", label: t("record.period"), short: true, text: (link) => period(link.since, link.until), order: (link) => link.since },
    { id: "decision", label: t("record.decisionNumber"), short: true, text: (link) => link.decision ?? "", order: (link) => link.decision },
  ];
};

/** @returns {Column} */
const STANDING = () => ({
  id: "standing",
  label: t("record.standing"),
  text: (link) => said(link.standing.explanation.text),
  cell: (link) => html`<${Standing} standing=${link.standing} /><span class="why">${said(link.standing.explanation.text)}</span>`,
  order: (link) => term(`StandingReason.${link.standing.reason}`),
});

/** @returns {Column[]} */
const VISITS = () => [
  {
    id: "attended",
    label: t("record.visits"),
    figure: true,
    text: (link) => visits(link.attendance),
    order: (link) => link.attendance.attended,
  },
  { id: "lastVisit", label: t("record.lastVisit"), short: true, text: (link) => (link.attendance.lastVisit ? day(link.attendance.lastVisit) : ""), order: (link) => link.attendance.lastVisit },
];

/** "3 trong 6": visits made of those that are required, or made alone. @param {any} figures */
const visits = ({ attended, required }) => (required === null ? number(attended) : t("record.visitsOf", { attended, required }));

/**
 * @param {{links: any[], side: "supervisor" | "organization", name: string, caption: string, standing?: boolean, visits?: boolean, empty?: any, act?: (link: any) => any}} props
 */
export function Supervisions({ links, side, name, caption, standing = false, visits: told = false, empty, act }) {
  /** @type {Column[]} */
  const columns = [...columnsOf(side, links, act), ...(told ? VISITS() : []), ...(standing ? [STANDING()] : [])];
  return html`<${Table} name=${name} caption=${caption} rows=${links} columns=${columns} empty=${empty} />`;
}
