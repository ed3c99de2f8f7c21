// The lists of what is at and under an organization, as workbooks that an import reads back.
import { download, LISTS, template, tellsAll } from "../../ask/files.js";
import { shown } from "../../day.js";
import { html } from "../../html.js";
import { Failed, Waiting } from "../../parts/answered.js";
import { Icon } from "../../parts/icon.js";
import { takesLists } from "../../ask/viewer.js";
import { day, t, term } from "../../words/words.js";
import { useJob } from "./job.js";

/** @param {{id: string, name: string}} props */
export function Outgoing({ id, name }) {
  const job = useJob();
  const busy = job.since !== null;
  const button = (/** @type {string} */ list, /** @type {string} */ words, /** @type {() => Promise<any>} */ work) => html`<button type="button" disabled=${busy}
    aria-label=${`${term(`LIST.${list}`)}: ${words}`} onClick=${() => job.run(work)}><${Icon} name="download" />${words}</button>`;
  return html`<section>
    <h2>${t(takesLists() ? "files.out" : "files.forms")}</h2>
    ${takesLists() && html`<p class="second">${t("files.out.about", { day: day(shown.value) })}${tellsAll() ? null : html` ${t("files.out.known")}`}</p>`}
    <ul class="file-lists">${LISTS.map((list) => html`<li key=${list}>
      <span>${term(`LIST.${list}`)} <span class="second">${t(`files.row.${list}`)}</span></span>
      <span class="buttons">${takesLists() && button(list, t("files.download"), () => download(list, id, `${term(`LIST.${list}`)} ${name} ${shown.peek()}`))}
        ${button(list, t("files.template"), () => template(list, `${term(`LIST.${list}`)} ${t("files.templateName")}`))}</span></li>`)}</ul>
    ${job.since !== null && html`<${Waiting} since=${job.since} />`}
    ${job.fault && html`<${Failed} fault=${job.fault} />`}
  </section>`;
}
