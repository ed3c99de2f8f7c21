// What a period is called that somebody is judged for.
import { kindOf } from "../model/years.js";
import { period, t } from "./words.js";

const ROMAN = ["", "I", "II", "III", "IV"];

/** "Năm 2025", "Quý I năm 2025", "Nhiệm kỳ 1/1/2020 – 31/12/2024". @param {string} from @param {string} to exclusive */
export function assessed(from, to) {
  const { kind, year, quarter } = kindOf(from, to);
  return t(`assessment.${kind}`, { year, quarter: ROMAN[quarter], period: kind === "term" ? period(from, to) : "" });
}
