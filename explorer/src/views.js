// Every view by its name in the address. `subject`: it is about one organization, whose path and other views stand above;
// `alone`: no tree at its side; `styles`: its own, loaded with it.
import { html } from "./html.js";

/** @typedef {{load: () => Promise<any>, styles?: string[], subject?: boolean, alone?: boolean}} Known */

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
  p: { load: () => import("./views/place.js"), styles: ["records"] },
  compare: { load: () => import("./views/compare.js"), styles: ["records"], subject: true },
  changes: { load: () => import("./views/changes.js"), styles: ["records"], subject: true },
  graph: { load: () => import("./views/graph.js"), styles: ["drawings", "records"] },
  map: { load: () => import("./views/map.js"), styles: ["drawings"] },
  path: { load: () => import("./views/path.js"), styles: ["drawings"] },
  supervision: { load: living(() => import("./views/supervision.js")), styles: ["supervision", "records"], subject: true },
  assessments: { load: living(() => import("./views/assessments.js")), styles: ["supervision", "records"], subject: true },
  cases: { load: living(() => import("./views/cases.js")), styles: ["supervision", "records"], subject: true },
  directives: { load: living(() => import("./views/directives.js")), styles: ["supervision", "records"], subject: true },
  villages: { load: living(() => import("./views/villages.js")), styles: ["supervision", "records"], subject: true },
  posts: { load: living(() => import("./views/posts.js")), styles: ["supervision", "records"], subject: true },
  indicators: { load: living(() => import("./views/indicators.js")), styles: ["supervision", "records", "indicators"], subject: true },
  audit: { load: living(() => import("./views/audit.js")), styles: ["supervision", "records"], subject: true },
  access: { load: living(() => import("./views/access.js")), styles: ["supervision", "records"], subject: true },
  files: { load: living(() => import("./views/files.js")), styles: ["supervision", "records"], subject: true },
  search: { load: () => import("./views/search.js") },
};
