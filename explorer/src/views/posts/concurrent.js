// How many secretaries hold a civil post, too, by what is directly below; each number opens to who they are beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { CONCURRENT, CONCURRENT_UNDER } from "../../ask/questions/posts.js";
import { apart, called } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { percent, t } from "../../words/words.js";

const STATES = ["holding", "others"];

/** @typedef {{kind: string, sectors: string[] | null, bodies: string[]}} Post a civil post, and whose secretaries may hold it */

/** @param {{id: string, params: Record<string, string>, post: Post}} props */
export function Concurrent({ id, params, post }) {
  const { kind, ...secretaries } = post;
  const answer = useAnswer(CONCURRENT, { id, ...secretaries, are: [kind] });
  const rows = answer.data?.all ? rowsOf(answer.data, id, params) : [];
  const { state } = params;
  const open = STATES.includes(state) ? rows.find((row) => row.id === (params.of ?? id)) : null;
  const columns = [
    ...STATES.map((one) => ({ id: one, label: t(`posts.${one}`), opens: true })),
    { id: "all", label: t("posts.secretaries"), opens: false },
    { id: "share", label: t("posts.share"), opens: false },
  ];
  const beside = open && html`<${Beside} title=${t("posts.listTitle", { name: open.name, what: t(`posts.${state}`) })} close=${() => set({ state: null, of: null })}>
    <${List} id=${open.id} secretaries=${secretaries} are=${state === "holding" ? [kind] : null} lack=${state === "others" ? [kind] : null} /><//>`;
  return html`<${WithBeside} beside=${beside}>
      <${Answered} answer=${answer}>${(/** @type {any} */ data) => data.all && (data.all.total === 0 ? html`<p class="empty">${t("posts.none")}</p>` : html`
        <${Counts} caption=${t(`posts.caption.${kind}`)} head=${t("posts.below")} columns=${columns} rows=${rows}
          open=${open ? { row: open.id, column: state } : null}
          onOpen=${(/** @type {string} */ row, /** @type {string} */ column) => set({ state: column, of: row === id ? null : row })} />`)}<//>
    <//>`;
}

/** The whole, then what has such secretaries. @param {any} data @param {string} id @param {Record<string, string>} params */
function rowsOf({ all, holding }, id, params) {
  const groups = all.groups.filter((/** @type {any} */ group) => group.count > 0);
  const told = apart(groups.map((/** @type {any} */ group) => group.child));
  const are = new Map(holding.groups.map((/** @type {any} */ { child, count }) => [child.key, count]));
  const figures = (/** @type {number} */ total, /** @type {number} */ count) => ({ holding: count, others: total - count, all: total, share: percent(count / total) });
  const there = { ...params, state: null, of: null };
  return [
    { id, name: t("coverage.whole"), label: t("coverage.whole"), counts: figures(all.total, holding.total) },
    ...groups.map((/** @type {any} */ { child, count }) => ({
      id: child.key,
      name: child.name,
      // its own is a part of the whole, whose list would not be this one
      opens: child.key !== id,
      label: child.key === id ? t("coverage.itself", { name: child.name }) : html`<${Link} to=${{ view: "posts", id: child.key, params: there }}><${Called} one=${child} told=${told} /><//>`,
      counts: figures(count, are.get(child.key) ?? 0),
    })),
  ];
}

/** @param {{id: string, secretaries: {sectors: string[] | null, bodies: string[]}, are: string[] | null, lack: string[] | null}} props */
function List({ id, secretaries, are, lack }) {
  const pages = usePages(CONCURRENT_UNDER, { id, ...secretaries, are, lack }, (data) => data.list);
  const seats = (/** @type {any} */ one) => one.assignments.filter((/** @type {any} */ { role }) => role === "SECRETARY").map((/** @type {any} */ { organization }) => organization);
  const told = apart(pages.rows.flatMap(seats));
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("posts.none")}</p>`} row=${(/** @type {any} */ one) => html`<li key=${one.key}>
    <${Link} to=${{ view: "m", id: one.key }}>${one.name}<//>
    <p class="second">${[...seats(one).map((/** @type {any} */ organization) => called(organization, told)), ...one.offices.map((/** @type {any} */ office) => office.title)].join(" · ")}</p></li>`} />`;
}
