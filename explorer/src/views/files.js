// Lists as files: what stands on the day as workbooks, and files that are checked, then taken in as a whole or refused row by row.
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Incoming } from "./files/incoming.js";
import { Outgoing } from "./files/outgoing.js";

export const title = () => t("files.title");

/** @param {{id: string}} props */
export function View({ id }) {
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  return html`<div class="files">
    <h1>${name ? t("files.of", { name }) : t("files.title")}</h1>
    <${Outgoing} id=${id} name=${name} />
    <${Incoming} />
  </div>`;
}
