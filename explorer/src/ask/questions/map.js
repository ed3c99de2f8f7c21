/** The communes of the day with what a point of the map says of them, and Hoàng Sa, which lies far from them. */

export const COMMUNES = /* GraphQL */ `
query Communes($coverage: Boolean!, $villages: Boolean!, $on: Date, $known: DateTime) {
  places(where: {kinds: [COMMUNE]}, first: 1000, asOf: $on, knownAt: $known) {
    totalCount
    nodes {
      __typename key name lat lon
      parent { name }
      villages: children(where: {kinds: [VILLAGE]}) @include(if: $villages) { totalCount }
      empty: children(where: {kinds: [VILLAGE], coverage: NO_MEMBERS}) @include(if: $villages) { totalCount }
      organizations {
        __typename key name memberCount
        parent { key }
        predecessors(transitive: true) { organization { key } }
        coverage @include(if: $coverage) { below { organizations supervised withoutStanding lapsed unsupervised } }
      }
    }
  }
  far: places(where: {text: "Hoàng Sa", kinds: [COMMUNE, DISTRICT]}, first: 2, asOf: $on, knownAt: $known) {
    nodes { __typename key name kind organizations { __typename key name } }
  }
}`;

/** What the map is looked at for: the organization and what it is under. */
export const MAP_SUBJECT = /* GraphQL */ `
query MapSubject($id: ID!, $on: Date, $known: DateTime) {
  organization(by: {id: $id}, asOf: $on, knownAt: $known) { key name ancestors { key } }
}`;
