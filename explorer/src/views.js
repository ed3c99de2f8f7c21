// Every view by its name in the address. `subject`: it is about one organization, whose path and other views stand above;
// `alone`: no tree at its side; `styles`: its own, loaded with it; `asks`: the question that it stands on, where not everybody is told.
import { html } from "./html.js";
import { isOffered } from "./ask/viewer.js";

/** @typedef {{load: () => Promise<any>, styles?: string[], subject?: boolean, alone?: boolean, asks?: string}} Known */

/** A view that shows only what lives on the day. @param {() => Promise<any>} load */
function living(load) {
  /** @type {Promise<any>|undefined} */
  let made;
  return () => (made ??= Promise.all([load(), import("./views/living.js")]).then(([{ View, title }, { Living }]) => ({
    title,
    View: (/** @type {object} */ props) => html`<${Living} ...${props} View=${View} />`,
  })));
}

/** @type {Record<string, Known>} */
export const VIEWS = {
  "": { load: () => import("./views/start.js"), styles: ["start"] },
  tree: { load: living(() => import("./views/tree.js")), styles: ["records"], subject: true, alone: true },
  o: { load: () => import("./views/organization.js"), styles: ["records"], subject: true },
  m: { load: () => import("./views/member.js"), styles: ["records"] },
  p: { load: () => import("./views/place.js"), styles: ["records"], asks: "Place" },
  compare: { load: () => import("./views/compare.js"), styles: ["records"], subject: true, asks: "Comparison" },
  changes: { load: () => import("./views/changes.js"), styles: ["records"], subject: true, asks: "Changes" },
  graph: { load: () => import("./views/graph.js"), styles: ["drawings", "records"], asks: "GraphSubject" },
  map: { load: () => import("./views/map.js"), styles: ["drawings"], asks: "Place" },
  path: { load: () => import("./views/path.js"), styles: ["drawings"], asks: "Way" },
  supervision: { load: living(() => import("./views/supervision.js")), styles: ["supervision", "records"], subject: true, asks: "Coverage" },
  assessments: { load: living(() => import("./views/assessments.js")), styles: ["supervision", "records"], subject: true, asks: "Judged" },
  cases: { load: living(() => import("./views/cases.js")), styles: ["supervision", "records"], subject: true, asks: "CaseCounts" },
  directives: { load: living(() => import("./views/directives.js")), styles: ["supervision", "records"], subject: true, asks: "Directives" },
  villages: { load: living(() => import("./views/villages.js")), styles: ["supervision", "records"], subject: true, asks: "Place" },
  posts: { load: living(() => import("./views/posts.js")), styles: ["supervision", "records"], subject: true, asks: "Concurrent" },
  indicators: { load: living(() => import("./views/indicators.js")), styles: ["supervision", "records", "indicators"], subject: true, asks: "Indicators" },
  audit: { load: living(() => import("./views/audit.js")), styles: ["supervision", "records"], subject: true, asks: "Audit" },
  access: { load: living(() => import("./views/access.js")), styles: ["supervision", "records"], subject: true, asks: "Grants" },
  files: { load: living(() => import("./views/files.js")), styles: ["supervision", "records"], subject: true, asks: "Files" },
  search: { load: () => import("./views/search.js") },
};

/** Whether there is a view of a name, and whoever looks is offered it. */
export const isThere = (/** @type {string} */ name) => name in VIEWS && isOffered(VIEWS[name].asks);
