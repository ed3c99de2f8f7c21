// Choosing an organization or a member in a field: one types, hits come with what tells them apart, one is taken.
import { html, useEffect, useRef, useState } from "../html.js";
import { t } from "../words/words.js";
import { Field } from "./form.js";

/**
 * @typedef {{key: string, name: string, detail: string}} Choice  a hit; `detail` is its path or its cell
 * @typedef {(text: string, signal: AbortSignal) => Promise<Choice[]>} Find
 */

const REST = 250;

/** The value of the field is a Choice or null. */
export function ChooseField({ form, name, label, hint = "", find }) {
  const chosen = form.values[name];
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) =>
      chosen
        ? html`<${Chosen} attributes=${attributes} choice=${chosen} clear=${() => form.set(name, null)} />`
        : html`<${Finder} attributes=${attributes} find=${find} take=${(choice) => form.set(name, choice)} />`}
  </${Field}>`;
}

/** The value of the field is a list of Choices. */
export function ChooseSeveralField({ form, name, label, hint = "", find }) {
  const chosen = /** @type {Choice[]} */ (form.values[name]);
  const add = (/** @type {Choice} */ choice) =>
    form.set(name, [...chosen.filter((one) => one.key !== choice.key), choice]);
  const remove = (/** @type {Choice} */ choice) => form.set(name, chosen.filter((one) => one.key !== choice.key));
  return html`<${Field} form=${form} name=${name} label=${label} hint=${hint}>
    ${(attributes) => html`
      <ul class="chosen-list">${chosen.map((choice) => html`<li key=${choice.key}><${Chosen} choice=${choice} several clear=${() => remove(choice)} /></li>`)}</ul>
      <${Finder} key=${chosen.length} attributes=${attributes} find=${find} take=${add} />`}
  </${Field}>`;
}

function Chosen({ attributes = {}, choice, clear, several = false }) {
  const what = several ? "choose.remove" : "choose.change";
  return html`<div class="chosen">
    <span><b>${choice.name}</b> <span class="second">${choice.detail}</span></span>
    <button type="button" ...${attributes} onClick=${clear} aria-label=${`${t(what)} ${choice.name}`}>${t(what)}</button>
  </div>`;
}

function Finder({ attributes, find, take }) {
  const [text, type] = useState("");
  const [at, move] = useState(-1);
  const { hits, state } = useHits(find, text);
  const list = `${attributes.id}-list`;
  const choose = (/** @type {number} */ i) => hits[i] && take(hits[i]);
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || hits.length === 0) return;
    if (event.key === "ArrowDown") move((at + 1) % hits.length);
    else if (event.key === "ArrowUp") move((at + hits.length - 1) % hits.length);
    else if (event.key === "Enter") choose(Math.max(at, 0));
    else if (event.key === "Escape") type("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typed = (/** @type {any} */ event) => {
    type(event.currentTarget.value);
    move(-1);
  };
  return html`<div class="chooser">
    <input ...${attributes} type="text" role="combobox" autocomplete="off" spellcheck=${false} aria-autocomplete="list"
      aria-expanded=${hits.length > 0 ? "true" : "false"} aria-controls=${list}
      aria-activedescendant=${at >= 0 ? `${list}-${at}` : undefined}
      placeholder=${t("choose.type")} value=${text} onInput=${typed} onKeyDown=${key} />
    <ul class="chooser-hits" role="listbox" id=${list} aria-label=${t("choose.hits")} hidden=${hits.length === 0}>
      ${hits.map((hit, i) => html`<li key=${hit.key} id=${`${list}-${i}`} role="option" aria-selected=${i === at ? "true" : "false"}
        onMouseDown=${(event) => event.preventDefault()} onClick=${() => choose(i)}>
        <b>${hit.name}</b> <span class="second">${hit.detail}</span></li>`)}
    </ul>
    <p class="hint" role="status">${state === "rest" ? "" : t(`choose.${state}`, { text: text.trim(), count: hits.length })}</p>
  </div>`;
}

/** The hits for a text, after it has rested; an older question is given up. */
function useHits(find, text) {
  const [found, keep] = useState({ hits: /** @type {Choice[]} */ ([]), state: "rest" });
  const asked = useRef(find);
  asked.current = find;
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) return keep({ hits: [], state: "rest" });
    const gone = new AbortController();
    keep((now) => ({ ...now, state: "asking" }));
    const timer = setTimeout(async () => {
      try {
        const hits = await asked.current(wanted, gone.signal);
        if (!gone.signal.aborted) keep({ hits, state: hits.length > 0 ? "found" : "none" });
      } catch {
        if (!gone.signal.aborted) keep({ hits: [], state: "failed" });
      }
    }, REST);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [text]);
  return found;
}
