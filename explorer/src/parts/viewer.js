// Who is signed in, in the frame; what is shown to whoever has yet to sign in; and what stands where something is withheld.
import { html } from "../html.js";
import { masked, partly, purpose } from "../ask/ask.js";
import { lookAs, signInHere, signOut, viewer } from "../ask/viewer.js";
import { place } from "../routes.js";
import { t, term } from "../words/words.js";
import { Icon } from "./icon.js";

export function ViewerMenu() {
  place.value; // one comes back to the page that is shown
  const { name, login, viewers } = viewer.value;
  if (viewers.length > 0) return html`<${LookAs} />`;
  if (name === null) return login && html`<a class="button" href=${signInHere()}>${t("viewer.in")}</a>`;
  return html`<span class="viewer" title=${name}><${Icon} name="user" /><span class="unseen from-900">${name || t("viewer.unnamed")}</span></span>
    <button type="button" class="plain" onClick=${signOut}>${t("viewer.out")}</button>`;
}

/** As whom one looks, where everybody is invented and anybody may choose. */
function LookAs() {
  const { id, viewers } = viewer.value;
  const chosen = viewers.find((one) => one.id === id);
  return html`<label class="viewer"><span class="unseen">${t("viewer.as")}</span>
    <select title=${chosen ? t("viewer.as.one", { name: chosen.name }) : t("viewer.all")} value=${id ?? ""} onChange=${(/** @type {Event} */ event) => lookAs(/** @type {HTMLSelectElement} */ (event.target).value)}>
      <option value="">${t("viewer.all")}</option>
      <optgroup label=${t("viewer.as")}>${viewers.map((one) => html`<option value=${one.id}>${one.name}</option>`)}</optgroup>
    </select></label>`;
}

/** Over the view of whoever sees a part: that there is more, and whose part it is. */
export function PartBand() {
  if (!partly.value) return null;
  return html`<div class="band part" role="status">${t("viewer.part")}</div>`;
}

const PURPOSES = ["PERSONNEL", "MEMBER_FILE", "INSPECTION", "STATISTICS", "SUBJECT_REQUEST"];

/** Where personal data are shown for a purpose alone: which one it is, and that it is noted. */
export function PurposeBand() {
  if (!masked.value && !purpose.value) return null;
  const state = (/** @type {Event} */ event) => {
    purpose.value = /** @type {HTMLSelectElement} */ (event.target).value;
  };
  return html`<div class="band part"><label>${t("viewer.purpose")}${" "}
    <select value=${purpose.value} onChange=${state}>
      <option value="">${t("viewer.purpose.none")}</option>
      ${PURPOSES.map((one) => html`<option value=${one}>${term(`Purpose.${one}`)}</option>`)}
    </select></label>${" "}<span>${t(purpose.value ? "viewer.purpose.noted" : "viewer.purpose.masked")}</span></div>`;
}

/** In place of a value that is withheld. */
export const Withheld = () => html`<span class="withheld">${t("viewer.withheld")}</span>`;

/** In place of what is shown once a purpose is stated. */
export const Unstated = () => html`<span class="withheld">${t("viewer.purpose.first")}</span>`;

/** In place of all else while the data are made: how far that is. @param {{done: Record<string, [number, number]>}} props */
export function Filling({ done }) {
  const bar = (/** @type {string} */ what) => {
    const [now, all] = done[what] ?? [0, 0];
    return html`<p><label for=${`filling-${what}`}>${t(`filling.${what}`)}</label>
      <progress id=${`filling-${what}`} max=${all || 1} value=${now}></progress> <span class="second">${all ? t("of", { shown: now, total: all }) : t("filling.before")}</span></p>`;
  };
  return html`<main id="view" class="filling" tabindex="-1"><h1>${t("filling.title")}</h1><p>${t("filling.about")}</p>${bar("rows")}${bar("changes")}</main>`;
}

export function SignIn() {
  const { login, viewers } = viewer.value;
  return html`<div class="failed" role="alert">
    <p>${t(login ? "viewer.first" : "viewer.over")}</p>
    ${login && html`<a class="button" href=${signInHere()}>${t("viewer.in")}</a>`}
    ${viewers.length > 0 && html`<button type="button" onClick=${signOut}>${t("viewer.all")}</button>`}
  </div>`;
}
