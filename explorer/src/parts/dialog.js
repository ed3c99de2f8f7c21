// Dialogs: the browser's own <dialog>, opened by a call, closed by Esc, giving the focus back to where it was.
import { html, render, useLayoutEffect, useRef, useState } from "../html.js";
import { t } from "../words/words.js";

/**
 * Opens a dialog; what stands in it is a component that gets `close()` and `hold(true)`. While it holds something that
 * would be lost, closing asks first.
 * @param {() => string} title  read again in the language of the page
 * @param {(props: {close: () => void, hold: (kept: boolean) => void}) => any} Content
 */
export function openDialog(title, Content) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const host = document.body.appendChild(document.createElement("div"));
  const close = () => {
    removeEventListener("popstate", close);
    render(null, host);
    host.remove();
    if (before?.isConnected) before.focus();
  };
  // what lies behind is another page then
  addEventListener("popstate", close);
  render(html`<${Dialog} title=${title} close=${close} Content=${Content} />`, host);
}

function Dialog({ title, close, Content }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const held = useRef(false);
  const [asking, ask] = useState(false);
  useLayoutEffect(() => box.current?.showModal(), []);
  const leave = () => (held.current ? ask(true) : close());
  const cancelled = (/** @type {Event} */ event) => {
    event.preventDefault();
    leave();
  };
  return html`<dialog ref=${box} class="dialog" aria-labelledby="dialog-title" onCancel=${cancelled}>
    <div class="dialog-head">
      <h2 id="dialog-title">${title()}</h2>
      <button type="button" class="dialog-close" aria-label=${t("dialog.close")} onClick=${leave}>×</button>
    </div>
    ${asking && html`<${Leaving} leave=${close} stay=${() => ask(false)} />`}
    <${Content} close=${close} hold=${(/** @type {boolean} */ kept) => (held.current = kept)} />
  </dialog>`;
}

function Leaving({ leave, stay }) {
  const first = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useLayoutEffect(() => first.current?.focus(), []);
  return html`<div class="dialog-leaving" role="alert">
    <p>${t("dialog.unsaved")}</p>
    <button type="button" ref=${first} onClick=${stay}>${t("dialog.stay")}</button>
    <button type="button" onClick=${leave}>${t("dialog.leave")}</button>
  </div>`;
}
