// Links within the page: real addresses, so that they can be opened elsewhere, copied and gone back from.
import { html } from "../html.js";
import { address, follow } from "../routes.js";

/** Where the record of an object is: an organization, a member or another person, a place. */
export function subject(/** @type {{__typename?: string, key: string}} */ node) {
  const view = { Place: "p", Member: "m", NonMember: "m" }[node.__typename ?? ""] ?? "o";
  return { view, id: node.key };
}

/** A click that the page answers itself: no new tab, no download. */
export const isPlain = (/** @type {MouseEvent} */ event) =>
  event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/**
 * @param {{to: import("../routes.js").To, replace?: boolean, children?: any, [attribute: string]: any}} props
 */
export function Link({ to, replace = false, children, ...rest }) {
  const href = address(to);
  const click = (/** @type {MouseEvent} */ event) => {
    rest.onClick?.(event);
    if (!isPlain(event)) return;
    event.preventDefault();
    follow(href, { replace });
  };
  return html`<a ...${rest} href=${href} onClick=${click}>${children}</a>`;
}
