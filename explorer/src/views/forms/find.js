// What a field of a form finds: organizations with their path, members with their cell and posts, directives.
import { ask, partly } from "../../ask/ask.js";
import { FIND_IN_PART, FIND_MEMBER, FIND_MEMBER_IN_PART, FIND_ORGANIZATION } from "../../ask/questions/forms.js";
import { fold } from "../../model/fold.js";
import { roleIn, term } from "../../words/words.js";

/** Organizations that are there on a day. @param {string} day @returns {import("../../parts/choose.js").Find} */
export const organizationsOn = (day) => async (text, signal) => {
  const { search, organizations } = await ask(partly.value ? FIND_IN_PART : FIND_ORGANIZATION, { text, day }, { signal });
  return (search ?? organizations).nodes.map((/** @type {any} */ one) => ({
    key: one.key,
    name: one.name,
    level: one.level,
    detail: [...one.ancestors.slice(1).map((/** @type {any} */ above) => above.name), one.code].join(" › "),
  }));
};

/** Members on a day. @param {string} day @returns {import("../../parts/choose.js").Find} */
export const membersOn = (day) => async (text, signal) => {
  const { search, members } = await ask(partly.value ? FIND_MEMBER_IN_PART : FIND_MEMBER, { text, day }, { signal });
  return (search ?? members).nodes.map((/** @type {any} */ one) => ({ key: one.key, name: one.name, detail: detailOf(one) }));
};

const MOST_HITS = 10;

/** Directives by a part of their symbol or title. @param {any[]} all @returns {import("../../parts/choose.js").Find} */
export const directivesAmong = (all) => async (text) =>
  all
    .filter(({ symbol, title }) => fold(`${symbol} ${title}`).includes(fold(text)))
    .slice(0, MOST_HITS)
    .map(({ key, symbol, title }) => ({ key, name: symbol, detail: title }));

function detailOf(/** @type {any} */ { cell, assignments }) {
  const [seat] = assignments;
  const post = seat && `${roleIn(seat.body, seat.role)}, ${term(`Body.${seat.body}`)} ${seat.organization.name}`;
  return [post, cell && [cell.name, cell.parent?.name].filter(Boolean).join(", ")].filter(Boolean).join(" · ");
}
