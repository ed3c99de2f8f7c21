// What stands around an organization, a member or a place: boxes and the links between them, opened one after the other.
import { useAnswer } from "../ask/answer.js";
import { AROUND, OPENED, SUBJECT } from "../ask/questions/graph.js";
import { Fragment, html, useEffect, useMemo, useState } from "../html.js";
import { apart } from "../model/names.js";
import { KINDS, MOST_BOXES, neighbourhood } from "../model/neighbourhood.js";
import { Answered } from "../parts/answered.js";
import { Away } from "../parts/away.js";
import { Crumbs, SubjectBar } from "../parts/crumbs.js";
import { Graph } from "../parts/graph.js";
import { Kinds } from "../parts/kinds.js";
import { Link, subject } from "../parts/link.js";
import { say } from "../parts/live.js";
import { params, set } from "../routes.js";
import { number, roleAt, t, term } from "../words/words.js";

/** @typedef {import("../model/neighbourhood.js").Node} Node */

/** How many of a list are asked for: enough for a page of most, and all of a long one when somebody goes on in it. */
const FIRST = { usual: 100, all: 1000 };
const MOST_OPENED = 4;

export const title = () => t("view.graph");

/** What the address says was opened, and where the lists stand. @param {string | undefined} text */
export function openedIn(text) {
  const parts = (text ?? "").split(",").filter(Boolean).map((part) => part.split("."));
  return {
    opened: parts.filter((part) => part.length === 1).map(([key]) => key),
    offsets: new Map(parts.filter((part) => part.length === 3).map(([key, list, at]) => /** @type {[string, number]} */ ([`${key}.${list}`, Number(at) || 0]))),
  };
}

/** @param {{opened: string[], offsets: Map<string, number>}} shown */
const written = ({ opened, offsets }) =>
  [...opened.slice(-MOST_OPENED), ...[...offsets].filter(([, at]) => at > 0).map(([list, at]) => `${list}.${at}`)].join(",") || null;

/** @param {{id: string}} props */
export function View({ id }) {
  const answer = useAnswer(SUBJECT, { id });
  return html`<${Answered} answer=${answer} empty=${html`<p>${t("graph.missing")}</p>`}>
    ${(/** @type {any} */ { life }) => life && html`<${Around} life=${life} />`}
  <//>`;
}

/** @param {{life: any}} props */
function Around({ life }) {
  const { __typename: type, key: id, name } = life.shown;
  const { opened, offsets } = openedIn(params.value.open);
  const first = Math.max(0, ...offsets.values()) > FIRST.usual / 2 ? FIRST.all : FIRST.usual;
  const answer = useAnswer(AROUND[/** @type {"Place"} */ (type)] ?? null, type === "Member" ? { id } : { id, first });
  return html`${type === "Organization" && html`<${Crumbs} /><${SubjectBar} />`}
    <h1>${t("graph.title", { name })}</h1>
    <${Answered} answer=${answer}>
      ${(/** @type {any} */ data) =>
        data.subject
          ? html`<${Sides} around=${data.subject} opened=${opened} offsets=${offsets} first=${first} />`
          : html`<${Absent} id=${id} life=${life} />`}
    <//>`;
}

/** @type {Record<string, "organization" | "member" | "place">} */
const WHAT = { Organization: "organization", Member: "member", Place: "place" };

/** What was not there on the day, with what it went into. @param {{id: string, life: any}} props */
function Absent({ id, life }) {
  const heirs = new Map(life.wentInto.map((/** @type {any} */ { organization }) => [organization.key, organization.name]));
  return html`<${Away} life=${life} what=${WHAT[life.shown.__typename]} to=${{ view: "graph", id }}
    ways=${[...heirs].map(([key, name]) => html`<${Link} key=${key} class="button" to=${{ view: "graph", id: key }}>${t("graph.absent.heir", { name })}<//>`)} />`;
}

/** @param {{around: any, opened: string[], offsets: Map<string, number>, first: number}} props */
function Sides({ around, opened, offsets, first }) {
  const kinds = params.value.links ? params.value.links.split(",") : [...KINDS];
  // what was opened inside of what was opened has its id from an answer before
  const [had, setHad] = useState({ around, nodes: /** @type {any[]} */ ([]) });
  const ids = idsOf(had.around === around ? [around, ...had.nodes] : [around], opened);
  const more = useAnswer(ids.length ? OPENED : null, { ids, first });
  const nodes = useMemo(() => (more.data?.nodes ?? []).filter((/** @type {Node | null} */ node) => node && opened.includes(node.key)), [more.data, params.value.open]);
  useEffect(() => setHad({ around, nodes }), [around, nodes]);
  const answered = useMemo(() => [around, ...nodes], [around, nodes]);
  const drawn = useMemo(
    () => neighbourhood(answered, { kinds: new Set(kinds), offsets, opened: new Set(opened) }),
    [answered, params.value.open, params.value.links],
  );
  const told = apart(drawn.boxes.flatMap((box) => (box.node?.__typename === "Organization" ? [box.node] : [])));
  const names = new Map(drawn.boxes.flatMap((box) => (box.node ? [[box.key, box.node.name]] : [])));
  const ties = useMemo(() => drawn.ties.map(lined), [drawn, t("view.graph")]);
  const boxes = useMemo(() => drawn.boxes.map((box) => boxed(box, drawn.ties, names, told, opened, around.key)), [drawn, t("view.graph")]);
  const summary = summed(drawn);
  useEffect(() => say(summary), [summary]);

  const press = (/** @type {string} */ key) => {
    const box = drawn.boxes.find((one) => one.key === key);
    if (!box || key === around.key) return;
    if (box.more) set({ open: written({ opened, offsets: new Map(offsets).set(`${box.more.list.of}.${box.more.list.name}`, box.more.at) }) });
    else set({ open: written({ offsets, opened: opened.includes(key) ? opened.filter((one) => one !== key) : [...opened, key] }) });
  };
  return html`<${Fragment}>
    <${Kinds} all=${KINDS} chosen=${kinds} label=${t("graph.kinds")} choose=${(/** @type {string[]} */ links) => set({ links: links.length === KINDS.length ? null : links.join(",") })} />
    <p class="summary">${summary} ${around.__typename !== "Place" && html`<${Link} to=${{ view: "path", id: around.key }}>${t("graph.to.path")}<//>`}</p>
    ${boxes.length === 1 && html`<p>${t("graph.alone")}</p>`}
    <${Graph} boxes=${boxes} ties=${ties} name=${t("graph.title", { name: around.name })} onSpace=${press}
      label=${t("graph.label", { count: boxes.length, name: around.name })} />
    <p class="keys">${t("graph.keys")}</p>
  <//>`;
}

/** The ids that answers give to what was opened: they carry the day. @param {any[]} answered @param {string[]} opened */
function idsOf(answered, opened) {
  const { boxes } = neighbourhood(answered, { kinds: new Set(KINDS), offsets: new Map(), opened: new Set(opened) });
  const ids = new Map(boxes.flatMap((box) => (box.node ? [[box.key, box.node.id]] : [])));
  return opened.flatMap((key) => ids.get(key) ?? []);
}

/** How many are drawn, and what is not. @param {ReturnType<typeof neighbourhood>} drawn */
function summed({ boxes, left }) {
  const count = boxes.filter((box) => box.node).length;
  if (boxes.length > MOST_BOXES) return t("graph.full", { count: boxes.length });
  const lists = new Map();
  for (const { list, count: away } of left) lists.set(list.name, (lists.get(list.name) ?? 0) + away);
  if (lists.size === 0) return t("graph.whole", { count });
  return t("graph.left", { count, lists: [...lists].map(([name, away]) => `${number(away)} ${t(`graph.list.${name}`)}`).join(", ") });
}

/** What a tie is called. @param {import("../model/neighbourhood.js").Tie} tie */
function worded({ kind, detail }) {
  if (kind === "supervision" && detail.duties) {
    const duties = detail.duties.map((duty) => term(`Duty.${duty}`)).join(", ").toLowerCase();
    return detail.holds === false ? `${duties} (${t("graph.lacking")})` : duties;
  }
  if (kind === "assignment" && detail.roles?.length) return [...new Set(detail.roles)].map((role) => roleAt(detail.level, role)).join(", ");
  return t(`graph.kind.${kind}`);
}

/** @param {import("../model/neighbourhood.js").Tie} tie */
const lined = (tie) => ({ from: tie.from, to: tie.to, kind: tie.kind, word: worded(tie), lacking: tie.detail.holds === false });

/**
 * @param {import("../model/neighbourhood.js").Box} box @param {import("../model/neighbourhood.js").Tie[]} ties
 * @param {Map<string, string>} names @param {(one: {key: string}) => string} told @param {string[]} opened @param {string} start
 */
function boxed({ key, node, more }, ties, names, told, opened, start) {
  if (more) {
    const list = t(`graph.list.${more.list.name}`);
    const back = key.endsWith(".before");
    const words = t(back ? "graph.less" : "graph.more", { count: more.count, list, name: names.get(more.list.of) ?? "" });
    return { key, title: `${back ? "‹" : "+"} ${number(more.count)}`, note: list, shape: "more", to: null, words, subject: false, open: null };
  }
  const { __typename: type, name } = /** @type {Node} */ (node);
  const note = [noted(/** @type {Node} */ (node)), told(/** @type {Node} */ (node))].filter(Boolean).join(" · ");
  const hanging = ties.filter((tie) => (tie.kind === "supervision" ? tie.from : tie.to) === key).map((tie) => hung(tie, names)).filter(Boolean);
  return {
    key, title: name, note, shape: type.toLowerCase(), to: subject(/** @type {Node} */ (node)),
    words: [name, note, node?.childCount ? t("graph.organizations", { count: node.childCount }) : "", ...hanging.slice(0, 4)].filter(Boolean).join("; "),
    subject: key === start,
    open: key === start ? null : opened.includes(key),
  };
}

/** @param {Node} node */
function noted(node) {
  if (node.__typename === "Member") return t("graph.member");
  return term(node.__typename === "Place" ? `PlaceKind.${node.kind}` : `Level.${node.level}`);
}

/** How the box at a tie's lower end hangs on the other. @param {import("../model/neighbourhood.js").Tie} tie @param {Map<string, string>} names */
function hung(tie, names) {
  const name = names.get(tie.kind === "supervision" ? tie.to : tie.from);
  if (!name) return "";
  return tie.kind === "supervision" || tie.kind === "assignment" ? t("graph.at", { what: worded(tie), name }) : t(`graph.of.${tie.kind}`, { name });
}
