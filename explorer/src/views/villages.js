// Villages under an organization: which lack members or a cell or share one, since when, and whose secretary is also their head.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { COVERED } from "../ask/questions/villages.js";
import { Answered } from "../parts/answered.js";
import { t } from "../words/words.js";
import { Tabbed } from "./tabbed.js";
import { Lacking } from "./villages/lacking.js";
import { Secretaries } from "./villages/secretaries.js";

export const title = () => t("villages.title");

/** @param {{id: string, name: string, params: Record<string, string>}} props */
function Under({ id, name, params }) {
  const answer = useAnswer(COVERED, { id });
  return html`<${Answered} answer=${answer}>${({ organization }) => {
    const [place] = organization?.places ?? [];
    // what has nothing above it is about the whole country
    return place || organization?.parent === null
      ? html`<${Lacking} place=${place?.key ?? null} name=${name} params=${params} />`
      : html`<p class="empty">${t("villages.noPlace")}</p>`;
  }}<//>`;
}

const PARTS = { lacking: Under, secretaries: Secretaries };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="villages" parts=${PARTS} />`;
