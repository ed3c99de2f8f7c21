// A subject that was not there on the day: its days, and what it became, in place of "not found".
import { shown, showDay } from "../day.js";
import { html } from "../html.js";
import { shift } from "../model/day.js";
import { place } from "../routes.js";
import { day, t } from "../words/words.js";
import { Link } from "./link.js";

/** @param {{life: {from: string, until: string | null, shown: {name: string}, wentInto: {organization: {key: string, name: string}}[]}}} props */
export function Absent({ life }) {
  const last = life.until && shift(life.until, -1);
  const heirs = new Map(life.wentInto.map(({ organization }) => [organization.key, organization.name]));
  const show = (/** @type {string} */ on) => () => showDay(on, { replace: false });
  return html`<section class="absent">
    <p>${t("graph.absent", { name: life.shown.name, day: day(shown.value) })}</p>
    <p>
      ${shown.value < life.from && html`<button type="button" onClick=${show(life.from)}>${t("graph.absent.first", { day: day(life.from) })}</button> `}
      ${last && html`<button type="button" onClick=${show(last)}>${t("graph.absent.last", { day: day(last) })}</button> `}
      ${[...heirs].map(([key, name]) => html`<${Link} class="button" to=${{ view: place.value.view, id: key }}>${t("graph.absent.heir", { name })}<//> `)}
    </p>
  </section>`;
}
