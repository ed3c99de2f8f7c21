// Who followed an organization until now, and who follows what it is under: the whole chain up to the top.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_CHAIN } from "../../ask/questions/organization.js";
import { isOffered } from "../../ask/viewer.js";
import { shown } from "../../day.js";
import { html } from "../../html.js";
import { nowAndBefore, stateOf } from "../../model/span.js";
import { Answered } from "../../parts/answered.js";
import { Coverage } from "../../parts/coverage.js";
import { Link } from "../../parts/link.js";
import { Standing } from "../../parts/standing.js";
import { Followers, Supervisions } from "../../parts/supervisions.js";
import { t } from "../../words/words.js";
import { EndSupervision } from "../forms/actions.js";

/** @param {{organization: any}} props */
export function Supervision({ organization }) {
  const { key, name, supervisions } = organization;
  const { now, before } = nowAndBefore(supervisions, shown.value);
  const told = isOffered("OrganizationChain");
  const answer = useAnswer(told ? ORGANIZATION_CHAIN : null, { id: key });
  return html`<section><h2>${t("organization.followers")}</h2>
      ${supervisions.every((/** @type {any} */ link) => link.standing) && html`<p><${Coverage} state=${stateOf(supervisions, shown.value)} level=${organization.level} /></p>`}
      <${Followers} links=${now} act=${(/** @type {any} */ link) => html`<${EndSupervision} link=${link} organization=${organization} />`} /></section>
    <section><h2>${t("organization.followers.before")}</h2>
      <${Supervisions} links=${before} side="supervisor" name=${`${t("organization.followers.before")} ${name}`} caption=${t("organization.followers.before")} empty=${t("organization.followers.never")} /></section>
    ${told && html`<section><h2>${t("organization.chain")}</h2>
      <${Answered} answer=${answer}>${(/** @type {any} */ data) => data.organization && html`<${Chain} levels=${data.organization.supervisionChain} />`}<//></section>`}`;
}

/** @param {{levels: any[]}} props */
const Chain = ({ levels }) => html`<ol class="chain">
  ${levels.map(
    ({ organization, supervisions }) => html`<li key=${organization.key}>
      <${Link} to=${{ view: "o", id: organization.key }}>${organization.name}<//>
      ${supervisions.length === 0 ? html` <span class="second">${t("organization.chain.nobody")}</span>` : null}
      <ul>${supervisions.map((/** @type {any} */ link) => html`<li key=${link.key}><${Link} to=${{ view: "m", id: link.supervisor.key }}>${link.supervisor.name}<//> · <${Standing} standing=${link.standing} /></li>`)}</ul>
    </li>`,
  )}
</ol>`;
