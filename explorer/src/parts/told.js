// The facts that a change opened and closed, in words: what is new, what is gone, what is otherwise than before.
import { html } from "../html.js";
import { shift } from "../model/day.js";
import { day, number, roleIn, t, term } from "../words/words.js";
import { Link, subject } from "./link.js";

/** What the values of a property are called by; of `kind` it depends on the fact. */
/** @type {Record<string, string>} */
const ENUMERATIONS = { body: "Body", besides: "Body", base: "CapBase", standing: "Standing", circumstance: "Circumstance", endReason: "EndReason", level: "Level", sector: "Sector", duties: "Duty", capacity: "AttendanceCapacity", extent: "Extent", comparableGroup: "ComparableGroup", form: "CaseForm", source: "CaseSource", outcome: "CaseOutcome", state: "TaskState", purpose: "StatedPurpose", indicator: "IndicatorKind" };
/** @type {Record<string, string>} */
const KINDS = { MEMBER_OF: "MembershipKind", ChangeEvent: "ChangeEventKind", HOLDS_OFFICE_IN: "OfficeKind", HOLDS_OFFICE_AT: "OfficeKind", Meeting: "MeetingKind", OF: "MeetingKind", PLANS: "MeetingKind", Place: "PlaceKind", ASSESSED: "AssessmentKind", MEMBER_ASSESSED: "AssessmentKind", Sheet: "SheetKind", Case: "CaseKind", Norm: "NormKind", Directive: "DirectiveKind", REFERS_TO: "ReferenceKind" };
/** Links of which the organization says enough: the other end is told by a fact of its own. */
const ALONE = new Set(["OF", "HAS_PROFILE", "PLANS"]);
/** Facts whose level is a result. */
const JUDGED = new Set(["ASSESSED", "MEMBER_ASSESSED"]);
/** Days that no longer belong to what they end. */
const ENDS = new Set(["until", "periodTo"]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {string} kind @param {string} name @param {any} value @param {unknown} [body] in which a role is held @returns {string} */
function says(kind, name, value, body) {
  if (value === undefined) return t("told.nothing");
  if (Array.isArray(value)) return value.map((one) => says(kind, name, one)).join(", ");
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return t(value ? "told.yes" : "told.no");
  if (name === "body" && value === "NONE") return t("told.nothing");
  if (name === "role") return roleIn(body, value);
  const enumeration = name === "kind" ? KINDS[kind] : name === "level" && JUDGED.has(kind) ? "AssessmentLevel" : ENUMERATIONS[name];
  if (enumeration) return term(`${enumeration}.${value}`);
  if (!DAY.test(value)) return value;
  return day(ENDS.has(name) ? shift(value, -1) : value); // an end is the first day without; the last day is shown
}

/** @param {{id: string, names: Map<string, any>}} props */
function Named({ id, names }) {
  const node = names.get(id);
  if (!node) return html`<span class="second">${t("told.unnamed")}</span>`;
  const [words, on] = node.__typename === "Meeting" ? ["told.meeting", node.heldOn] : node.__typename === "PlannedMeeting" ? ["told.planned", node.plannedFor] : [];
  if (words) return html`${t(words, { day: day(on) })} <${Link} to=${{ view: "o", id: node.organization.key }}>${node.organization.name}<//>`;
  if (node.__typename === "ChangeEvent") return `${term(`ChangeEventKind.${node.kind}`)} ${day(node.on)}`;
  return html`<${Link} to=${subject(node)}>${node.name}<//>`;
}

/** @param {{fact: import("../model/facts.js").Told}} props */
function Values({ fact: { kind, mark, values, differences } }) {
  if (mark === "✎") {
    return differences.map(
      ({ name, before, after }) => html`<li key=${name}>${t(`value.${name}`)}: <del>${says(kind, name, before, values.body)}</del> → <ins>${says(kind, name, after, values.body)}</ins></li>`,
    );
  }
  return Object.entries(values).map(([name, value]) => html`<li key=${name}>${t(`value.${name}`)}: ${says(kind, name, value, values.body)}</li>`);
}

const MARKS = { "+": "added", "−": "ended", "✎": "changed" };

/**
 * @param {{facts: import("../model/facts.js").Told[], names: Map<string, any>, shown: number, total: number}} props
 */
export function Told({ facts, names, shown, total }) {
  if (facts.length === 0) return html`<p class="second">${t("told.none")}</p>`;
  return html`<ul class="told">
      ${facts.map((fact, place) => {
        const [one, other] = ALONE.has(fact.kind) ? [fact.kind === "OF" ? fact.to : fact.of, null] : [fact.of, fact.to];
        return html`<li key=${place} class=${MARKS[fact.mark]}>
          <p><span class="mark" aria-hidden="true">${fact.mark}</span><span class="unseen">${t(`told.${MARKS[fact.mark]}`)}: </span><strong>${t(`fact.${fact.kind}`)}</strong>: ${one && html`<${Named} id=${one} names=${names} />`}${other && html` → <${Named} id=${other} names=${names} />`}</p>
          <ul class="values"><${Values} fact=${fact} /></ul>
        </li>`;
      })}
    </ul>
    ${shown < total ? html`<p class="second">${t("table.some", { shown: number(shown), total: number(total) })}</p>` : null}`;
}
