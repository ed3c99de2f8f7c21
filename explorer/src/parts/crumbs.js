// Where the subject of a view is: its ancestors on that day, each with a menu of what stands beside it; and its other views.
import { html, signal, useEffect, useState } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { CRUMBS, SIBLINGS } from "../ask/questions/crumbs.js";
import { root } from "../ask/clock.js";
import { apart } from "../model/names.js";
import { place } from "../routes.js";
import { isThere } from "../views.js";
import { t } from "../words/words.js";
import { Called } from "./called.js";
import { Icon } from "./icon.js";
import { Link } from "./link.js";
import { useCurrentSeen } from "./tabs.js";

const OF_A_SUBJECT = ["o", "tree", "graph", "map", "supervision", "assessments", "cases", "directives", "villages", "posts", "indicators", "audit", "compare", "changes", "access", "files"];

/** The other views of the same subject; those that are not for whoever looks have no link. */
export function SubjectBar() {
  const { view, id } = place.value;
  const row = useCurrentSeen();
  return html`<nav class="subject" ref=${row} aria-label=${t("menu.views")}>
    ${OF_A_SUBJECT.filter(isThere).map(
      (name) => html`<${Link} key=${name} to=${{ view: name, id }} aria-current=${name === view ? "page" : undefined}>${t(`view.${name}`)}<//>`,
    )}
  </nav>`;
}

/** The name of the organization that the view is about; empty where it is about none, or not known yet. */
export const whose = signal("");

export function Crumbs() {
  const id = place.value.id ?? root.value?.key ?? "";
  const { data } = useAnswer(CRUMBS, { id });
  const here = data?.organization;
  useEffect(() => {
    whose.value = here?.name ?? "";
    return () => {
      whose.value = "";
    };
  }, [here?.name]);
  if (!here) return null;
  const chain = [...here.ancestors, here];
  return html`<nav aria-label=${t("path")}>
    <ol class="crumbs">
      ${chain.map((one, at) => html`<${Crumb} key=${one.key} one=${one} parent=${chain[at - 1] ?? null} isHere=${at === chain.length - 1} />`)}
    </ol>
  </nav>`;
}

/** The view that is shown; where it is not for whoever looks, the record. */
const viewHere = () => (isThere(place.value.view) ? place.value.view : "o");

function Crumb({ one, parent, isHere }) {
  const [open, setOpen] = useState(false);
  const { id2 } = place.value;
  const view = viewHere();
  useEffect(() => setOpen(false), [place.value]);
  return html`<li onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && setOpen(false)}>
    ${parent &&
    html`<button type="button" class="plain" aria-expanded=${open} title=${t("siblings", { name: one.name })} onClick=${() => setOpen(!open)}>
      <${Icon} name="chevron-right" /><span class="unseen">${t("siblings", { name: one.name })}</span>
    </button>`}
    <${Link} to=${{ view, id: one.key, id2 }} aria-current=${isHere ? "page" : undefined}>${one.name}<//>
    ${open && html`<${Beside} parent=${parent} of=${one} />`}
  </li>`;
}

function Beside({ parent, of }) {
  const { data } = useAnswer(SIBLINGS, { id: parent.key });
  const children = data?.organization?.children;
  const { id2 } = place.value;
  const view = viewHere();
  const told = apart(children?.nodes ?? []);
  return html`<div class="beside">
    ${!children && html`<p>${t("state.loading")}</p>`}
    ${children &&
    html`<ul>
        ${children.nodes.map(
          (/** @type {any} */ one) => html`<li key=${one.key}><${Link} to=${{ view, id: one.key, id2 }} aria-current=${one.key === of.key ? "true" : undefined}><${Called} one=${one} told=${told} /><//></li>`,
        )}
      </ul>
      ${children.totalCount > children.nodes.length && html`<p>${t("of", { shown: children.nodes.length, total: children.totalCount })}</p>`}`}
  </div>`;
}
