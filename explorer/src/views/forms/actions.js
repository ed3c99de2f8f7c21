// Buttons that open the dialogs of changes, for the records of organizations and members.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { t } from "../../words/words.js";
import {
  openAppoint, openAssessBelow, openAssessMember, openAssessMembers, openAssessOrganization, openAssign, openConfirm, openDissolve, openEndAppointment, openEndSupervision, openErase, openMerge, openMove, openRecordMeeting, openRecordMemberCase, openRecordOrganizationCase,
} from "./open.js";

/** The levels whose organizations meet; a committee's meet in their cells. */
const MEET = new Set(["GRASSROOTS_CELL", "CELL", "GROUP"]);

/** What can be recorded about an organization; what changes the hierarchy is folded. @param {{organization: {key: string, name: string, level: string, childCount: number}}} props */
export function OrganizationActions({ organization }) {
  if (partly.value) return null; // who sees a part changes nothing
  const subject = { key: organization.key, name: organization.name, level: organization.level };
  const button = (/** @type {string} */ words, /** @type {(of: any) => void} */ open, /** @type {any} */ of = subject) =>
    html`<button type="button" onClick=${() => open(of)}>${t(words)}</button>`;
  return html`<div class="actions">
    ${MEET.has(subject.level) && button("actions.meeting", openRecordMeeting)} ${button("actions.assign", openAssign)}
    ${button("actions.appoint", openAppoint, { organization: subject })} ${button("actions.confirm", openConfirm)}
    ${button("actions.case", openRecordOrganizationCase)}
    <details class="menu"><summary class="button">${t("actions.assess")}</summary>
      <div class="menu-list">${button("actions.assessIt", openAssessOrganization)} ${organization.childCount > 0 && button("actions.assessBelow", openAssessBelow)}
        ${MEET.has(subject.level) && button("actions.assessMembers", openAssessMembers)}</div>
    </details>
    <details class="menu"><summary class="button">${t("actions.hierarchy")}</summary>
      <div class="menu-list">${button("actions.move", openMove)} ${button("actions.merge", openMerge)} ${button("actions.dissolve", openDissolve)}</div>
    </details>
  </div>`;
}

/** @param {{member: {key: string, name: string}}} props */
export const MemberActions = ({ member: { key, name } }) => !partly.value && html`<div class="actions">
  <button type="button" onClick=${() => openAppoint({ member: { key, name } })}>${t("actions.appoint")}</button>
  <button type="button" onClick=${() => openAssessMember({ key, name })}>${t("actions.assess")}</button>
  <button type="button" onClick=${() => openRecordMemberCase({ key, name })}>${t("actions.case")}</button>
  <details class="menu"><summary class="button">${t("actions.more")}</summary>
    <div class="menu-list"><button type="button" onClick=${() => openErase({ key, name })}>${t("actions.erase")}</button></div>
  </details>
</div>`;

/** Ends a link of supervision; its two ends are named, as a list leaves out the one that it is about. */
export const EndSupervision = (/** @type {{link: any, supervisor?: any, organization?: any}} */ { link, supervisor = link.supervisor, organization = link.organization }) =>
  !partly.value && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endSupervision"), name: `${supervisor.name} → ${organization.name}` })}
    onClick=${() => openEndSupervision({ key: link.key, supervisor, organization })}>${t("actions.end")}</button>`;

/** Ends a post. */
export const EndPost = (/** @type {{post: any, member?: any, organization?: any}} */ { post, member = post.member, organization = post.organization }) =>
  !partly.value && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endPost"), name: `${member.name}, ${organization.name}` })}
    onClick=${() => openEndAppointment({ key: post.key, body: post.body, role: post.role, member, organization })}>${t("actions.end")}</button>`;
