// What the page about norms asks: how each kind is kept, what is not kept, and which norms hold with who is exempt.
import { PAGED, TOLD } from "../fragments.js";

const WAIVER = "key decision reason since until subtree organization { key name } norm { key kind regulation }";

/** By kind: how many were looked at, keep it, do not, and are exempt. */
export const AUDIT = /* GraphQL */ `query Audit($id: ID!, $on: Date, $known: DateTime) {
  audit(under: $id, asOf: $on, knownAt: $known) {
    counts { kind checked kept broken waived score }
  }
}`;

/** What of one kind is not kept, or is let pass by a waiver. */
export const FINDINGS = /* GraphQL */ `query Findings($id: ID!, $kinds: [NormKind!], $where: FindingWhere, $on: Date, $known: DateTime, $first: Int, $after: String) {
  audit(under: $id, kinds: $kinds, asOf: $on, knownAt: $known) {
    findings(where: $where, first: $first, after: $after) {
      ${PAGED}
      nodes {
        organization { ${TOLD} }
        member { key name }
        since
        explanation { text }
        norm { key kind regulation }
        waiver { ${WAIVER} }
      }
    }
  }
}`;

/** The norms that hold on the day, each with who is exempt from it. */
export const NORMS = /* GraphQL */ `query Norms($on: Date, $known: DateTime) {
  norms(asOf: $on, knownAt: $known) {
    key kind regulation level body besides membersFrom least most share base months days since until
    setBy { key name }
    waivers { ${WAIVER} }
  }
}`;
