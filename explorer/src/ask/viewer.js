// Who looks at the page: signed in or not, and how one signs in and out.
import { signal } from "../html.js";

/** @typedef {{name: string|null, login: boolean}} Viewer `name`: of who signed in; `login`: whether one can */

export const viewer = signal(/** @type {Viewer} */ ({ name: null, login: false }));

/** Asks who it is; where that cannot be said, the questions of the page say why. */
export async function readViewer() {
  const response = await fetch("/session").catch(() => null);
  const told = response?.ok ? await response.json().catch(() => null) : null;
  if (told) viewer.value = told;
}

/** Where one signs in and comes back to this page. */
export const signInHere = () => `/login?to=${encodeURIComponent(location.pathname + location.search)}`;

/** Ends the session here, and at the provider where it can be ended there. */
export async function signOut() {
  const response = await fetch("/logout", { method: "POST" }).catch(() => null);
  const told = response?.ok ? await response.json().catch(() => null) : null;
  // what was shown is forgotten with the page; a failure is seen by the name that stays
  location.assign(told?.to ?? location.href);
}
