// The day bar, on every view: a field, the track with its days of change, steps from one to the next, replay.
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { earlierMark, laterMark, marks } from "../ask/epochs.js";
import { partly } from "../ask/ask.js";
import { isPast, showDay, shown, span, today } from "../day.js";
import { ofOrdinal, ordinal, parse, shift, shiftMonth } from "../model/day.js";
import { stay } from "../routes.js";
import { day, t } from "../words/words.js";
import { DayInput } from "./dayinput.js";
import { Icon } from "./icon.js";
import { say } from "./live.js";

/** How long each change is shown while they are replayed, in milliseconds. */
const STEP = 1_100;

export function DayBar() {
  return html`<section class=${isPast.value ? "daybar past" : "daybar"} aria-label=${t("day.label")}>
    <${Step} label=${t("day.earlier")} icon="chevron-left" to=${earlierMark} />
    <${DayField} />
    <${Step} label=${t("day.later")} icon="chevron-right" to=${laterMark} />
    <${Track} />
    <${Replay} />
    ${!partly.value && html`<${KnownAt} />`}
  </section>`;
}

function Step({ label, icon, to }) {
  const day = to.value;
  return html`<button type="button" class="plain" title=${label} disabled=${day === null} onClick=${() => day && showDay(day)}>
    <${Icon} name=${icon} /><span class="unseen">${label}</span>
  </button>`;
}

/** The day that is shown, as a field. */
function DayField() {
  const chosen = (/** @type {string} */ on) => {
    showDay(on, { replace: false });
    say(t("day.past", { day: day(on) }));
  };
  const year = Number((today.value ?? shown.value).slice(0, 4));
  return html`<${DayInput} id="day" label=${t("day.label")} hidden year=${year} value=${shown.value} onDay=${chosen} rest=${isPast.value ? "" : t("day.today")} />`;
}

/** The first day of the track: a founding long before everything else is left out. */
function extent(/** @type {import("../ask/epochs.js").Mark[]} */ list) {
  const last = span.value?.last ?? shown.value;
  if (!list.length) return { first: shift(last, -3650), last };
  const far = list.length > 1 && ordinal(list[1].on) - ordinal(list[0].on) > 20 * 365;
  return { first: list[far ? 1 : 0].on, last };
}

/** A range of days with a mark for each change, taller for more. */
function Track() {
  const list = marks.value;
  const { first, last } = extent(list);
  const from = ordinal(first);
  const to = Math.max(ordinal(last), ordinal(shown.value), from + 1);
  const path = useMemo(() => drawMarks(list, from, to), [list, from, to]);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const moved = { PageUp: -1, PageDown: 1 }[event.key];
    if (!moved) return;
    event.preventDefault();
    showDay(clamp(shiftMonth(shown.peek(), moved), first, ofOrdinal(to)));
  };
  return html`<span class="track">
    <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true"><path d=${path} /></svg>
    <input
      type="range"
      min=${from}
      max=${to}
      value=${ordinal(shown.value)}
      aria-label=${t("day.track")}
      aria-valuetext=${day(shown.value)}
      title=${t("day.marks", { count: list.length })}
      onInput=${(/** @type {any} */ event) => showDay(ofOrdinal(Number(event.target.value)))}
      onKeyDown=${keys}
    />
  </span>`;
}

const clamp = (/** @type {string} */ day, /** @type {string} */ least, /** @type {string} */ most) => (day < least ? least : day > most ? most : day);

function drawMarks(/** @type {import("../ask/epochs.js").Mark[]} */ list, /** @type {number} */ from, /** @type {number} */ to) {
  return list
    .filter((mark) => ordinal(mark.on) >= from)
    .map(({ on, weight }) => {
      const x = ((ordinal(on) - from) / (to - from)) * 1000;
      return `M${x.toFixed(1)} 24v-${(4 + Math.min(20, 3 * Math.log2(1 + weight))).toFixed(1)}`;
    })
    .join("");
}

/** Goes from mark to mark, never day by day. */
function Replay() {
  const [playing, setPlaying] = useState(false);
  const waiting = useRef(0);
  useEffect(() => {
    if (!playing) return undefined;
    // what is slow is shown, too: the next day waits for the view of this one
    const rested = () => {
      if (!document.querySelector("main [aria-busy=true], main .waiting")) return step();
      waiting.current = window.setTimeout(rested, STEP / 10);
    };
    const step = () => {
      const next = laterMark.peek();
      if (!next || next > (span.peek()?.last ?? next)) return setPlaying(false);
      showDay(next);
      waiting.current = window.setTimeout(rested, STEP);
    };
    step();
    return () => clearTimeout(waiting.current);
  }, [playing]);
  const label = t(playing ? "day.pause" : "day.play");
  return html`<button type="button" class="plain" title=${label} aria-pressed=${playing} disabled=${!playing && laterMark.value === null} onClick=${() => setPlaying(!playing)}>
    <${Icon} name=${playing ? "pause" : "play"} /><span class="unseen">${label}</span>
  </button>`;
}

/** Only what had been recorded by a moment: a panel of its own, as it is asked for seldom. */
function KnownAt() {
  const [open, setOpen] = useState(false);
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  const [wrong, setWrong] = useState(false);
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    const [date, time = "23:59"] = (field.current?.value ?? "").trim().split(/\s+/);
    const read = parse(date, Number(shown.peek().slice(0, 4)));
    const clock = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/.exec(time);
    setWrong(!read || !clock);
    if (!read || !clock) return;
    setOpen(false);
    stay({ known: `${read}T${clock[1].padStart(2, "0")}:${clock[2]}:59+07:00` }, { replace: false });
  };
  return html`<span class="known">
    <button type="button" class="plain" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <${Icon} name="history" /><span class="unseen from-900">${t("known.button")}</span>
    </button>
    ${open &&
    html`<form class="known-panel" onSubmit=${apply} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && setOpen(false)}>
      <label for="known">${t("known.label")}</label>
      <input id="known" ref=${field} type="text" placeholder="31/10/2026 17:00" autocomplete="off" aria-invalid=${wrong ? "true" : undefined} />
      ${wrong && html`<p class="wrong">${t("day.wrong")}</p>`}
      <span class="buttons"><button class="primary">${t("known.apply")}</button><button type="button" onClick=${() => setOpen(false)}>${t("close")}</button></span>
    </form>`}
  </span>`;
}
