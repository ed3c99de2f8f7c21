// The record of an organization: who leads and who follows it at once, the rest behind tabs that ask when they are opened.
import { useAnswer } from "../ask/answer.js";
import { ORGANIZATION } from "../ask/questions/organization.js";
import { html, signal, useEffect } from "../html.js";
import { Answered } from "../parts/answered.js";
import { chosenTab, offered, Tabs } from "../parts/tabs.js";
import { t, term } from "../words/words.js";
import { Assessments } from "./organization/assessments.js";
import { Cases } from "./organization/cases.js";
import { Events } from "./organization/events.js";
import { Gone } from "./organization/gone.js";
import { History } from "./organization/history.js";
import { Meetings } from "./organization/meetings.js";
import { Members } from "./organization/members.js";
import { Overview } from "./organization/overview.js";
import { AllPosts } from "./organization/posts.js";
import { Supervision } from "./organization/supervision.js";
import { Tasks } from "./organization/tasks.js";
import { OrganizationActions } from "./forms/actions.js";
import { remember } from "./visited.js";

const named = signal("");
export const title = () => named.value || t("organization.title");

const TABS = { overview: Overview, posts: AllPosts, supervision: Supervision, members: Members, meetings: Meetings, assessments: Assessments, cases: Cases, tasks: Tasks, events: Events, history: History };

/** @param {{id: string}} props */
export function View({ id }) {
  const answer = useAnswer(ORGANIZATION, { id });
  return html`<div class="record"><${Answered} answer=${answer} empty=${html`<${Gone} id=${id} named=${named} />`}>
    ${(/** @type {any} */ data) => data.organization && html`<${Record} organization=${data.organization} />`}
  <//></div>`;
}

/** @param {{organization: any}} props */
function Record({ organization }) {
  const tabs = offered(TABS).map((id) => ({ id, label: t(`organization.tab.${id}`) }));
  const Chosen = TABS[/** @type {keyof typeof TABS} */ (chosenTab(tabs))];
  useEffect(() => {
    named.value = organization.name;
    remember("o", organization.key, organization.name, organization.parent?.name);
  }, [organization.key, organization.name]);
  return html`<header class="record-head">
      <h1>${organization.name}</h1>
      <p class="second">${[term(`Level.${organization.level}`), organization.sector && term(`Sector.${organization.sector}`), t("record.code", { code: organization.code }), organization.shortName].filter(Boolean).join(" · ")}</p>
      <${OrganizationActions} organization=${organization} />
    </header>
    <${Tabs} tabs=${tabs} label=${t("organization.tabs")} />
    <${Chosen} organization=${organization} />`;
}
