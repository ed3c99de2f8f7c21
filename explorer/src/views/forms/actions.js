// Buttons that open the dialogs of changes, for the records of organizations and members.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { t } from "../../words/words.js";
import {
  openAppoint, openAssessBelow, openAssessMember, openAssessMembers, openAssessOrganization, openAssign, openChangeLevel, openConfirm, openDissolve, openEndAppointment, openEndSupervision, openErase, openEstablish, openMerge, openMove, openRecordMeeting, openRecordMemberCase, openRecordOrganizationCase, openRename,
} from "./open.js";

/** The levels whose organizations have members of their own. */
const OF_MEMBERS = ["GRASSROOTS_CELL", "CELL", "GROUP"];
/** The levels whose meetings are recorded; above them it is those of what is under them. */
export const MEET = new Set([...OF_MEMBERS, "GRASSROOTS_COMMITTEE"]);

/** The kinds of change that are folded together. */
const REORGANIZES = ["ESTABLISH_ORGANIZATION", "RENAME_ORGANIZATION", "CHANGE_LEVEL", "MOVE_ORGANIZATION"];

/** Whether whoever looks may make a kind of change of an organization; where it was not asked, whoever sees all. @param {{permittedChanges?: string[]}} organization @param {string} kind */
export const may = ({ permittedChanges }, kind) => permittedChanges?.includes(kind) ?? !partly.value;

/** What can be recorded about an organization, by whoever may; what changes the hierarchy is folded. @param {{organization: {key: string, name: string, level: string, childCount: number, permittedChanges?: string[]}}} props */
export function OrganizationActions({ organization }) {
  const can = (/** @type {string} */ kind) => may(organization, kind);
  const subject = { key: organization.key, name: organization.name, level: organization.level };
  const button = (/** @type {string} */ words, /** @type {(of: any) => void} */ open, /** @type {any} */ of = subject) =>
    html`<button type="button" onClick=${() => open(of)}>${t(words)}</button>`;
  if (!organization.permittedChanges?.length && partly.value) return null;
  return html`<div class="actions">
    ${can("RECORD_MEETING") && MEET.has(subject.level) && button("actions.meeting", openRecordMeeting)} ${can("ASSIGN_SUPERVISOR") && button("actions.assign", openAssign)}
    ${can("APPOINT") && button("actions.appoint", openAppoint, { organization: subject })} ${can("CONFIRM_ORGANIZATION") && button("actions.confirm", openConfirm)}
    ${can("RECORD_CASES") && button("actions.case", openRecordOrganizationCase)}
    ${can("RECORD_ASSESSMENTS") && html`<details class="menu"><summary class="button">${t("actions.assess")}</summary>
      <div class="menu-list">${button("actions.assessIt", openAssessOrganization)} ${organization.childCount > 0 && button("actions.assessBelow", openAssessBelow)}
        ${OF_MEMBERS.includes(subject.level) && button("actions.assessMembers", openAssessMembers)}</div>
    </details>`}
    ${REORGANIZES.some(can) && html`<details class="menu"><summary class="button">${t("actions.hierarchy")}</summary>
      <div class="menu-list">${can("ESTABLISH_ORGANIZATION") && button("actions.establish", openEstablish)} ${can("RENAME_ORGANIZATION") && button("actions.rename", openRename)}
        ${can("CHANGE_LEVEL") && button("actions.level", openChangeLevel)} ${can("MOVE_ORGANIZATION") && button("actions.move", openMove)} ${can("MERGE_ORGANIZATIONS") && button("actions.merge", openMerge)} ${can("DISSOLVE_ORGANIZATION") && button("actions.dissolve", openDissolve)}</div>
    </details>`}
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
  may(organization, "END_SUPERVISION") && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endSupervision"), name: `${supervisor.name} → ${organization.name}` })}
    onClick=${() => openEndSupervision({ key: link.key, supervisor, organization })}>${t("actions.end")}</button>`;

/** Ends a post. */
export const EndPost = (/** @type {{post: any, member?: any, organization?: any}} */ { post, member = post.member, organization = post.organization }) =>
  may(organization, "END_APPOINTMENT") && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endPost"), name: `${member.name}, ${organization.name}` })}
    onClick=${() => openEndAppointment({ key: post.key, body: post.body, role: post.role, member, organization })}>${t("actions.end")}</button>`;
