// The tasks of an organization itself; those of what is under it stand with each directive.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_TASKS } from "../../ask/questions/directives.js";
import { html } from "../../html.js";
import { Link } from "../../parts/link.js";
import { t } from "../../words/words.js";
import { Own } from "../directives/own.js";

/** @param {{organization: any}} props */
export const Tasks = ({ organization }) => html`<${Own} answer=${useAnswer(ORGANIZATION_TASKS, { id: organization.key })} of=${organization} under=${organization.key}>
  <p class="second">${t("tasks.itself")} <${Link} to=${{ view: "directives", id: organization.key }}>${t("directive.all")}<//></p><//>`;
Tasks.asks = "OrganizationTasks";
