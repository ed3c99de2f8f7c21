// What lies behind a cell of the attendance: where a supervisor was in that month, or who came to what is below.
import { html } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { VISITS_BEHIND } from "../../ask/questions/supervision.js";
import { apart } from "../../model/names.js";
import { Called } from "../../parts/called.js";
import { Link } from "../../parts/link.js";
import { day, t } from "../../words/words.js";
import { Beside, Rows } from "../../parts/beside.js";

/** @param {{under: {key: string, name: string}, row: any, column: any, rollUp: string, close: () => void}} props */
export function Behind({ under, row, column, rollUp, close }) {
  const ofSupervisor = row.by === "SUPERVISOR" && row.key;
  const pages = usePages(
    VISITS_BEHIND,
    {
      of: ofSupervisor ? { supervisor: row.key } : { under: row.key ?? under.key },
      by: ofSupervisor ? "ORGANIZATION" : "SUPERVISOR",
      from: column.from,
      to: column.to,
      rollUp,
    },
    (data) => data.attendance?.groups,
  );
  const of = ofSupervisor ? "organization" : "supervisor";
  const view = ofSupervisor ? "o" : "m";
  const told = apart(pages.rows.map((group) => group[of]));
  return html`<${Beside} title=${t("attendance.behind", { name: row.name, when: column.when })} close=${close}>
    ${ofSupervisor && html`<p class="second">${t("attendance.outside", { name: under.name })}</p>`}
    <${Rows} pages=${pages} empty=${html`<p class="empty">${t("attendance.none")}</p>`} row=${(/** @type {any} */ group) => html`<li key=${group[of].key}>
      <${Link} to=${{ view, id: group[of].key }}><${Called} one=${group[of]} told=${told} /><//>
      <p class="second">${visited(group.figures)}</p></li>`} />
  <//>`;
}

function visited(/** @type {any} */ { attended, visitsPossible, byStandIn, lastVisit }) {
  const said = t("attendance.visited", { attended, possible: visitsPossible });
  const whole = byStandIn > 0 ? t("attendance.standIns", { said, count: byStandIn }) : said;
  return lastVisit ? `${whole} · ${t("attendance.lastVisit", { day: day(lastVisit) })}` : whole;
}
