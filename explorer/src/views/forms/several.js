// Several assignments as one change: all of them are made, or none.
import { html } from "../../html.js";
import { ASSIGN_SEVERAL } from "../../ask/questions/forms.js";
import { apart, called } from "../../model/names.js";
import { Field } from "../../parts/form.js";
import { t } from "../../words/words.js";
import { WithoutStanding } from "./assign.js";
import { Decision, decisionStart, reading } from "./fields.js";
import { openChange } from "./flow.js";

/**
 * @param {{supervisor: {key: string, name: string}, organization: import("../../model/names.js").Named, duties: string[], until: string | null}[]} lines
 */
export function openAssignSeveral(lines) {
  const told = apart(lines.map((line) => line.organization));
  openChange({
    title: () => t("suggestion.title"),
    text: ASSIGN_SEVERAL,
    start: () => ({ ...decisionStart(), acceptWithoutStanding: "" }),
    Fields: ({ form }) => html`
      <${Decision} form=${form} />
      <${WithoutStanding} form=${form} />
      <fieldset class="field"><legend>${t("suggestion.lines")}</legend>
        ${lines.map((line, i) => html`<${Field} key=${line.organization.key} form=${form} name=${`lines.${i}`} label=${`${line.supervisor.name} → ${called(line.organization, told)}`} group>
          ${() => null}<//>`)}</fieldset>`,
    read(values) {
      const { day, text, refusals } = reading(values);
      const input = {
        on: day("on"),
        decision: text("decision"),
        acceptWithoutStanding: text("acceptWithoutStanding"),
        lines: lines.map((line) => ({
          supervisor: line.supervisor.key,
          organization: line.organization.key,
          duties: line.duties,
          until: line.until ?? undefined,
        })),
      };
      return { input, refusals };
    },
    Preview: ({ payload: { supervisions } }) => html`
      <p>${t("suggestion.will", { count: supervisions.length })}</p>
      <ul class="will-follow">${supervisions.map((/** @type {any} */ one) => html`<li key=${one.key}>${one.supervisor.name} → ${called(one.organization, told)}</li>`)}</ul>`,
  });
}
