// How a view of an organization begins whose parts stand behind tabs: whose it is, what it is about, the tabs, the chosen part.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { chosenTab, offered, Tabs } from "../parts/tabs.js";
import { t } from "../words/words.js";

/**
 * @param {{id: string, params: Record<string, string>, words: string, parts: Record<string, any>, about?: any}} props
 *   `words` begins the keys of its texts: `.title`, `.of` with the name, `.tabs`, and one for each part
 */
export function Tabbed({ id, params, words, parts, about = null }) {
  const tabs = offered(parts).map((name) => ({ id: name, label: t(`${words}.${name}`) }));
  const Part = parts[chosenTab(tabs)];
  const { data } = useAnswer(SUBJECT, { id });
  const name = data?.organization?.name ?? "";
  return html`<h1>${name ? t(`${words}.of`, { name }) : t(`${words}.title`)}</h1>
    ${about && html`<p class="second">${about}</p>`}
    <${Tabs} tabs=${tabs} label=${t(`${words}.tabs`)} />
    <${Part} id=${id} name=${name} params=${params} />`;
}
