// That others have made changes: said at the foot of the window, where nothing of what is read moves; shown when it is asked for.
import { html, useEffect } from "../html.js";
import { latest, newer, root, showNewer } from "../ask/clock.js";
import { Link } from "../parts/link.js";
import { say } from "../parts/live.js";
import { t, term } from "../words/words.js";

export function Newer() {
  const count = newer.value;
  const words = t("newer", { count });
  useEffect(() => {
    if (count > 0) say(words);
  }, [words]);
  if (count === 0) return null;
  const heard = latest.value;
  const about = heard && [term(`ChangeKind.${heard.kind}`), heard.subjects.nodes[0]?.name].filter(Boolean).join(", ");
  return html`<aside class="newer" aria-label=${words}>
    <p>${words}${about ? html`<span class="second"> (${t("newer.latest", { change: about })})</span>` : null}</p>
    <span class="buttons"><button type="button" onClick=${showNewer}>${t("newer.show")}</button>
      <${Link} class="button" to=${{ view: "changes", id: root.value?.key }} onClick=${showNewer}>${t("newer.list")}<//></span>
  </aside>`;
}
