// What the comparison of two days asks.
import { PAGED } from "../fragments.js";

export const COMPARISON = /* GraphQL */ `
  query Comparison($id: ID!, $from: Date!, $to: Date!, $known: DateTime, $kinds: [DifferenceKind!], $first: Int, $after: String) {
    compare(under: $id, from: $from, to: $to, knownAt: $known) {
      under { key name }
      from
      to
      counts { kind count }
      differences(where: { kinds: $kinds }, first: $first, after: $after) {
        nodes {
          kind
          before { key name code level parent { key name } }
          after { key name code level parent { key name } }
          event { kind on decision }
          heirs { extent organization { key name } }
        }
        ${PAGED}
      }
    }
  }
`;

export const DAYS_OF_CHANGE = /* GraphQL */ `
  query DaysOfChange($id: ID!, $to: Date, $known: DateTime) {
    life(id: $id, knownAt: $known) { from until shown { __typename key ... on Organization { name } } }
    timeline(under: $id, of: [ORGANIZATIONS, HIERARCHY, NAMES], to: $to, last: 6, knownAt: $known) {
      nodes { on }
    }
  }
`;
