// A meeting's kind in words.
import { term } from "./words.js";

const KINDS = ["REGULAR", "THEMATIC", "EXTRAORDINARY"];

/** @param {{kind: string}} meeting held or planned */
export const meetingKind = ({ kind }) => term(`MeetingKind.${kind}`);

/** All of them, as a list to choose from has them. @returns {[string, string][]} */
export const meetingKinds = () => KINDS.map((kind) => [kind, meetingKind({ kind })]);
