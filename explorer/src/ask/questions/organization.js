// What the record of an organization asks: its head at once, the rest when its tab is opened.
import { PAGED, SUBJECTS } from "../fragments.js";

export const ORGANIZATION = /* GraphQL */ `
  query Organization($id: ID!, $on: Date, $known: DateTime) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      key
      name
      shortName
      code
      level
      sector
      since
      until
      confirmedOn
      childCount
      permittedChanges
      permittedChangesUnder
      parent { key name }
      lastMeeting { heldOn expected present }
      leaders: assignments(where: { roles: [SECRETARY, DEPUTY_SECRETARY] }) { key body role since member { key name } }
      places { key name kind }
      supervisions(includePast: true) {
        key
        duties
        since
        until
        decision
        visitsPerYear
        supervisor { key name }
        standing { holds reason explanation { text } }
      }
    }
  }
`;

/** What adds up everything that is under it: asked apart, so that nothing waits for it. */
export const ORGANIZATION_FIGURES = /* GraphQL */ `
  query OrganizationFigures($id: ID!, $on: Date, $known: DateTime) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      memberCount
      official: memberCount(standing: OFFICIAL)
      cellCount
      descendantCount
      coverage { below { organizations supervised } }
    }
  }
`;

export const ORGANIZATION_LIFE = /* GraphQL */ `
  query OrganizationLife($id: ID!, $known: DateTime) {
    life(id: $id, knownAt: $known) {
      from
      until
      shown { __typename key ... on Organization { name level childCount parent { key name } } }
      beganBy { kind on decision }
      endedBy { kind on decision }
      cameFrom { extent event { kind on } organization { key name since until parent { key name } } }
      wentInto { extent event { kind on } organization { key name since until parent { key name } } }
    }
  }
`;

export const CHILDREN_MERGED = /* GraphQL */ `
  query ChildrenMerged($id: ID!, $from: Date!, $to: Date!, $known: DateTime) {
    compare(under: $id, from: $from, to: $to, knownAt: $known) {
      counts { kind count }
      differences(where: { kinds: [MERGED_INTO] }, first: 1000) {
        totalCount
        nodes { before { key name level parent { key } } heirs { extent organization { key name since } } }
      }
    }
  }
`;

export const ORGANIZATION_POSTS = /* GraphQL */ `
  query OrganizationPosts($id: ID!, $on: Date, $known: DateTime) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      assignments(includePast: true) { key body role since until decision member { key name } }
      offices(includePast: true) { key kind title since until holder { __typename key name } }
    }
  }
`;

export const ORGANIZATION_CHAIN = /* GraphQL */ `
  query OrganizationChain($id: ID!, $on: Date, $known: DateTime) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      supervisionChain {
        organization { key name level }
        supervisions { key duties since until supervisor { key name } standing { holds reason } }
      }
    }
  }
`;

export const MEMBERS_UNDER = /* GraphQL */ `
  query MembersUnder($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String, $orderBy: MemberOrder) {
    members(under: $id, asOf: $on, knownAt: $known, first: $first, after: $after, orderBy: $orderBy) {
      nodes { key name standing circumstance birthDate cardNumber admittedOn officialOn cell { key name code } }
      ${PAGED}
    }
  }
`;

export const ORGANIZATION_MEETINGS = /* GraphQL */ `
  query OrganizationMeetings($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      meetings(first: $first, after: $after, orderBy: { field: HELD_ON, direction: DESC }) {
        nodes {
          key
          kind
          heldOn
          expected
          present
          excused
          points
          level
          attendances { capacity member { key name } onBehalfOf { key name } }
        }
        ${PAGED}
      }
    }
  }
`;

export const ORGANIZATION_PLANS = /* GraphQL */ `
  query OrganizationPlans($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      plannedMeetings(first: $first, after: $after, where: { held: false }) {
        nodes { key kind plannedFor note overdue }
        ${PAGED}
      }
    }
  }
`;

export const ORGANIZATION_EVENTS = /* GraphQL */ `
  query OrganizationEvents($id: ID!, $on: Date, $known: DateTime) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      profiles { name shortName level since until }
      events { key kind on decision originals { key name since until } results { key name since until } }
      predecessors(transitive: true) { extent event { kind on decision } from { key name } organization { key name since until } }
      successors(transitive: true) { extent event { kind on decision } from { key name } organization { key name since until } }
    }
  }
`;

export const ORGANIZATION_HISTORY = /* GraphQL */ `
  query OrganizationHistory($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    organization(by: { id: $id }, asOf: $on, knownAt: $known) {
      history(first: $first, after: $after, orderBy: { field: SEQ, direction: DESC }) {
        nodes { key seq at actor kind on decision ${SUBJECTS} }
        ${PAGED}
      }
    }
  }
`;
