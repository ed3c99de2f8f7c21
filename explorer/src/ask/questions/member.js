// What the record of a person asks. Of somebody who is no member, only the civil posts are known.
import { PAGED, SUBJECTS } from "../fragments.js";

export const MEMBER = /* GraphQL */ `
  query Member($id: ID!, $on: Date, $known: DateTime, $from: Date!, $to: Date!) {
    member(id: $id, asOf: $on, knownAt: $known) {
      key
      name
      standing
      circumstance
      birthDate
      cardNumber
      admittedOn
      officialOn
      home { key name kind parent { key name } }
      cell { key name level permittedChangesUnder ancestors { key name } }
      memberships(includePast: true) { key kind standing circumstance since until endReason organization { key name } }
      assignments(includePast: true) { key body role since until decision organization { key name } }
      offices(includePast: true) { key kind title since until place { key name } organization { key name } }
      supervisions(includePast: true) {
        key
        duties
        since
        until
        decision
        visitsPerYear
        organization { key name code level parent { key name } }
        standing { holds reason explanation { text } through { key name } }
        attendance(from: $from, to: $to) { visitsPossible attended byStandIn required shortfall lastVisit }
      }
    }
  }
`;

export const MEMBER_LIFE = /* GraphQL */ `
  query MemberLife($id: ID!, $known: DateTime) {
    life(id: $id, knownAt: $known) {
      from
      until
      shown { __typename key ... on Member { name memberships(includePast: true) { since until endReason organization { key name } } } }
    }
  }
`;

export const NON_MEMBER = /* GraphQL */ `
  query NonMember($id: ID!) {
    node(id: $id) {
      __typename
      key
      ... on NonMember { name offices(includePast: true) { key kind title since until place { key name } organization { key name } } }
    }
  }
`;

export const MEMBER_HISTORY = /* GraphQL */ `
  query MemberHistory($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    member(id: $id, asOf: $on, knownAt: $known) {
      history(first: $first, after: $after, orderBy: { field: SEQ, direction: DESC }) {
        nodes { key seq at actor kind on decision ${SUBJECTS} }
        ${PAGED}
      }
    }
  }
`;
