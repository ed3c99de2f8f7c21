// Every view by its name in the address. `subject`: it is about one organization, whose path and other views stand above;
// `alone`: no tree at its side; `style`: its own style, loaded with it.

/** @typedef {{load: () => Promise<any>, style?: string, subject?: boolean, alone?: boolean}} Known */

/** @type {Record<string, Known>} */
export const VIEWS = {
  "": { load: () => import("./views/start.js"), style: "start" },
  tree: { load: () => import("./views/tree.js"), subject: true, alone: true },
  o: { load: () => import("./views/organization.js"), style: "records", subject: true },
  m: { load: () => import("./views/member.js"), style: "records" },
  p: { load: () => import("./views/place.js"), style: "records" },
  compare: { load: () => import("./views/compare.js"), style: "records", subject: true },
  changes: { load: () => import("./views/changes.js"), style: "records", subject: true },
  graph: { load: () => import("./views/graph.js"), style: "drawings" },
  map: { load: () => import("./views/map.js"), style: "drawings" },
  path: { load: () => import("./views/path.js"), style: "drawings" },
  supervision: { load: () => import("./views/supervision.js"), style: "supervision", subject: true },
  search: { load: () => import("./views/search.js") },
};
