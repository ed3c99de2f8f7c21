// Who looks at the page: signed in or not, as which invented viewer, and how one signs in and out.
import { signal } from "../html.js";
import { isTold, leave, partly } from "./ask.js";

/** How often it is asked how far the data are, in milliseconds. */
const EACH = 1_000;

/** @typedef {{id: string, name: string, roles: string[]}} Shown */
/**
 * @typedef {{id: string|null, name: string|null, login: boolean, sees: "EVERYTHING"|"PART"|"NOTHING", holders: boolean, viewers: Shown[], sampleEnds?: string | null, filling?: Record<string, [number, number]>}} Viewer
 *   `name`: of who signed in; `login`: whether one can; `holders`: whether they are told anywhere who may see and change what;
 *   `viewers`: as whom one may look, where the data are invented; `sampleEnds`: the last day of data that are made up; `filling`: how much of the data is there, of how much, while they are made
 */

export const viewer = signal(/** @type {Viewer} */ ({ id: null, name: null, login: false, sees: "EVERYTHING", holders: true, viewers: [] }));

/** Asks who it is, before anything else is asked; where that cannot be said, the questions of the page say why. */
export async function readViewer() {
  for (let filling = true; filling; ) {
    const told = await asked("GET", "/session");
    // between the filling and the serving nobody may be there for a moment
    filling = told ? Boolean(told.filling) : Boolean(viewer.peek().filling);
    if (told) viewer.value = told;
    if (filling) await new Promise((goOn) => setTimeout(goOn, EACH));
  }
  partly.value = viewer.peek().sees === "PART";
}

/** Whether personal data are told whoever looks once they have stated what for. */
export const needsPurpose = () => viewer.value.id !== null;

/** Whether whoever looks is answered anything to a question. */
export const isAnswered = (/** @type {string} */ name) => viewer.value.sees !== "NOTHING" && isTold(name);

/** What takes more than that something is told of it: who may see and change what. */
const BESIDE = /** @type {Record<string, () => boolean>} */ ({ Grants: () => viewer.value.holders });

/** Whether whole lists go out as files: they have everything in them, and ask nobody's rights. */
export const takesLists = () => viewer.value.id === null && !viewer.value.login;

/** Whether a view or a part of one is offered: by the question that it stands on. */
export const isOffered = (/** @type {string|undefined} */ asks) => asks === undefined || (isTold(asks) && (BESIDE[asks]?.() ?? true));

/** Where one signs in and comes back to this page. */
export const signInHere = () => `/login?to=${encodeURIComponent(location.pathname + location.search)}`;

/** Ends the session here, and at the provider where it can be ended there; what was shown is forgotten with the page. */
export async function signOut() {
  leave();
  const told = await asked("POST", "/logout");
  if (told?.to && told.to !== "/") location.assign(told.to);
  else location.reload();
}

/** Looks as an invented viewer does, or as whoever may see everything. */
export async function lookAs(/** @type {string} */ id) {
  if (id === "") return signOut();
  leave();
  await asked("POST", `/session?as=${encodeURIComponent(id)}`);
  location.reload();
}

async function asked(/** @type {string} */ method, /** @type {string} */ address) {
  const response = await fetch(address, { method }).catch(() => null);
  return response?.ok ? response.json().catch(() => null) : null;
}
