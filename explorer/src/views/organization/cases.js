// The cases about an organization itself; those of its members and of what is under it have a page of their own.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_CASES } from "../../ask/questions/cases.js";
import { html } from "../../html.js";
import { Link } from "../../parts/link.js";
import { t } from "../../words/words.js";
import { Own } from "../cases/own.js";

/** @param {{organization: any}} props */
export const Cases = ({ organization }) => html`<${Own} answer=${useAnswer(ORGANIZATION_CASES, { id: organization.key })} of=${organization}>
  <p class="second">${t("cases.itself")} <${Link} to=${{ view: "cases", id: organization.key, params: { tab: "list" } }}>${t("cases.open")}<//></p><//>`;
Cases.asks = "OrganizationCases";
