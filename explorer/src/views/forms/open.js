// What opens the dialogs of changes, for buttons of any view; a form's own code is loaded when it is first opened.

/**
 * @typedef {{key: string, name: string, level: string}} Organization
 * @typedef {{key: string, name: string}} Named
 */

export const openRecordMeeting = (/** @type {Named & {level?: string}} */ organization, /** @type {any} */ planned = undefined) =>
  import("./meeting.js").then((form) => form.openRecordMeeting(organization, planned));

export const openPlan = (/** @type {Named} */ organization) => import("./planned.js").then((form) => form.openPlan(organization));

export const openReplan = (/** @type {any} */ planned, /** @type {Named} */ organization) => import("./planned.js").then((form) => form.openReplan(planned, organization));

export const openCallOff = (/** @type {any} */ planned, /** @type {Named} */ organization) => import("./planned.js").then((form) => form.openCallOff(planned, organization));

export const openAssign = (/** @type {Organization} */ organization) => import("./assign.js").then((form) => form.openAssign(organization));

export const openEndSupervision = (/** @type {{key: string, supervisor: {name: string}, organization: {name: string}}} */ supervision) =>
  import("./assign.js").then((form) => form.openEndSupervision(supervision));

/** From an organization's record (`organization`) or a member's (`member`); what is not given is chosen. */
export const openAppoint = (/** @type {{organization?: Organization, member?: Named}} */ subject) =>
  import("./appoint.js").then((form) => form.openAppoint(subject));

export const openEndAppointment = (
  /** @type {{key: string, body: string, role: string, member: Named, organization: Named}} */ assignment,
) => import("./appoint.js").then((form) => form.openEndAppointment(assignment));

export const openErase = (/** @type {Named} */ member) => import("./erase.js").then((form) => form.openErase(member));

export const openConfirm = (/** @type {Named} */ organization) => import("./confirm.js").then((form) => form.openConfirm(organization));

export const openMove = (/** @type {Organization} */ organization) => import("./hierarchy.js").then((form) => form.openMove(organization));

export const openEstablish = (/** @type {Organization} */ parent) => import("./founding.js").then((form) => form.openEstablish(parent));

export const openRename = (/** @type {Organization} */ organization) => import("./founding.js").then((form) => form.openRename(organization));

export const openChangeLevel = (/** @type {Organization} */ organization) => import("./founding.js").then((form) => form.openChangeLevel(organization));

export const openMerge = (/** @type {Organization} */ organization) => import("./hierarchy.js").then((form) => form.openMerge(organization));

export const openDissolve = (/** @type {Organization} */ organization) =>
  import("./hierarchy.js").then((form) => form.openDissolve(organization));

export const openAssessOrganization = (/** @type {Named} */ organization) => import("./assess.js").then((form) => form.openAssessOrganization(organization));

/** All that are directly under an organization, by one decision. */
export const openAssessBelow = (/** @type {Named} */ organization) => import("./assess.js").then((form) => form.openAssessBelow(organization));

/** The members of a cell, by one decision. */
export const openAssessMembers = (/** @type {Named} */ cell) => import("./assess.js").then((form) => form.openAssessMembers(cell));

export const openAssessMember = (/** @type {Named} */ member) => import("./assess.js").then((form) => form.openAssessMember(member));

export const openRecordOrganizationCase = (/** @type {Named} */ organization) => import("./case.js").then((form) => form.openRecordOrganizationCase(organization));

export const openRecordMemberCase = (/** @type {Named} */ member) => import("./case.js").then((form) => form.openRecordMemberCase(member));

export const openCloseCase = (/** @type {any} */ one) => import("./case.js").then((form) => form.openCloseCase(one));

export const openCorrectCase = (/** @type {any} */ one) => import("./correctcase.js").then((form) => form.openCorrectCase(one));

export const openCorrectAssessment = (/** @type {any} */ assessment, /** @type {Named} */ of) =>
  import("./correctassessment.js").then((form) => form.openCorrectAssessment(assessment, of));

export const openIssue = (/** @type {Named} */ issuer) => import("./directive.js").then((form) => form.openIssue(issuer));

export const openStateFigures = (/** @type {Named} */ organization) => import("./figures.js").then((form) => form.openStateFigures(organization));

export const openCorrectFigure = (/** @type {any} */ one, /** @type {string} */ indicator) => import("./figures.js").then((form) => form.openCorrectFigure(one, indicator));

export const openReport = (/** @type {import("./progress.js").Given} */ given) => import("./progress.js").then((form) => form.openReport(given));

export const openGrantWaiver = (/** @type {Named} */ organization, /** @type {import("./waiver.js").Norm} */ norm) =>
  import("./waiver.js").then((form) => form.openGrantWaiver(organization, norm));

export const openEndWaiver = (/** @type {any} */ waiver) => import("./waiver.js").then((form) => form.openEndWaiver(waiver));

export const openGrant = (/** @type {Named} */ organization) => import("./access.js").then((form) => form.openGrant(organization));

export const openRevoke = (/** @type {any} */ grant) => import("./access.js").then((form) => form.openRevoke(grant));
