// Posts in the Party's bodies and civil posts, as tables.
import { html } from "../html.js";
import { byGivenName } from "../model/rows.js";
import { period, roleIn, t, term } from "../words/words.js";
import { Link, subject } from "./link.js";
import { Table } from "./table.js";

/** @typedef {import("./table.js").Column<any>} Column */

/** @returns {Column} */
const PERIOD = () => ({ id: "period", label: t("record.period"), short: true, text: (post) => period(post.since, post.until), order: (post) => post.since });

/** @returns {Column} */
const ORGANIZATION = () => ({
  id: "organization",
  label: t("record.organization"),
  text: (post) => post.organization?.name ?? "",
  cell: (post) => post.organization && html`<${Link} to=${{ view: "o", id: post.organization.key }}>${post.organization.name}<//>`,
  order: (post) => post.organization?.name,
});

/** @param {"member" | "holder"} end @returns {Column} */
const PERSON = (end) => ({
  id: end,
  label: t("record.person"),
  text: (post) => post[end].name,
  cell: (post) => html`<${Link} to=${subject({ __typename: "Member", ...post[end] })}>${post[end].name}<//>${post[end].__typename === "NonMember" ? html` <span class="second">(${t("record.nonMember")})</span>` : null}`,
  order: (post) => byGivenName(post[end].name),
});

/** Bodies and roles in the order that the service gives them in: the highest first. @param {any[]} posts @param {string} name */
const ranks = (posts, name) => new Map(posts.map((post, place) => /** @type {[string, number]} */ ([post[name], place])).reverse());

/**
 * Posts in bodies: of an organization each with its holder, of a member each with its organization.
 * @param {{posts: any[], of: "organization" | "member", name: string, caption: string, empty?: any, act?: (post: any) => any}} props
 *   `act` draws what can be done with a post
 */
export function Posts({ posts, of, name, caption, empty, act }) {
  const bodies = ranks(posts, "body");
  const roles = ranks(posts, "role");
  /** @type {Column[]} */
  const columns = [
    of === "organization" ? PERSON("member") : ORGANIZATION(),
    { id: "role", label: t("record.role"), text: (post) => roleIn(post.body, post.role), cell: (post) => html`${roleIn(post.body, post.role)}${act?.(post)}`, order: (post) => roles.get(post.role) },
    { id: "body", label: t("record.body"), text: (post) => term(`Body.${post.body}`), order: (post) => bodies.get(post.body) },
    PERIOD(),
    { id: "decision", label: t("record.decisionNumber"), short: true, text: (post) => post.decision ?? "", order: (post) => post.decision },
  ];
  return html`<${Table} name=${name} caption=${caption} rows=${posts} columns=${columns} empty=${empty} />`;
}

/** @returns {Column} */
const WHERE = () => ({
  id: "where",
  label: t("record.where"),
  text: (office) => (office.place ?? office.organization)?.name ?? "",
  cell: (office) => {
    const [view, at] = office.place ? ["p", office.place] : ["o", office.organization];
    return at && html`<${Link} to=${{ view, id: at.key }}>${at.name}<//>`;
  },
  order: (office) => (office.place ?? office.organization)?.name,
});

/**
 * Civil posts: at a place or an organization each with its holder, of a person each with its place.
 * @param {{offices: any[], of: "place" | "person", name: string, caption: string, empty?: any}} props
 */
export function Offices({ offices, of, name, caption, empty }) {
  /** @type {Column} */
  const title = { id: "title", label: t("record.civilPost"), text: (office) => office.title, order: (office) => office.title };
  /** @type {Column[]} */
  const columns = of === "person" ? [title, WHERE(), PERIOD()] : [title, PERSON("holder"), PERIOD()];
  return html`<${Table} name=${name} caption=${caption} rows=${offices} columns=${columns} empty=${empty} />`;
}
