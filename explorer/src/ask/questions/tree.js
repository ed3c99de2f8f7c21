// What the tree asks: all of it at once where it is not too large, else the children of a branch; figures of seen rows.

const NODE = "key code name level sector";
const nested = (/** @type {number} */ depth) =>
  depth === 0 ? "" : ` children(first: 1000) { nodes { ${NODE}${nested(depth - 1)} } pageInfo { hasNextPage } }`;

/** How large the tree is, and its own row. */
export const TREE_SIZE = /* GraphQL */ `query TreeSize($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { ${NODE} childCount descendantCount }
}`;

/** The whole tree: eight levels, as many as there are. */
export const TREE = /* GraphQL */ `query Tree($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { ${NODE}${nested(7)} }
}`;

/** The children of one branch, a page of them, with how many each has itself. */
export const BRANCH = /* GraphQL */ `query Branch($id: ID!, $after: String, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) {
    key
    children(first: 200, after: $after) { totalCount nodes { ${NODE} childCount } pageInfo { hasNextPage endCursor } }
  }
}`;

/** The columns of rows that are seen, by their codes, which one organization has at a time. */
export const COLUMNS = /* GraphQL */ `query Columns(
  $codes: [String!]!, $on: Date, $known: DateTime
  $members: Boolean!, $cells: Boolean!, $secretary: Boolean!, $followers: Boolean!, $coverage: Boolean!, $meeting: Boolean!, $confirmed: Boolean!
) {
  organizations(where: { codes: $codes }, first: 100, asOf: $on, knownAt: $known) {
    nodes {
      key
      memberCount @include(if: $members)
      cellCount @include(if: $cells)
      secretary @include(if: $secretary) { key name }
      supervisions @include(if: $followers) { supervisor { key name } standing { holds } }
      coverage @include(if: $coverage) { state below { organizations supervised } }
      lastMeeting @include(if: $meeting) { heldOn }
      confirmedOn @include(if: $confirmed)
    }
  }
}`;

/** Where organizations went that the tree of one day has and that of another has not. */
export const HEIRS = /* GraphQL */ `query Heirs($under: ID!, $from: Date!, $to: Date!, $known: DateTime) {
  compare(under: $under, from: $from, to: $to, knownAt: $known) {
    differences(where: { kinds: [MERGED_INTO] }, first: 1000) {
      nodes { before { key name } heirs { organization { key name } } }
    }
  }
}`;
