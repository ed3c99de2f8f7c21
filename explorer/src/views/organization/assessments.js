// How an organization was judged; those under it have a page of their own.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_ASSESSMENTS } from "../../ask/questions/assessments.js";
import { html } from "../../html.js";
import { Link } from "../../parts/link.js";
import { t } from "../../words/words.js";
import { Results } from "../assessments/results.js";

/** @param {{organization: any}} props */
export function Assessments({ organization }) {
  const { key, childCount } = organization;
  const answer = useAnswer(ORGANIZATION_ASSESSMENTS, { id: key });
  return html`<${Results} answer=${answer} of=${organization}>
    ${childCount > 0 ? html`<p><${Link} to=${{ view: "assessments", id: key }}>${t("assessment.open")}<//></p>` : null}<//>`;
}
Assessments.asks = "OrganizationAssessments";
