// Villages under an organization: which lack members or a cell or share one, and since when.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { COVERED } from "../ask/questions/villages.js";
import { Answered } from "../parts/answered.js";
import { t } from "../words/words.js";
import { Lacking } from "./villages/lacking.js";

export const title = () => t("villages.title");

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const name = useAnswer(SUBJECT, { id }).data?.organization?.name ?? "";
  const answer = useAnswer(COVERED, { id });
  return html`<h1>${name ? t("villages.of", { name }) : t("villages.title")}</h1>
    <${Answered} answer=${answer}>${({ organization }) => {
      const [place] = organization?.places ?? [];
      // what has nothing above it is about the whole country
      return place || organization?.parent === null
        ? html`<${Lacking} place=${place?.key ?? null} name=${name} params=${params} />`
        : html`<p class="empty">${t("villages.noPlace")}</p>`;
    }}<//>`;
}
