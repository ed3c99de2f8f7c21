// What the cells of the attendance say: figures of a month or of the whole period, as a number, a shade, and in words.
import { called } from "../../model/names.js";
import { monthsOf } from "../../model/years.js";
import { lang, month, number, percent, t } from "../../words/words.js";

/** The months, then what the whole period came to. @param {{from: string, to: string}} period */
export function columnsOf(period) {
  const months = monthsOf(period).map(({ month: id, ...part }) => ({ id, label: shortMonth(id), said: month(id), when: month(id), isMonth: true, ...part }));
  const whole = ["all", "possible", "rate", "required", "shortfall"].map((id) => ({ id, label: t(`attendance.${id}`), said: t(`attendance.${id}`), when: t("attendance.all"), ...period }));
  return [...months, ...whole];
}

/** The month alone, as its year stands above. @param {string} day */
const shortMonth = (day) =>
  t("attendance.month", { month: lang.value === "vi" ? Number(day.slice(5, 7)) : SHORT.format(new Date(day)) });
const SHORT = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/**
 * A row of the matrix. Its months are those in which somebody was assigned; in the others there is nothing to count.
 * @param {any} group @param {{key: string, name: string} | null} who null: all together @param {string} by @param {any[]} columns
 * @param {(one: {key: string}) => string} told what tells those of one name apart
 */
export function rowOf(group, who, by, columns, told) {
  const { figures } = group;
  const counted = new Map(group.months.map((/** @type {any} */ one) => [one.month, one.figures]));
  const months = columns.filter((column) => column.isMonth);
  const cells = [
    ...months.map(({ id, when }) => visits(counted.get(id) ?? NOTHING, when)),
    visits(figures, t("attendance.all")),
    figure(figures.visitsPossible, t("attendance.possible")),
    rate(figures),
    figure(figures.required, t("attendance.required")),
    figure(figures.shortfall, t("attendance.shortfall")),
  ];
  return { id: who?.key ?? "", by, key: who?.key ?? null, name: who ? called(who, told) : t("attendance.whole"), cells };
}

const NOTHING = { attended: 0, visitsPossible: 0, byStandIn: 0 };

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
