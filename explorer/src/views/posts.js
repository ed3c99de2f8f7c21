// Concurrent posts under an organization: which secretaries are heads of the people's bodies, agencies, villages, too.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { Choice } from "../parts/choice.js";
import { t, term } from "../words/words.js";
import { Concurrent } from "./posts/concurrent.js";

export const title = () => t("posts.title");

const OF_COMMITTEES = { sectors: null, bodies: ["EXECUTIVE_COMMITTEE"] };
const OF_VILLAGES = { sectors: ["VILLAGE"], bodies: ["CELL_COMMITTEE"] };
/** What secretaries may hold beside, and of which organizations they are. */
const POSTS = [
  { kind: "COUNCIL_CHAIR", ...OF_COMMITTEES },
  { kind: "COMMITTEE_CHAIR", ...OF_COMMITTEES },
  { kind: "AGENCY_HEAD", sectors: null, bodies: ["EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"] },
  { kind: "VILLAGE_HEAD", ...OF_VILLAGES },
  { kind: "FRONT_COMMITTEE_HEAD", ...OF_VILLAGES },
];

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const post = POSTS.find((one) => one.kind === params.kind) ?? POSTS[0];
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  return html`<h1>${name ? t("posts.of", { name }) : t("posts.title")}</h1>
    <p class="second">${t("posts.about")}</p>
    <div class="choices"><${Choice} label=${t("posts.kind")} name="kind" chosen=${post.kind} options=${POSTS.map(({ kind }) => [kind, term(`OfficeKind.${kind}`)])} /></div>
    <${Concurrent} id=${id} params=${params} post=${post} />`;
}
