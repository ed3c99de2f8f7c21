// What was recorded about an organization itself.
import { ORGANIZATION_HISTORY } from "../../ask/questions/organization.js";
import { usePages } from "../../ask/pages.js";
import { html } from "../../html.js";
import { Answered } from "../../parts/answered.js";
import { Link } from "../../parts/link.js";
import { t } from "../../words/words.js";
import { ChangeList } from "../changelist.js";

/** @param {{organization: any}} props */
export function History({ organization: { key, name } }) {
  const pages = usePages(ORGANIZATION_HISTORY, { id: key }, (data) => data.organization?.history);
  const heading = t("organization.tab.history");
  return html`<section><h2>${heading}</h2>
    <p class="second">${t("organization.history.about")} <${Link} to=${{ view: "changes", id: key }}>${t("organization.history.under")}<//></p>
    <${Answered} answer=${pages.answer}>${() => pages.there && html`<${ChangeList} pages=${pages} name=${`${heading} ${name}`} caption=${heading} empty=${t("changes.none")} />`}<//>
  </section>`;
}
History.asks = "OrganizationHistory";
