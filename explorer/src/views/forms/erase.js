// Erasing what is personal of a member, for good.
import { html } from "../../html.js";
import { ERASE_MEMBER } from "../../ask/questions/forms.js";
import { ChecksField, TextField } from "../../parts/form.js";
import { t } from "../../words/words.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @param {{key: string, name: string}} member */
export const openErase = ({ key, name }) =>
  openChange({
    title: () => t("erase.title"),
    text: ERASE_MEMBER,
    start: () => ({ ...decisionStart(), reason: "", sure: [] }),
    Fields: ({ form }) => html`
      <${About} label=${t("field.member")}>${name}<//>
      <p>${t("erase.goes")}</p>
      <p>${t("erase.stays")}</p>
      <${TextField} form=${form} name="reason" label=${t("erase.reason")} hint=${t("erase.reasonHint")} long />
      <${Decision} form=${form} needed />
      <${ChecksField} form=${form} name="sure" label=${t("erase.known")} options=${[["FOR_GOOD", t("erase.forGood")]]} />`,
    read(values) {
      const { day, needed, some, refusals } = reading(values);
      const input = { member: key, on: day("on"), reason: needed("reason"), decision: needed("decision") };
      some("sure");
      return { input, refusals };
    },
    Preview: () => html`<p><b>${t("erase.will", { name })}</b></p>`,
  });
