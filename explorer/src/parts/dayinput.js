// A field for a day as people write it; what it does not understand it says, and never rewrites while typed in.
import { html, useState } from "../html.js";
import { isWritten, parse } from "../model/day.js";
import { day, t } from "../words/words.js";

/**
 * @param {{id: string, label: string, value: string, onDay: (day: string) => void, year?: number, hidden?: boolean, rest?: string}} props
 *   `year` is meant where none is written; `hidden`: the label is for those who hear it; `rest` is said while nothing is typed
 */
export function DayInput({ id, label, value, onDay, year = Number(value.slice(0, 4)), hidden = false, rest = "" }) {
  const [text, setText] = useState(/** @type {string | null} */ (null));
  const read = text === null ? null : parse(text, year);
  const wrong = text !== null && text.trim() !== "" && read === null;
  const apply = () => {
    if (read && read !== value) onDay(read);
    if (!wrong) setText(null);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") apply();
    else if (event.key === "Escape") setText(null);
  };
  const told = wrong ? t(isWritten(text) ? "day.none" : "day.wrong", { text: text.trim() }) : read ? t("day.read", { day: day(read) }) : rest;
  return html`<span class="day-input">
    <label class=${hidden ? "unseen" : null} for=${id}>${label}</label>
    <input id=${id} type="text" inputmode="numeric" autocomplete="off" aria-describedby=${`${id}-read`} aria-invalid=${wrong ? "true" : undefined} value=${text ?? day(value)}
      onFocus=${(/** @type {any} */ event) => event.target.select()} onInput=${(/** @type {any} */ event) => setText(event.target.value)} onBlur=${apply} onKeyDown=${keys} />
    <span id=${`${id}-read`} class=${wrong ? "day-read wrong" : "day-read"}>${told}</span>
  </span>`;
}
