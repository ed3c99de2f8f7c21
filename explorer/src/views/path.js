// The way between two: which links lead from one to the other, step by step, in words.
import { useAnswer } from "../ask/answer.js";
import { FIND_END, PATH, SUBJECT } from "../ask/questions/graph.js";
import { shown } from "../day.js";
import { html, useEffect, useState } from "../html.js";
import { apart } from "../model/names.js";
import { Answered } from "../parts/answered.js";
import { Graph } from "../parts/graph.js";
import { Kinds } from "../parts/kinds.js";
import { Link, subject } from "../parts/link.js";
import { params, set } from "../routes.js";
import { day, roleAt, t, term } from "../words/words.js";

/** @typedef {NonNullable<import("answers").WayQuery["path"]>} Found */
/** @typedef {import("answers").OrganizationBoxFragment | import("answers").MemberBoxFragment} Ended */

const KINDS = ["hierarchy", "supervision", "membership", "assignment"];
const REST = 250;

export const title = () => t("path.title");

/** @param {{id: string, id2: string | null}} props */
export const View = ({ id, id2 }) => html`<h1>${t("path.title")}</h1>${id2 ? html`<${Way} from=${id} to=${id2} />` : html`<${Start} id=${id} />`}`;

/** @param {{from: string, to: string}} props */
function Way({ from, to }) {
  const kinds = params.value.links ? params.value.links.split(",") : KINDS;
  const through = kinds.length === KINDS.length ? null : kinds.map((kind) => kind.toUpperCase());
  const answer = useAnswer(PATH, { from, to, through });
  return html`
    <${Kinds} all=${KINDS} chosen=${kinds} label=${t("graph.kinds")} choose=${(/** @type {string[]} */ links) => set({ links: links.length === KINDS.length ? null : links.join(",") })} />
    <${Answered} answer=${answer}>
      ${(/** @type {import("answers").WayQuery} */ data) => {
        const ends = { from: nameOf(data.from), to: nameOf(data.to) };
        return html`<h2>${t("path.between", ends)}</h2>
          <p class="summary">
            ${data.path && t("path.steps", { count: data.path.steps.length })}
            ${" "}<${Link} to=${{ view: "path", id: to, id2: from, params: params.value }}>${t("path.turn")}<//>
            ${" · "}<${Link} to=${{ view: "path", id: from }}>${t("path.another")}<//>
          </p>
          ${data.path ? html`<${Chain} path=${data.path} ends=${ends} />` : html`<p>${t("path.none", { day: day(shown.value) })} ${t("path.none.do")}</p>`}`;
      }}
    <//>
  `;
}

/** @param {import("answers").WayQuery["from"]} life */
const nameOf = (life) => (life && "name" in life.shown ? life.shown.name : "?");

/** @param {{path: Found, ends: {from: string, to: string}}} props */
function Chain({ path, ends }) {
  const nodes = /** @type {Ended[]} */ (path.nodes);
  const told = apart(nodes.filter((node) => node.__typename === "Organization"));
  const levels = new Map(nodes.map((node) => [node.key, node.__typename === "Organization" ? node.level : null]));
  const said = (/** @type {Found["steps"][number]} */ step) => worded(step, levels.get(step.from.key) ?? levels.get(step.to.key));
  const boxes = nodes.map((node, at) => {
    const note = node.__typename === "Member" ? t("graph.member") : [term(`Level.${node.level}`), told(node)].filter(Boolean).join(" · ");
    const step = path.steps[at];
    const words = [node.name, note, step && `${said(step)} ${nodes[at + 1].name}`].filter(Boolean).join("; ");
    return { key: node.key, title: node.name, note, shape: node.__typename.toLowerCase(), to: subject(node), words, subject: at === 0 || at === nodes.length - 1, open: null };
  });
  const ties = path.steps.map((step) => ({ from: step.from.key, to: step.to.key, kind: step.kind.toLowerCase(), word: said(step) }));
  return html`<${Graph} way boxes=${boxes} ties=${ties} name=${t("path.between", ends)} label=${t("path.label", { count: path.steps.length, ...ends })} />`;
}

/** @param {{kind: string, role?: string | null, forward: boolean}} step @param {string | null | undefined} level of the organization at its end */
function worded({ kind, role, forward }, level) {
  return t(`path.${kind.toLowerCase()}.${forward ? "forward" : "backward"}`, { role: role ? roleAt(level, role) : "" });
}

/** The other end is found by its name. @param {{id: string}} props */
function Start({ id }) {
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const resting = setTimeout(() => setText(typed.trim()), REST);
    return () => clearTimeout(resting);
  }, [typed]);
  const life = useAnswer(SUBJECT, { id });
  const found = useAnswer(text ? FIND_END : null, { text });
  return html`<${Answered} answer=${life} empty=${html`<p>${t("graph.missing")}</p>`}>
    ${(/** @type {any} */ { life: { shown: from } = { shown: null } }) =>
      from &&
      html`<form class="end" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>${t("path.choose", { name: from.name })}${" "}
          <input type="search" value=${typed} placeholder=${t("path.hint")} onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} />
        </label>
      </form>`}
  <//>
  ${text &&
  html`<${Answered} answer=${found}>
    ${(/** @type {any} */ { search: { nodes } }) =>
      nodes.length === 0
        ? html`<p>${t("path.nothing", { text, day: day(shown.value) })}</p>`
        : html`<ul class="ends">
            ${nodes.map(
              (/** @type {any} */ node) => html`<li key=${node.key}>
                <${Link} to=${{ view: "path", id, id2: node.key }}>${node.name}<//>${" "}
                <span class="note">${node.cell?.name ?? node.parent?.name ?? term(`Level.${node.level}`)}</span>
              </li>`,
            )}
          </ul>`}
  <//>`}`;
}
