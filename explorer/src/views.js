// Every view by its name in the address. `subject`: it is about one organization, whose path and other views stand above;
// `alone`: no tree at its side; `style`: its own style, loaded with it.

/** @typedef {{load: () => Promise<any>, style?: string, subject?: boolean, alone?: boolean}} Known */

/** @type {Record<string, Known>} */
export const VIEWS = {
  "": { load: () => import("./views/start.js"), style: "start" },
  tree: { load: () => import("./views/tree.js"), subject: true, alone: true },
  search: { load: () => import("./views/search.js") },
};
