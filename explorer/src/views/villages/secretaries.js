// In how many village cells the secretary is a head of a village, by what is directly below; each number opens to its list beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { VILLAGE_SECRETARIES, VILLAGE_SECRETARIES_UNDER } from "../../ask/questions/villages.js";
import { apart, called } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";
import { Called } from "../../parts/called.js";
import { Counts } from "../../parts/counts.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { percent, t } from "../../words/words.js";

const STATES = ["heads", "others"];
const HEAD = ["VILLAGE_HEAD"];

/** @param {{id: string, params: Record<string, string>}} props */
export function Secretaries({ id, params }) {
  const answer = useAnswer(VILLAGE_SECRETARIES, { id });
  const rows = answer.data?.all ? rowsOf(answer.data, id) : [];
  const { state } = params;
  const open = STATES.includes(state) ? rows.find((row) => row.id === (params.of ?? id)) : null;
  const columns = [
    ...STATES.map((one) => ({ id: one, label: t(`villages.${one}`), opens: true })),
    { id: "all", label: t("villages.secretaries.all"), opens: false },
    { id: "share", label: t("villages.share"), opens: false },
  ];
  const beside = open && html`<${Beside} title=${t("villages.listTitle", { name: open.name, what: t(`villages.${state}`) })} close=${() => set({ state: null, of: null })}>
    <${List} id=${open.id} are=${state === "heads" ? HEAD : null} lack=${state === "others" ? HEAD : null} /><//>`;
  return html`<p class="second">${t("villages.secretaries.about")}</p>
    <${WithBeside} beside=${beside}>
      <${Answered} answer=${answer}>${(/** @type {any} */ data) => data.all && (data.all.total === 0 ? html`<p class="empty">${t("villages.secretaries.none")}</p>` : html`
        <${Counts} caption=${t("villages.caption")} head=${t("villages.below")} columns=${columns} rows=${rows}
          open=${open ? { row: open.id, column: state } : null}
          onOpen=${(/** @type {string} */ row, /** @type {string} */ column) => set({ state: column, of: row === id ? null : row })} />`)}<//>
    <//>`;
}

/** The whole, then what has such secretaries. @param {any} data @param {string} id */
function rowsOf({ all, heads }, id) {
  const groups = all.groups.filter((/** @type {any} */ group) => group.count > 0);
  const told = apart(groups.map((/** @type {any} */ group) => group.child));
  const are = new Map(heads.groups.map((/** @type {any} */ { child, count }) => [child.key, count]));
  const figures = (/** @type {number} */ total, /** @type {number} */ count) => ({ heads: count, others: total - count, all: total, share: percent(count / total) });
  return [
    { id, name: t("coverage.whole"), label: t("coverage.whole"), counts: figures(all.total, heads.total) },
    ...groups.map((/** @type {any} */ { child, count }) => ({
      id: child.key,
      name: child.name,
      // its own is a part of the whole, whose list would not be this one
      opens: child.key !== id,
      label: child.key === id ? t("coverage.itself", { name: child.name }) : html`<${Link} to=${{ view: "villages", id: child.key, params: { tab: "secretaries" } }}><${Called} one=${child} told=${told} /><//>`,
      counts: figures(count, are.get(child.key) ?? 0),
    })),
  ];
}

/** @param {{id: string, are: string[] | null, lack: string[] | null}} props */
function List({ id, are, lack }) {
  const pages = usePages(VILLAGE_SECRETARIES_UNDER, { id, are, lack }, (data) => data.list);
  const told = apart(pages.rows.map((one) => one.cell));
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("villages.secretaries.none")}</p>`} row=${(/** @type {any} */ one) => html`<li key=${one.key}>
    <${Link} to=${{ view: "m", id: one.key }}>${one.name}<//>
    <p class="second">${[called(one.cell, told), ...one.offices.map((/** @type {any} */ office) => office.title)].join(" · ")}</p></li>`} />`;
}
