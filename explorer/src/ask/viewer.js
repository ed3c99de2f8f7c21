// Who looks at the page: signed in or not, as which invented viewer, and how one signs in and out.
import { signal } from "../html.js";

/** @typedef {{id: string, name: string, roles: string[]}} Shown */
/**
 * @typedef {{id: string|null, name: string|null, login: boolean, viewers: Shown[]}} Viewer
 *   `name`: of who signed in; `login`: whether one can; `viewers`: as whom one may look, where the data are invented
 */

export const viewer = signal(/** @type {Viewer} */ ({ id: null, name: null, login: false, viewers: [] }));

/** Asks who it is; where that cannot be said, the questions of the page say why. */
export async function readViewer() {
  const told = await asked("GET", "/session");
  if (told) viewer.value = told;
}

/** Where one signs in and comes back to this page. */
export const signInHere = () => `/login?to=${encodeURIComponent(location.pathname + location.search)}`;

/** Ends the session here, and at the provider where it can be ended there; what was shown is forgotten with the page. */
export async function signOut() {
  const told = await asked("POST", "/logout");
  if (told?.to && told.to !== "/") location.assign(told.to);
  else location.reload();
}

/** Looks as an invented viewer does, or as whoever may see everything. */
export async function lookAs(/** @type {string} */ id) {
  if (id === "") return signOut();
  await asked("POST", `/session?as=${encodeURIComponent(id)}`);
  location.reload();
}

async function asked(/** @type {string} */ method, /** @type {string} */ address) {
  const response = await fetch(address, { method }).catch(() => null);
  return response?.ok ? response.json().catch(() => null) : null;
}
