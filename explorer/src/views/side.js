// The tree at the side of every other view: where one is, and the way to any other organization.
import { html, useMemo, useState } from "../html.js";
import { useTree, loadBranch } from "../ask/epochs.js";
import { root } from "../ask/clock.js";
import { filtered } from "../model/tree.js";
import { Failed, Waiting } from "../parts/answered.js";
import { Icon } from "../parts/icon.js";
import { Link } from "../parts/link.js";
import { TreeGrid } from "../parts/treegrid.js";
import { address, go, place } from "../routes.js";
import { isThere, VIEWS } from "../views.js";
import { t } from "../words/words.js";
import { located } from "./located.js";
import { useOpened } from "./opened.js";

/** The view that a row opens: the one that is shown where it is about an organization, else its record. */
const target = (/** @type {string} */ key) => {
  const { view, id2 } = place.value;
  return VIEWS[view]?.subject && isThere(view) ? { view, id: key, id2: id2 ?? undefined } : { view: "o", id: key };
};

export function SideTree() {
  const id = root.value?.key ?? "";
  const { tree, since, fault, retry } = useTree(id);
  const subject = (tree?.index.has(place.value.id ?? "") ? place.value.id : located.value) ?? id;
  const here = tree?.index.has(subject) ? subject : null;
  const { open, turn } = useOpened(tree, "side", here);
  const [moved, setMoved] = useState(/** @type {{key: string, from: string|null}|null} */ (null));
  const [text, setText] = useState("");
  const filter = useMemo(() => tree && filtered(tree, { text }), [tree, text]);
  const focused = moved && moved.from === here ? moved.key : here;
  const unfold = (/** @type {string[]} */ keys, /** @type {boolean} */ wanted) => {
    turn(keys, wanted);
    if (wanted) for (const key of keys) loadBranch(id, key);
  };
  return html`
    <div class="side-head">
      <input
        type="search"
        aria-label=${t("tree.filter")}
        placeholder=${t("tree.filter")}
        value=${text}
        onInput=${(/** @type {any} */ event) => setText(event.target.value)}
      />
      <${Link} class="button plain" to=${{ view: "tree", id: here ?? undefined }} title=${t("start.browse")}>
        <${Icon} name="columns-3" /><span class="unseen">${t("start.browse")}</span>
      <//>
    </div>
    ${since !== null && !tree && html`<${Waiting} since=${since} />`}
    ${fault && html`<${Failed} fault=${fault} retry=${retry} />`}
    ${filter && filter.count === 0 && html`<p class="empty">${t("tree.none")}</p>`}
    ${tree &&
    html`<${TreeGrid}
      tree=${tree}
      label=${t("menu.tree")}
      columns=${[]}
      open=${open}
      found=${filter?.found ?? null}
      focused=${focused}
      href=${(/** @type {string} */ key) => address(target(key))}
      onOpen=${unfold}
      onFocus=${(/** @type {string} */ key) => setMoved({ key, from: here })}
      onEnter=${(/** @type {string} */ key) => go(target(key))}
    />`}
  `;
}
