// Which changes are offered: those that whoever looks may make.
import { partly } from "../../ask/ask.js";

/** Whether whoever looks may make a kind of change of an organization; where it was not asked, whoever sees all. @param {{permittedChanges?: string[]}} organization @param {string} kind */
export const may = ({ permittedChanges }, kind) => permittedChanges?.includes(kind) ?? !partly.value;

/** Whether whoever looks may make it of an organization's members, and of what is under it. @param {{permittedChangesUnder?: string[]}} organization @param {string} kind */
export const mayUnder = ({ permittedChangesUnder }, kind) => permittedChangesUnder?.includes(kind) ?? !partly.value;
