// Tabs whose choice stands in the address.
import { html } from "../html.js";
import { params, place } from "../routes.js";
import { Link } from "./link.js";

/**
 * Links that look and read as tabs: each has its address, so Back and copies of it work.
 * @param {{tabs: {id: string, label: string, count?: string}[], name?: string, label: string}} props `name` is the parameter of the address
 */
export function Tabs({ tabs, name = "tab", label }) {
  const { view, id, id2 } = place.value;
  const chosen = params.value[name] ?? tabs[0].id;
  return html`<nav class="tabs" aria-label=${label}>
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

/** The tab that the address names. */
export const chosenTab = (/** @type {{id: string}[]} */ tabs, name = "tab") =>
  tabs.find((one) => one.id === params.value[name])?.id ?? tabs[0].id;
