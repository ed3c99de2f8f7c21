// Attendance: a matrix of people or organizations by months, each number opening to what it counts, the whole on paper.
import { html, useState } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { ATTENDANCE_OF_CHILDREN, ATTENDANCE_OF_SUPERVISORS } from "../../ask/questions/supervision.js";
import { shown, span } from "../../day.js";
import { apart } from "../../model/names.js";
import { yearUntil, years } from "../../model/years.js";
import { Answered } from "../../parts/answered.js";
import { Matrix, PlainMatrix } from "../../parts/matrix.js";
import { useOnPaper } from "../../parts/paper.js";
import { usePrinting } from "../../parts/printing.js";
import { set } from "../../routes.js";
import { number, period as inWords, t, term } from "../../words/words.js";
import { Behind } from "./behind.js";
import { More, WithBeside } from "../../parts/beside.js";
import { columnsOf, rowOf } from "./cells.js";

const KINDS = {
  SUPERVISOR: { text: ATTENDANCE_OF_SUPERVISORS, who: "supervisor", view: "m" },
  CHILD: { text: ATTENDANCE_OF_CHILDREN, who: "child", view: "o" },
};

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Part({ id, name, params }) {
  const by = params.by === "CHILD" ? "CHILD" : "SUPERVISOR";
  const kind = KINDS[by];
  const year = Number(params.from?.slice(0, 4)) || Number(shown.value.slice(0, 4));
  const period = yearUntil(year, shown.value);
  const rollUp = params.tree === "now" ? "AS_NOW" : "AS_WAS";
  const pages = usePages(kind.text, { id, rollUp, ...period }, (data) => data.attendance?.groups);
  const [open, opens] = useState(/** @type {{row: any, column: any} | null} */ (null));
  const close = () => opens(null);
  const isOpen = open && open.row.by === by ? open : null;
  const caption = t("attendance.caption", { period: inWords(period.from, period.to) });
  const matrix = (/** @type {any} */ report, /** @type {any[]} */ groups) => {
    const columns = columnsOf(period);
    const told = apart(groups.map((group) => group[kind.who]));
    const rows = [rowOf(report, null, by, columns, told), ...groups.map((group) => rowOf(group, group[kind.who], by, columns, told))];
    return { caption, corner: term(`AttendanceGroupBy.${by}`), columns, rows };
  };
  const paper = useOnPaper(() => pages.answer.data?.attendance && html`<${PlainMatrix} ...${matrix(pages.answer.data.attendance, pages.rows)} />`);
  const beside = isOpen && html`<${Behind} under=${{ key: id, name }} row=${isOpen.row} column=${isOpen.column} rollUp=${rollUp} close=${close} />`;
  return html`
    <${Choices} by=${by} year=${year} rollUp=${rollUp} pages=${pages} />
    <${WithBeside} beside=${beside}>
      <${Answered} answer=${pages.answer} empty=${html`<p class="empty">${t("attendance.none")}</p>`}>${({ attendance }) => attendance && pages.total > 0 && html`
        <${Matrix} ...${matrix(attendance, pages.rows)} total=${pages.total + 1}
          open=${isOpen && { row: isOpen.row.id, column: isOpen.column.id }} view=${kind.view}
          onOpen=${(/** @type {any} */ row, /** @type {any} */ column) => opens({ row, column })} />
        <${More} pages=${pages} />
        <p class="second">${t("attendance.legend")} ${by === "SUPERVISOR" && t("attendance.ordered")}</p>`}<//>
    <//>
    ${paper}`;
}

function Choices({ by, year, rollUp, pages }) {
  const [printing, all] = usePrinting(pages);
  const first = span.value?.first ?? shown.value;
  return html`<div class="choices">
    <label>${t("attendance.year")} <select onChange=${(/** @type {any} */ event) => set({ from: `${event.currentTarget.value}-01-01` })}>
      ${years(first, shown.value).map((one) => html`<option key=${one} value=${one} selected=${one === year}>${one}</option>`)}</select></label>
    <label>${t("attendance.by")} <select onChange=${(/** @type {any} */ event) => set({ by: event.currentTarget.value })}>
      ${["SUPERVISOR", "CHILD"].map((one) => html`<option key=${one} value=${one} selected=${one === by}>${term(`AttendanceGroupBy.${one}`)}</option>`)}</select></label>
    <label>${t("attendance.tree")} <select onChange=${(/** @type {any} */ event) => set({ tree: event.currentTarget.value === "AS_NOW" ? "now" : null })}>
      ${["AS_WAS", "AS_NOW"].map((one) => html`<option key=${one} value=${one} selected=${one === rollUp}>${term(`RollUp.${one}`)}</option>`)}</select></label>
    <button type="button" disabled=${printing || pages.total === 0} onClick=${all}>${t("attendance.print")}</button>
    <span role="status" class="second">${printing && t("attendance.printing", { count: number(pages.total) })}</span>
  </div>`;
}
