// What was opened under an organization, and how it ended: by kind, by what is below, and as a list.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { chosenTab, Tabs } from "../parts/tabs.js";
import { t } from "../words/words.js";
import { ByChild, ByKind } from "./cases/counts.js";
import { List } from "./cases/list.js";

export const title = () => t("cases.title");

const PARTS = { numbers: ByKind, below: ByChild, list: List };

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const tabs = Object.keys(PARTS).map((name) => ({ id: name, label: t(`cases.${name}`) }));
  const Part = PARTS[/** @type {keyof typeof PARTS} */ (chosenTab(tabs))];
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  return html`<h1>${name ? t("cases.of", { name }) : t("cases.title")}</h1>
    <p class="second">${t("cases.about")}</p>
    <${Tabs} tabs=${tabs} label=${t("cases.tabs")} />
    <${Part} id=${id} name=${name} params=${params} />`;
}
