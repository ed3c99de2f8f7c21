// Tabs whose choice stands in the address.
import { html, useLayoutEffect, useRef } from "../html.js";
import { isOffered } from "../ask/viewer.js";
import { params, place } from "../routes.js";
import { Link } from "./link.js";

/** The ref of a row of links: where it is moved sideways, the one of this page is seen. */
export function useCurrentSeen() {
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const it = row.current;
    const link = it?.querySelector("[aria-current]");
    if (it && link instanceof HTMLElement) it.scrollLeft = link.offsetLeft - (it.clientWidth - link.offsetWidth) / 2;
  });
  return row;
}

/**
 * Links that look and read as tabs: each has its address, so Back and copies of it work.
 * @param {{tabs: {id: string, label: string, count?: string}[], name?: string, label: string}} props `name` is the parameter of the address
 */
export function Tabs({ tabs, name = "tab", label }) {
  const { view, id, id2 } = place.value;
  const chosen = params.value[name] ?? tabs[0].id;
  const row = useCurrentSeen();
  return html`<nav class="tabs" ref=${row} aria-label=${label}>
    ${tabs.map(
      (one) => html`<${Link}
        key=${one.id}
        replace
        to=${{ view, id, id2, params: { ...params.value, [name]: one.id === tabs[0].id ? null : one.id } }}
        aria-current=${one.id === chosen ? "true" : undefined}
        >${one.label}${one.count && html` <span class="count">${one.count}</span>`}<//>`,
    )}
  </nav>`;
}

/** The names of those parts of a view that are for whoever looks: `asks` names the question that one stands on. */
export const offered = (/** @type {Record<string, any>} */ parts) => Object.keys(parts).filter((name) => isOffered(parts[name].asks));

/** The tab that the address names. */
export const chosenTab = (/** @type {{id: string}[]} */ tabs, name = "tab") =>
  tabs.find((one) => one.id === params.value[name])?.id ?? tabs[0].id;
