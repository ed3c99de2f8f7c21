// The table of keys, in a dialog of the browser's own.
import { html, signal, useEffect, useRef } from "../html.js";
import { t } from "../words/words.js";

export const helpShown = signal(false);

const KEYS = {
  "keys.anywhere": [
    ["Ctrl K  /", "keys.search"],
    ["[  ]", "keys.marks"],
    ["t r g m s c", "keys.views"],
    ["Esc", "keys.escape"],
    ["?", "keys.help"],
  ],
  "keys.tree": [
    ["/", "keys.filter"],
    ["↑ ↓", "keys.rows"],
    ["→", "keys.unfold"],
    ["←", "keys.fold"],
    ["Home End", "keys.ends"],
    ["PageUp PageDown", "keys.screen"],
    ["*", "keys.siblings"],
    ["a b c …", "keys.letters"],
    ["Enter", "keys.open"],
  ],
  "keys.matrix": [
    ["← → ↑ ↓", "keys.cells"],
    ["Home End", "keys.ofRow"],
    ["Ctrl Home  Ctrl End", "keys.ofAll"],
    ["Enter", "keys.behind"],
  ],
  "keys.drawing": [
    ["← → ↑ ↓", "keys.nearest"],
    ["Space", "keys.expand"],
    ["PageUp PageDown", "keys.zoom"],
    ["Esc", "keys.whole"],
    ["Enter", "keys.open"],
  ],
};

export function Help() {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  useEffect(() => {
    if (helpShown.value) dialog.current?.showModal();
  }, [helpShown.value]);
  if (!helpShown.value) return null;
  const close = () => (helpShown.value = false);
  return html`<dialog class="help" ref=${dialog} onClose=${close} aria-labelledby="keys">
    <h2 id="keys">${t("keys.title")}</h2>
    ${Object.entries(KEYS).map(
      ([where, rows]) => html`<section>
        <h3>${t(where)}</h3>
        <dl>
          ${rows.map(
            ([keys, what]) => html`<div>
              <dt>${keys.split(" ").filter(Boolean).map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${t(what)}</dd>
            </div>`,
          )}
        </dl>
      </section>`,
    )}
    <form method="dialog"><button>${t("close")}</button></form>
  </dialog>`;
}
