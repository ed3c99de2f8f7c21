// What is shown of an answer: itself; while it is awaited a line with a way out; a fault with what to do.
import { html, useEffect, useState } from "../html.js";
import { said } from "../words/said.js";
import { t } from "../words/words.js";
import { SignIn } from "./viewer.js";

const SIGN = 400;
const SLOW = 3_000;

/** The sentence for a fault: the service's own, or ours by its code. */
export function sentence(/** @type {import("../ask/ask.js").Fault} */ fault) {
  if (fault.code === "CANCELLED") return t("state.cancelled");
  if (fault.code === "FORBIDDEN") return t("viewer.forbidden");
  if (fault.code === "NOTHING") return t("viewer.nothing");
  if (fault.code === "NEEDS_PURPOSE") return t("viewer.purpose.order");
  if (fault.message && fault.code !== "FAULT") return said(fault.message);
  return t(`fault.${OURS[fault.code] ?? "FAULT"}`);
}
/** What is not answered otherwise however often it is asked. */
const FINAL = new Set(["FORBIDDEN", "NOTHING", "NEEDS_PURPOSE"]);
/** What we say where the service said nothing: of statuses that somebody between gives, too. @type {Record<string, string>} */
const OURS = { OFFLINE: "OFFLINE", GRAPH_UNAVAILABLE: "GRAPH_UNAVAILABLE", 429: "429", 502: "503", 503: "503", 504: "503" };
/** Somebody has to sign in, or to do so again. */
const SIGNED_OUT = new Set(["UNAUTHENTICATED", "401"]);

/** A line that says that something is awaited, after 400 ms; after 3 s for how long, with a way to stop it; `over`: over what is shown, which stays in its place. */
export function Waiting(/** @type {{since: number, cancel?: () => void, over?: boolean}} */ { since, cancel, over = false }) {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(ticking);
  }, [since]);
  const waited = now - since;
  if (waited < SIGN) return null;
  const slow = waited >= SLOW;
  return html`<p class=${over ? "waiting over" : "waiting"} role="status">
    ${slow ? t("state.slow", { seconds: Math.floor(waited / 1000) }) : t("state.loading")}
    ${slow && cancel && html` <button type="button" onClick=${cancel}>${t("state.cancel")}</button>`}
  </p>`;
}

export function Failed(/** @type {{fault: import("../ask/ask.js").Fault, retry?: () => void}} */ { fault, retry }) {
  if (SIGNED_OUT.has(fault.code)) return html`<${SignIn} />`;
  return html`<div class="failed" role="alert">
    <p>${sentence(fault)}</p>
    ${retry && !FINAL.has(fault.code) && html`<button type="button" onClick=${retry}>${t("state.retry")}</button>`}
  </div>`;
}

/**
 * @param {{answer: import("../ask/answer.js").Answer, empty?: any, children: (data: any) => any}} props
 *   `children` draws the data; `empty` is shown where it draws null
 */
export function Answered({ answer, empty = null, children }) {
  const { data, fault, since, stale, retry, cancel } = answer;
  const drawn = data && children(data);
  return html`
    ${since !== null && html`<${Waiting} since=${since} cancel=${cancel} over=${Boolean(drawn)} />`}
    ${fault && html`<${Failed} fault=${fault} retry=${retry} />`}
    ${fault && drawn && html`<p class="old">${t("state.old")}</p>`}
    ${data && html`<div class=${stale ? "stale" : "current"} aria-busy=${since !== null}>${drawn ?? empty}</div>`}
  `;
}
