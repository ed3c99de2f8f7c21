// A waiver in a line: by which decision, until when, why; and its end.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { t, until } from "../../words/words.js";
import { openEndWaiver } from "../forms/open.js";

/** @param {{waiver: any}} props */
export function Exempt({ waiver }) {
  const { decision, reason, subtree, organization } = waiver;
  const said = [decision, waiver.until && until(waiver.until), subtree && t("audit.withBelow"), reason].filter(Boolean).join("; ");
  return html`${said} ${!partly.value && html`<button type="button" class="small" aria-label=${t("audit.endOf", { name: organization.name, decision })}
    onClick=${() => openEndWaiver(waiver)}>${t("audit.end")}</button>`}`;
}
