// The search box of the frame: a combobox whose hits come by kind, each with the way down to it.
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { partly } from "../ask/ask.js";
import { SEARCH, SEARCH_ANY_DAY, SEARCH_IN_PART } from "../ask/questions/frame.js";
import { shown } from "../day.js";
import { go } from "../routes.js";
import { day, period, t, term } from "../words/words.js";
import { sentence } from "./answered.js";
import { FINDER } from "./keys.js";
import { Link, subject } from "./link.js";
import { say } from "./live.js";

/** In milliseconds, from a key until it is asked for while an answer is awaited: else at once. */
const REST = 90;
const PER_KIND = 6;
const KINDS = ["Organization", "Member", "Place"];

/** What tells a hit from others: the kind of a place, the way down to it from the outside in, and when it lived, where that is over. */
export const whereabouts = (/** @type {any} */ hit) =>
  [hit.__typename === "Place" && term(`PlaceKind.${hit.kind}`), way(hit).join(" › "), life(hit)].filter(Boolean).join(" · ");

function way(/** @type {any} */ hit) {
  if (hit.__typename === "Organization") return hit.ancestors.filter((/** @type {any} */ one) => one.level !== "CENTRAL").map((/** @type {any} */ one) => one.name);
  if (hit.__typename === "Member") return hit.cell ? [hit.cell.parent?.name, hit.cell.name].filter(Boolean) : [];
  return hit.parent ? [hit.parent.name] : [];
}

/** What is looked for: whoever sees a part finds no places. */
export const sought = () => t(partly.value ? "search.label.part" : "search.label");

const life = (/** @type {any} */ hit) => (hit.until && hit.until <= shown.value ? period(hit.since, hit.until) : "");

export function Finder() {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const part = partly.value;
  const wanted = part ? { text: asked, first: PER_KIND, organizations: true, members: true } : { text: asked, perKind: PER_KIND };
  const now = useAnswer(!asked ? null : part ? SEARCH_IN_PART : SEARCH, wanted);
  const found = foundIn(now.data);
  const awaits = now.since !== null;
  useEffect(() => {
    const waiting = setTimeout(() => setAsked(text.trim()), awaits ? REST : 0);
    return () => clearTimeout(waiting);
  }, [text, awaits]);
  const none = asked !== "" && !now.stale && found?.length === 0;
  const ever = useAnswer(none && !part ? SEARCH_ANY_DAY : null, { text: asked, perKind: PER_KIND });
  const hits = useMemo(() => inOrder(none ? foundIn(ever.data) : asked ? found : []), [now.data, ever.data, none, asked]);
  const settled = asked === text.trim() && !now.stale && (!none || part || Boolean(ever.data || ever.fault));
  const fault = now.fault ?? (none ? ever.fault : null);
  const [pressed, press] = useState(false);
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  useEffect(() => setActive(0), [asked]);
  useEffect(() => {
    if (open && asked && !now.stale) say(t("search.count", { count: hits.length }));
  }, [hits]);

  const enter = (/** @type {any} */ hit) => {
    press(false);
    setOpen(false);
    setText("");
    go(hit ? subject(hit) : { view: "search", params: { q: text.trim() } });
    document.getElementById("view")?.focus({ preventScroll: true });
  };
  // whoever presses Enter before the hits are there gets the first of them
  useEffect(() => {
    if (pressed && (settled || fault)) enter(fault ? null : hits[active]);
  }, [pressed, settled, fault]);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      // behind the last hit stands the link to all of them
      setActive((n) => (n + step + hits.length + 1) % (hits.length + 1));
    } else if (event.key === "Enter" && text.trim()) {
      event.preventDefault();
      press(true);
    } else if (event.key === "Escape") {
      if (text) setText("");
      else input.current?.blur();
      setOpen(false);
    }
  };
  const label = sought();
  const listed = open && text.trim() !== "";
  return html`<div class="finder" role="search" onFocusOut=${(/** @type {any} */ event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
    <input
      id=${FINDER}
      ref=${input}
      type="search"
      role="combobox"
      autocomplete="off"
      aria-label=${label}
      placeholder=${t("search.hint", { what: label })}
      aria-expanded=${listed}
      aria-controls="hits"
      aria-autocomplete="list"
      aria-activedescendant=${listed && hits.length ? `hit-${active}` : undefined}
      value=${text}
      onFocus=${() => setOpen(true)}
      onInput=${(/** @type {any} */ event) => {
        setText(event.target.value);
        setActive(0);
        press(false);
        setOpen(true);
      }}
      onKeyDown=${keys}
    />
    ${listed &&
    html`<div class="hits" id="hits" role="listbox" aria-label=${label}>
      ${fault && html`<p class="note">${sentence(fault)}</p>`}
      ${none && hits.length > 0 && html`<p class="note">${t("search.none", { text: asked, day: day(shown.value) })} ${t("search.once")}:</p>`}
      ${none && part && html`<p class="note">${t("search.none", { text: asked, day: day(shown.value) })}</p>`}
      ${none && ever.data && hits.length === 0 && html`<p class="note">${t("search.none.ever", { text: asked })}</p>`}
      ${!hits.length && !fault && !(none && (part || ever.data)) && html`<p class="note">${t("state.loading")}</p>`}
      ${hits.map((hit, n) => html`<${Hit} key=${hit.key} hit=${hit} n=${n} active=${n === active} headed=${n === 0 || hits[n - 1].__typename !== hit.__typename} enter=${enter} />`)}
      <div id=${`hit-${hits.length}`} role="option" aria-selected=${active === hits.length} class=${active === hits.length ? "all active" : "all"}>
        <${Link} to=${{ view: "search", params: { q: text.trim() } }} tabindex="-1" onClick=${() => setOpen(false)}>${t("search.all")}<//>
      </div>
    </div>`}
  </div>`;
}

/** What was found, of whichever question. */
export const foundIn = (/** @type {any} */ data) => data?.search?.nodes ?? (data?.organizations || data?.members ? [...(data.organizations?.nodes ?? []), ...(data.members?.nodes ?? [])] : undefined);

/** By kind, organizations first; within one as they came. */
const inOrder = (/** @type {any[]|undefined} */ nodes) => KINDS.flatMap((kind) => (nodes ?? []).filter((one) => one.__typename === kind));

function Hit({ hit, n, active, headed, enter }) {
  const row = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const heirs = (hit.successors ?? []).map((/** @type {any} */ one) => one.organization.name);
  return html`
    ${headed && html`<p class="kind" role="presentation">${term(`SearchKind.${hit.__typename.toUpperCase()}`)}</p>`}
    <div id=${`hit-${n}`} ref=${row} role="option" aria-selected=${active} class=${active ? "hit active" : "hit"} onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${() => enter(hit)}>
      <span class="name">${hit.name}</span> <span class="second">${hit.code ?? ""}</span>
      <span class="way">${whereabouts(hit)}${heirs.length ? ` · ${t("search.went", { names: heirs.join(", ") })}` : ""}</span>
    </div>
  `;
}
