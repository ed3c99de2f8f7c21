// Confirming that what is recorded of an organization is right.
import { html } from "../../html.js";
import { CONFIRM, CONFIRM_FORM } from "../../ask/questions/forms.js";
import { shown } from "../../day.js";
import { day, number, t, term } from "../../words/words.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/** @param {{key: string, name: string}} organization */
export const openConfirm = ({ key, name }) =>
  openChange({
    title: () => t("confirm.title"),
    text: CONFIRM,
    question: { text: CONFIRM_FORM, variables: { id: key, day: shown.peek() } },
    start: decisionStart,
    Fields: ({ form, data }) => html`
      <${About} label=${t("field.organization")}>${name}<//>
      <p>${t("confirm.ask")}</p>
      <${Recorded} organization=${data.organization} />
      <${Decision} form=${form} label=${t("confirm.on")} decided=${false} />`,
    read(values, data) {
      const { day: dayIn, refusals } = reading(values);
      return { input: { organization: key, on: dayIn("on"), expectedVersion: data.organization?.version }, refusals };
    },
    Preview: ({ payload: { organization }, values }) => html`<p>${t("confirm.will", { name: organization.name, day: day(organization.confirmedOn ?? values.on) })}</p>`,
  });

function Recorded({ organization }) {
  if (!organization) return null;
  const rows = [
    ["confirm.name", organization.name],
    ["confirm.level", term(`Level.${organization.level}`)],
    ["confirm.code", organization.code],
    ["form.parent", organization.parent?.name],
    ["confirm.secretary", organization.secretary?.name],
    ["form.members", organization.memberCount === null ? null : number(organization.memberCount)],
    ["confirm.cells", number(organization.cellCount)],
    ["confirm.places", organization.places?.map((/** @type {any} */ place) => place.name).join(", ")],
    ["confirm.last", organization.confirmedOn && day(organization.confirmedOn)],
  ];
  return html`<dl class="recorded">${rows.map(([label, value]) => html`<div key=${label}><dt>${t(label)}</dt><dd>${value || "–"}</dd></div>`)}</dl>`;
}
