// Every post of an organization: those held on the day, those held before, and civil posts at it.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_POSTS } from "../../ask/questions/organization.js";
import { shown } from "../../day.js";
import { html } from "../../html.js";
import { nowAndBefore } from "../../model/span.js";
import { Answered } from "../../parts/answered.js";
import { Offices, Posts } from "../../parts/posts.js";
import { t } from "../../words/words.js";
import { EndPost } from "../forms/actions.js";

/** @param {{organization: any}} props */
export function AllPosts({ organization }) {
  const answer = useAnswer(ORGANIZATION_POSTS, { id: organization.key });
  return html`<${Answered} answer=${answer}>${(/** @type {any} */ data) => data.organization && html`<${Tables} organization=${organization} posts=${data.organization.assignments} offices=${data.organization.offices} />`}<//>`;
}

/** @param {{organization: any, posts: any[], offices: any[]}} props */
function Tables({ organization, posts, offices }) {
  const { name } = organization;
  const { now, before } = nowAndBefore(posts, shown.value);
  return html`<section><h2>${t("record.posts.now")}</h2>
      <${Posts} posts=${now} of="organization" act=${(/** @type {any} */ post) => html`<${EndPost} post=${post} organization=${organization} />`} name=${`${t("record.posts.now")} ${name}`} caption=${t("record.posts.now")} empty=${t("record.posts.none")} /></section>
    ${before.length ? html`<section><h2>${t("record.posts.before")}</h2><${Posts} posts=${before} of="organization" name=${`${t("record.posts.before")} ${name}`} caption=${t("record.posts.before")} /></section>` : null}
    ${offices?.length ? html`<section><h2>${t("record.offices")}</h2><${Offices} offices=${offices} of="place" name=${`${t("record.offices")} ${name}`} caption=${t("record.offices")} /></section>` : null}`;
}
