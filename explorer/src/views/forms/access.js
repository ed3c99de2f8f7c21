// Granting a right to see and change, and taking one away.
import { html } from "../../html.js";
import { GRANT_ACCESS, REVOKE_ACCESS } from "../../ask/questions/access.js";
import { ChoiceField, DayField, TextField } from "../../parts/form.js";
import { day, t, term, until } from "../../words/words.js";
import { ROLES } from "../access/grants.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @param {{key: string, name: string}} organization */
export const openGrant = (organization) =>
  openChange({
    title: () => t("access.grant"),
    text: GRANT_ACCESS,
    start: () => ({ ...decisionStart(), iss: "", sub: "", name: "", role: "READER", until: "" }),
    Fields: ({ form }) => html`
      <${About} label=${t("field.organization")}>${organization.name}<//>
      <${TextField} form=${form} name="name" label=${t("access.name")} />
      <${TextField} form=${form} name="sub" label=${t("access.sub")} hint=${t("access.subHint")} />
      <${TextField} form=${form} name="iss" label=${t("access.iss")} hint=${t("access.issHint")} />
      <${ChoiceField} form=${form} name="role" label=${t("access.role")} options=${ROLES.map((one) => [one, term(`ViewerRole.${one}`)])} />
      <${Decision} form=${form} needed />
      <${DayField} form=${form} name="until" label=${t("field.last")} hint=${t("form.lastHint")} />`,
    read(values) {
      const { day: dayOf, last, needed, refusals } = reading(values);
      const input = {
        organization: organization.key,
        name: needed("name"),
        sub: needed("sub"),
        iss: needed("iss"),
        role: values.role,
        on: dayOf("on"),
        decision: needed("decision"),
        until: last("until"),
      };
      return { input, refusals };
    },
    Preview: ({ payload: { grant } }) => html`
      <p>${t("access.will", { name: grant.viewer.name, role: term(`ViewerRole.${grant.role}`), at: grant.organization.name })}</p>
      <p>${t("since", { day: day(grant.since) })}${grant.until && `, ${until(grant.until)}`}</p>
      <p>${t(`access.means.${grant.role}`)}</p>`,
  });

/** @param {{key: string, role: string, viewer: {name: string}, organization: {name: string}}} grant */
export const openRevoke = (grant) =>
  openChange({
    title: () => t("access.revoke"),
    text: REVOKE_ACCESS,
    start: decisionStart,
    Fields: ({ form }) => html`
      <${About} label=${t("access.viewer")}>${grant.viewer.name}<//>
      <${About} label=${t("access.role")}>${term(`ViewerRole.${grant.role}`)}<//>
      <${About} label=${t("field.organization")}>${grant.organization.name}<//>
      <${Decision} form=${form} label=${t("form.endsOn")} />`,
    read(values) {
      const { day: dayOf, text, refusals } = reading(values);
      return { input: { grant: grant.key, on: dayOf("on"), decision: text("decision") }, refusals };
    },
    Preview: () => html`<p>${t("access.willEnd", { name: grant.viewer.name, role: term(`ViewerRole.${grant.role}`), at: grant.organization.name })}</p>`,
  });
