// How what is under an organization was judged: a year by levels, four-good by years, and who was judged so for years running.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { chosenTab, Tabs } from "../parts/tabs.js";
import { t } from "../words/words.js";
import { Classification, FourGood } from "./assessments/judged.js";
import { Running } from "./assessments/running.js";

export const title = () => t("assessments.title");

const PARTS = { classification: Classification, fourGood: FourGood, running: Running };

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const tabs = Object.keys(PARTS).map((name) => ({ id: name, label: t(`assessments.${name}`) }));
  const Part = PARTS[/** @type {keyof typeof PARTS} */ (chosenTab(tabs))];
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  return html`<h1>${name ? t("assessments.of", { name }) : t("assessments.title")}</h1>
    <${Tabs} tabs=${tabs} label=${t("assessments.tabs")} />
    <${Part} id=${id} name=${name} params=${params} />`;
}
