// Addresses: /{lang}/{view}[/{id}[/{id}]]?on=YYYY-MM-DD&known=MOMENT&…, and how one goes from one to another.
import { computed, signal } from "./html.js";
import { parse as parseDay } from "./model/day.js";
import { standing } from "./standing.js";

/** @typedef {{lang?: string, view?: string, id?: string, id2?: string, on?: string|null, known?: string|null, params?: Record<string, string|null|undefined>}} To */
/** @typedef {{lang: "vi"|"en", view: string, id: string|null, id2: string|null, on: string|null, known: string|null, ignored: string[], params: Record<string, string>}} Place `ignored`: what it says of days that makes no sense */

const LANGUAGE = "language";

/** @returns {Place} the place that an address names */
export function parse(/** @type {URL} */ url) {
  const [lang, view, id, id2] = url.pathname.split("/").filter(Boolean).map(decoded);
  const { on = null, known = null, ...params } = Object.fromEntries(url.searchParams);
  const [day, moment] = [on && dayOf(on), known && momentOf(known)];
  return {
    ignored: [on !== null && !day && on, known !== null && !moment && known].filter((one) => one !== false),
    lang: lang === "en" || lang === "vi" ? lang : last(),
    view: view ?? "",
    id: id ?? null,
    id2: id2 ?? null,
    on: day,
    known: moment,
    params,
  };
}

function decoded(/** @type {string} */ part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no name of anything, as its view will say
  }
}

/** A day of an address, as YYYY-MM-DD only. */
const dayOf = (/** @type {string} */ text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDay(text, 2000) : null);
/** A moment of an address, with its offset from UTC. */
const momentOf = (/** @type {string} */ text) =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

const last = () => (localStorage.getItem(LANGUAGE) === "en" ? "en" : "vi");

export const place = signal(parse(new URL(location.href)));
export const view = computed(() => place.value.view);
export const params = computed(() => place.value.params);

/** The address of a place; language, day and moment stay as they are where `to` does not name them. */
export function address(/** @type {To} */ to) {
  const here = place.peek();
  const { lang = here.lang, view: name = "", id, id2, params: wanted = {} } = to;
  const on = to.on === undefined ? here.on : to.on;
  const known = to.known === undefined ? here.known : to.known;
  const path = [lang, name, id, id2].filter((part) => part).map((part) => encodeURIComponent(String(part)));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ on, known, ...wanted })) if (value) search.set(key, value);
  const asked = search.toString();
  return `/${path.join("/")}${path.length === 1 ? "/" : ""}${asked ? `?${asked}` : ""}`;
}

/** Goes to a place, by a new entry of the history; with `replace`, in place of the present one. */
export function go(/** @type {To} */ to, { replace = false } = {}) {
  follow(address(to), { replace });
}

export function follow(/** @type {string} */ href, { replace = false } = {}) {
  if (!replace) keep(standing());
  history[replace ? "replaceState" : "pushState"](replace ? history.state : null, "", href);
  arrive();
}

/** Other parameters of the same view, as a filter has them: they replace the entry of the history. */
export function set(/** @type {Record<string, string|null|undefined>} */ changed) {
  const { view: name, id, id2, params: had } = place.peek();
  go({ view: name, id: id ?? undefined, id2: id2 ?? undefined, params: { ...had, ...changed } }, { replace: true });
}

/** The same place on another day, known until another moment, or in another language. */
export function stay(/** @type {{lang?: string, on?: string|null, known?: string|null}} */ changed, { replace = true } = {}) {
  const { view: name, id, id2, params: had } = place.peek();
  go({ ...changed, view: name, id: id ?? undefined, id2: id2 ?? undefined, params: had }, { replace });
}

function arrive() {
  const found = parse(new URL(location.href));
  localStorage.setItem(LANGUAGE, found.lang);
  place.value = found;
}

/** What the entry of the history keeps for its view: opened rows, where one stood. */
export const kept = () => history.state ?? {};

export function keep(/** @type {object} */ state) {
  history.replaceState({ ...history.state, ...state }, "");
}

/** Goes up whenever somebody goes back or forward. */
export const returns = signal(0);
addEventListener("popstate", () => {
  arrive();
  returns.value++;
});
if (location.pathname === "/") follow(address({}), { replace: true });
