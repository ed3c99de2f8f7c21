// Exempting an organization from a version of a norm, by a decision and for a reason; and the end of that.
import { html } from "../../html.js";
import { END_WAIVER, GRANT_WAIVER } from "../../ask/questions/forms.js";
import { DayField, RadiosField, TextField } from "../../parts/form.js";
import { day, t, term, until } from "../../words/words.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @typedef {{key: string, kind: string, regulation: string}} Norm */

const called = (/** @type {Norm} */ { kind, regulation }) => `${term(`NormKind.${kind}`)} (${regulation})`;

const Subjects = (/** @type {{organization: {name: string}, norm: Norm}} */ { organization, norm }) => html`
  <${About} label=${t("field.organization")}>${organization.name}<//>
  <${About} label=${t("audit.norm")}>${called(norm)}<//>`;

/** @param {{key: string, name: string}} organization @param {Norm} norm */
export const openGrantWaiver = (organization, norm) =>
  openChange({
    title: () => t("waiver.title"),
    text: GRANT_WAIVER,
    start: () => ({ ...decisionStart(), subtree: "ITSELF", until: "", reason: "" }),
    Fields: ({ form }) => html`
      <${Subjects} organization=${organization} norm=${norm} />
      <${RadiosField} form=${form} name="subtree" label=${t("waiver.whom")} options=${[["ITSELF", t("waiver.itself")], ["BELOW", t("waiver.below")]]} />
      <${Decision} form=${form} />
      <${DayField} form=${form} name="until" label=${t("field.last")} hint=${t("waiver.lastHint")} />
      <${TextField} form=${form} name="reason" label=${t("waiver.reason")} long />`,
    read(values) {
      const { text, needed, day: dayIn, last, refusals } = reading(values);
      const input = {
        organization: organization.key,
        norm: norm.key,
        subtree: values.subtree === "BELOW",
        on: dayIn("on"),
        decision: text("decision"),
        until: last("until"),
        reason: needed("reason"),
      };
      return { input, refusals };
    },
    Preview: ({ payload: { waiver } }) => html`<p>${t("waiver.will", {
      name: organization.name, norm: called(norm), since: day(waiver.since), until: waiver.until ? ` ${until(waiver.until)}` : "",
    })}</p>`,
  });

/** @param {{key: string, organization: {name: string}, norm: Norm}} waiver */
export const openEndWaiver = ({ key, organization, norm }) =>
  openChange({
    title: () => t("waiver.endTitle"),
    text: END_WAIVER,
    start: decisionStart,
    Fields: ({ form }) => html`<${Subjects} organization=${organization} norm=${norm} /><${Decision} form=${form} label=${t("waiver.endOn")} />`,
    read(values) {
      const { text, day: dayIn, refusals } = reading(values);
      return { input: { waiver: key, on: dayIn("on"), decision: text("decision") }, refusals };
    },
    Preview: ({ payload: { waiver } }) => html`<p>${t("waiver.willEnd", { name: organization.name, norm: called(norm), until: until(waiver.until) })}</p>`,
  });
