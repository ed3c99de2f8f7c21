// What would break if an organization ended, in lists with their numbers.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { IMPACT } from "../../ask/questions/forms.js";
import { apart, called } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { number, t, term } from "../../words/words.js";

/**
 * @param {{organization: {key: string, name: string}, day: string, merged?: boolean}} props
 *   `merged`: what is under it goes elsewhere with the merger, so that is not told
 */
export function Impact({ organization, day, merged = false }) {
  const answer = useAnswer(IMPACT, { id: organization.key, day });
  return html`<section class="impact">
    <h4>${t("impact.title", { name: organization.name })}</h4>
    <${Answered} answer=${answer}>${(/** @type {any} */ { impact }) => impact && html`<${Lists} impact=${impact} merged=${merged} />`}<//>
  </section>`;
}

/** @typedef {(one: any, told: (one: {key: string}) => string) => string} Words */
/** @type {Words} */
const link = (one, told) => `${one.supervisor.name} → ${called(one.organization, told)}`;
/** @type {Words} */
const body = (one, told) =>
  t("impact.body", { body: term(`Body.${one.body}`), name: called(one.organization, told), before: one.before, after: one.after, least: one.least });

function Lists({ impact, merged }) {
  /** @type {[string, Words][]} */
  const lists = [
    ["linksEnding", link],
    ["linksLosingStanding", link],
    ["withoutSupervisor", called],
    .../** @type {[string, Words][]} */ (merged ? [] : [["withoutParent", called]]),
    ["withoutSecretary", called],
    ["bodiesUnderSize", body],
  ];
  const some = lists.filter(([name]) => impact[name].totalCount > 0);
  if (some.length === 0 && (merged || impact.membersToPlace === 0)) return html`<p>${t("impact.none")}</p>`;
  return html`
    ${!merged && impact.membersToPlace > 0 && html`<p>${t("impact.membersToPlace", { count: impact.membersToPlace })}</p>`}
    ${some.map(([name, words]) => ({ name, words, told: apart(impact[name].nodes.map((/** @type {any} */ one) => one.organization ?? one)) })).map(({ name, words, told }) => html`<details key=${name}><summary>${t(`impact.${name}`, { count: impact[name].totalCount })}</summary>
      <ul>${impact[name].nodes.map((/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>${words(one, told)}</li>`)}</ul>
      ${impact[name].totalCount > impact[name].nodes.length && html`<p class="second">${t("of", { shown: number(impact[name].nodes.length), total: number(impact[name].totalCount) })}</p>`}
    </details>`)}`;
}
