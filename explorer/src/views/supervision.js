// Supervision under an organization: who follows, who comes, what is due, who has how much, and what could be done.
import { html, useEffect, useState } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { SUBJECT } from "../ask/questions/supervision.js";
import { shown } from "../day.js";
import { chosenTab, offered, Tabs } from "../parts/tabs.js";
import { day, t } from "../words/words.js";

/** @type {Record<string, {asks: string, load: () => Promise<any>}>} */
const PARTS = {
  coverage: { asks: "Coverage", load: () => import("./supervision/coverage.js") },
  attendance: { asks: "AttendanceOfChildren", load: () => import("./supervision/attendance.js") },
  visits: { asks: "VisitsDue", load: () => import("./supervision/visits.js") },
  workload: { asks: "Workload", load: () => import("./supervision/workload.js") },
  suggestion: { asks: "Suggestion", load: () => import("./supervision/suggestion.js") },
};

export const title = () => t("supervision.title");

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const tabs = offered(PARTS).map((name) => ({ id: name, label: t(`supervision.${name}`) }));
  const tab = chosenTab(tabs);
  const [part, load] = useState(/** @type {{tab: string, Part: any} | null} */ (null));
  useEffect(() => {
    let left = false;
    PARTS[tab].load().then(({ Part }) => !left && load({ tab, Part }));
    return () => {
      left = true;
    };
  }, [tab]);
  const { data } = useAnswer(SUBJECT, { id });
  const organization = data?.organization;
  if (data && !organization) return html`<h1>${t("supervision.title")}</h1><p class="empty">${t("supervision.gone", { day: day(shown.value) })}</p>`;
  return html`
    <h1>${organization ? t("supervision.of", { name: organization.name }) : t("supervision.title")}</h1>
    <${Tabs} tabs=${tabs} label=${t("supervision.tabs")} />
    ${part?.tab === tab && html`<${part.Part} id=${id} name=${organization?.name ?? ""} params=${params} />`}`;
}
