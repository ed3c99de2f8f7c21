// Buttons that open the dialogs of changes, for the records of organizations and members.
import { html } from "../../html.js";
import { partly } from "../../ask/ask.js";
import { t } from "../../words/words.js";
import { may, mayUnder } from "./allowed.js";
import {
  openAppoint, openAssessBelow, openAssessMember, openAssessMembers, openAssessOrganization, openAssign, openChangeLevel, openConfirm, openDissolve, openEndAppointment, openEndSupervision, openErase, openEstablish, openMerge, openMove, openRecordMeeting, openRecordMemberCase, openRecordOrganizationCase, openRename,
} from "./open.js";

/** The levels whose organizations have members of their own. */
const OF_MEMBERS = ["GRASSROOTS_CELL", "CELL", "GROUP"];
/** The levels whose committee is a chi ủy. */
const CELLS = new Set(["GRASSROOTS_CELL", "CELL"]);
/** The levels whose meetings are recorded; above them it is those of what is under them. */
export const MEET = new Set([...OF_MEMBERS, "GRASSROOTS_COMMITTEE"]);

/** The kinds of change that are folded together. */
const REORGANIZES = ["ESTABLISH_ORGANIZATION", "RENAME_ORGANIZATION", "CHANGE_LEVEL", "MOVE_ORGANIZATION", "MERGE_ORGANIZATIONS", "DISSOLVE_ORGANIZATION"];

/** What can be recorded about an organization, by whoever may; what changes the hierarchy is folded. @param {{organization: {key: string, name: string, level: string, childCount: number, permittedChanges?: string[], permittedChangesUnder?: string[]}}} props */
export function OrganizationActions({ organization }) {
  const can = (/** @type {string} */ kind) => may(organization, kind);
  const [judged, judges] = [can("RECORD_ASSESSMENTS"), mayUnder(organization, "RECORD_ASSESSMENTS")];
  const subject = { key: organization.key, name: organization.name, level: organization.level };
  const button = (/** @type {string} */ words, /** @type {(of: any) => void} */ open, /** @type {any} */ of = subject) =>
    html`<button type="button" onClick=${() => open(of)}>${t(words)}</button>`;
  if (!organization.permittedChanges?.length && partly.value) return null;
  return html`<div class="actions">
    ${can("RECORD_MEETING") && MEET.has(subject.level) && button("actions.meeting", openRecordMeeting)} ${can("ASSIGN_SUPERVISOR") && button("actions.assign", openAssign)}
    ${can("APPOINT") && button(CELLS.has(subject.level) ? "actions.appointCell" : "actions.appoint", openAppoint, { organization: subject })} ${can("CONFIRM_ORGANIZATION") && button("actions.confirm", openConfirm)}
    ${can("RECORD_CASES") && button("actions.case", openRecordOrganizationCase)}
    ${(judged || judges) && html`<details class="menu"><summary class="button">${t("actions.assess")}</summary>
      <div class="menu-list">${judged && button("actions.assessIt", openAssessOrganization)} ${judges && organization.childCount > 0 && button("actions.assessBelow", openAssessBelow)}
        ${judges && OF_MEMBERS.includes(subject.level) && button("actions.assessMembers", openAssessMembers)}</div>
    </details>`}
    ${REORGANIZES.some(can) && html`<details class="menu"><summary class="button">${t("actions.hierarchy")}</summary>
      <div class="menu-list">${can("ESTABLISH_ORGANIZATION") && button("actions.establish", openEstablish)} ${can("RENAME_ORGANIZATION") && button("actions.rename", openRename)}
        ${can("CHANGE_LEVEL") && button("actions.level", openChangeLevel)} ${can("MOVE_ORGANIZATION") && button("actions.move", openMove)} ${can("MERGE_ORGANIZATIONS") && button("actions.merge", openMerge)} ${can("DISSOLVE_ORGANIZATION") && button("actions.dissolve", openDissolve)}</div>
    </details>`}
  </div>`;
}

/** What can be recorded about a member, by whoever may in the cell. @param {{member: {key: string, name: string, cell?: {permittedChanges?: string[], permittedChangesUnder?: string[]} | null}}} props */
export function MemberActions({ member: { key, name, cell } }) {
  const can = (/** @type {string} */ kind) => mayUnder(cell ?? {}, kind);
  const button = (/** @type {string} */ words, /** @type {() => void} */ open) => html`<button type="button" onClick=${open}>${t(words)}</button>`;
  if (!["APPOINT", "RECORD_ASSESSMENTS", "RECORD_CASES"].some(can)) return null;
  return html`<div class="actions">
    ${can("APPOINT") && button("actions.appoint", () => openAppoint({ member: { key, name } }))} ${can("RECORD_ASSESSMENTS") && button("actions.assess", () => openAssessMember({ key, name }))}
    ${can("RECORD_CASES") && button("actions.case", () => openRecordMemberCase({ key, name }))}
    ${!partly.value && html`<details class="menu"><summary class="button">${t("actions.more")}</summary>
      <div class="menu-list">${button("actions.erase", () => openErase({ key, name }))}</div>
    </details>`}
  </div>`;
}

/** Ends a link of supervision; its two ends are named, as a list leaves out the one that it is about. */
export const EndSupervision = (/** @type {{link: any, supervisor?: any, organization?: any}} */ { link, supervisor = link.supervisor, organization = link.organization }) =>
  may(organization, "END_SUPERVISION") && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endSupervision"), name: `${supervisor.name} → ${organization.name}` })}
    onClick=${() => openEndSupervision({ key: link.key, supervisor, organization })}>${t("actions.endSupervision")}</button>`;

/** Ends a post. */
export const EndPost = (/** @type {{post: any, member?: any, organization?: any}} */ { post, member = post.member, organization = post.organization }) =>
  may(organization, "END_APPOINTMENT") && html` <button type="button" class="small" aria-label=${t("actions.endOf", { what: t("actions.endPost"), name: `${member.name}, ${organization.name}` })}
    onClick=${() => openEndAppointment({ key: post.key, body: post.body, role: post.role, member, organization })}>${t("actions.endPost")}</button>`;
