// What the cells of the attendance say: figures of a month or of the whole period, as a number, a shade, and in words.
import { monthIn } from "../../model/years.js";
import { month, number, percent, t } from "../../words/words.js";

/** The months, then what the whole period came to. @param {any} report @param {{from: string, to: string}} period */
export function columnsOf(report, period) {
  const months = report.months.map((/** @type {any} */ one) => ({
    id: one.month,
    label: shortMonth(one.month),
    said: month(one.month),
    when: month(one.month),
    ...monthIn(one.month, period),
  }));
  const whole = ["all", "rate", "required", "shortfall"].map((id) => ({ id, label: t(`attendance.${id}`), said: t(`attendance.${id}`), when: t("attendance.all"), ...period }));
  return [...months, ...whole];
}

/** The month alone, as its year stands above. @param {string} day */
const shortMonth = (day) =>
  t("attendance.month", { number: Number(day.slice(5, 7)), name: new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(new Date(day)) });

/** A row of the matrix. @param {any} group @param {{key: string, name: string} | null} who null: all together @param {string} by */
export function rowOf(group, who, by) {
  const { figures } = group;
  const cells = [
    ...group.months.map((/** @type {any} */ one) => visits(one.figures, month(one.month))),
    visits(figures, t("attendance.all")),
    rate(figures),
    figure(figures.required, t("attendance.required")),
    figure(figures.shortfall, t("attendance.shortfall")),
  ];
  return { id: who?.key ?? "", by, key: who?.key ?? null, name: who?.name ?? t("attendance.whole"), cells };
}

/** Visits made, in the blue of their share; a dash where nobody met. @param {any} figures @param {string} when */
function visits({ attended, visitsPossible, byStandIn }, when) {
  if (visitsPossible === 0) return { text: "–", share: null, said: t("attendance.noMeeting", { when }) };
  const said = t("attendance.cell", { when, attended, possible: visitsPossible });
  return {
    text: number(attended),
    share: attended / visitsPossible,
    said: byStandIn > 0 ? t("attendance.standIns", { said, count: byStandIn }) : said,
  };
}

function rate(/** @type {any} */ { attended, visitsPossible }) {
  const text = visitsPossible === 0 ? "–" : percent(attended / visitsPossible);
  return { text, share: null, said: `${t("attendance.rate")}: ${text}` };
}

function figure(/** @type {number | null} */ value, /** @type {string} */ what) {
  const text = value === null ? "–" : number(value);
  return { text, share: null, said: `${what}: ${text}` };
}
