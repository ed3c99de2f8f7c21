// Lines of the ledger as a table, newest first; what one of them changed is asked for when it is opened.
import { Answered, Failed } from "../parts/answered.js";
import { Link, subject } from "../parts/link.js";
import { Table } from "../parts/table.js";
import { Told } from "../parts/told.js";
import { useAnswer } from "../ask/answer.js";
import { seenBefore } from "../ask/clock.js";
import { CHANGE, NAMES } from "../ask/questions/changes.js";
import { html } from "../html.js";
import { idsOf, told as factsOf } from "../model/facts.js";
import { apart, called } from "../model/names.js";
import { Called } from "../parts/called.js";
import { day, moment, number, t, term } from "../words/words.js";

/** As many ids as the service names at once. */
const MOST_IDS = 500;

/** @typedef {import("../parts/table.js").Column<any>} Column */

/** The first that a change is about, and how many more. @param {{subjects: any, told: (one: {key: string}) => string}} props */
function Subjects({ subjects, told }) {
  const more = subjects.totalCount - subjects.nodes.length;
  return html`${subjects.nodes.map(
    (/** @type {any} */ node, /** @type {number} */ place) => html`${place > 0 ? ", " : null}<${Link} key=${node.key} to=${subject(node)}><${Called} one=${node} told=${told} /><//>`,
  )}${more > 0 ? html`<span class="second"> ${t("changes.more", { count: number(more) })}</span>` : null}`;
}

/** Whether it came while somebody was looking, and was asked for then. @param {{seq: number}} change */
const isNew = ({ seq }) => seenBefore.value > 0 && seq > seenBefore.value;

/** Those who record without anybody's name: whoever runs the service, and what fills it with sample data. */
const NAMELESS = new Set(["operator", "seed"]);
const actor = (/** @type {{actor: string}} */ change) => (NAMELESS.has(change.actor) ? t(`changes.actor.${change.actor}`) : change.actor);

/** @param {(one: {key: string}) => string} told @returns {Column[]} */
const columns = (told) => [
  {
    id: "at",
    label: t("changes.at"),
    short: true,
    text: (change) => moment(change.at),
    cell: (change) => html`${moment(change.at)}${isNew(change) ? html` <strong class="new-line">${t("changes.new")}</strong>` : null}`,
    order: (change) => change.seq,
  },
  { id: "kind", label: t("changes.kind"), text: (change) => term(`ChangeKind.${change.kind}`), order: (change) => term(`ChangeKind.${change.kind}`) },
  {
    id: "subjects",
    label: t("changes.subjects"),
    text: (change) => change.subjects.nodes.map((/** @type {any} */ node) => called(node, told)).join(", "),
    cell: (change) => html`<${Subjects} subjects=${change.subjects} told=${told} />`,
  },
  { id: "on", label: t("changes.on"), short: true, text: (change) => (change.on ? day(change.on) : ""), order: (change) => change.on },
  { id: "decision", label: t("record.decisionNumber"), short: true, text: (change) => change.decision ?? "", order: (change) => change.decision },
  { id: "actor", label: t("changes.actor"), text: actor, order: actor },
];

/** What was before and what is after a change, with the names of all that it speaks of. @param {{id: string}} props */
function Detail({ id }) {
  const answer = useAnswer(CHANGE, { id });
  const change = answer.data?.node;
  const facts = change ? factsOf(change.opened.nodes, change.closed.nodes) : [];
  const subjects = change?.subjects.nodes ?? [];
  const known = new Set(subjects.map((/** @type {any} */ node) => node.key));
  const wanted = idsOf(facts).filter((one) => !known.has(one)).slice(0, MOST_IDS);
  const names = useAnswer(wanted.length ? NAMES : null, { ids: wanted });
  const named = new Map([...subjects, ...(names.data?.nodes ?? [])].filter(Boolean).map((node) => [node.key, node]));
  return html`<${Answered} answer=${answer}>
    ${() => html`<${Told} facts=${facts} names=${named} total=${Math.max(change.opened.totalCount, change.closed.totalCount)} shown=${Math.max(change.opened.nodes.length, change.closed.nodes.length)} />`}
  <//>`;
}

/**
 * @param {{pages: any, name: string, caption: string, empty?: any}} props `pages` are those of `usePages`
 */
export function ChangeList({ pages, name, caption, empty }) {
  const { rows, total, more, rest, loading, fault } = pages;
  const about = rows.flatMap((/** @type {any} */ change) => change.subjects.nodes);
  const told = apart(about.filter((/** @type {any} */ node) => node.__typename === "Organization"));
  return html`<${Table} name=${name} caption=${caption} rows=${rows} total=${total} more=${more} rest=${rest} loading=${loading} dated=${false}
      columns=${columns(told)} detail=${(/** @type {any} */ change) => html`<${Detail} id=${change.key} />`} empty=${empty} />
    ${fault ? html`<${Failed} fault=${fault} retry=${more} />` : null}`;
}
