// Who is signed in, in the frame; and what is shown to whoever has yet to sign in.
import { html } from "../html.js";
import { signInHere, signOut, viewer } from "../ask/viewer.js";
import { place } from "../routes.js";
import { t } from "../words/words.js";
import { Icon } from "./icon.js";

export function ViewerMenu() {
  place.value; // one comes back to the page that is shown
  const { name, login } = viewer.value;
  if (name === null) return login && html`<a class="button" href=${signInHere()}>${t("viewer.in")}</a>`;
  return html`<span class="viewer" title=${name}><${Icon} name="user" /><span class="unseen from-900">${name || t("viewer.unnamed")}</span></span>
    <button type="button" class="plain" onClick=${signOut}>${t("viewer.out")}</button>`;
}

export function SignIn() {
  return html`<div class="failed" role="alert">
    <p>${t("viewer.first")}</p>
    <a class="button" href=${signInHere()}>${t("viewer.in")}</a>
  </div>`;
}
