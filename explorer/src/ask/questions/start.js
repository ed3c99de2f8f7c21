// What stands out on the day: numbers, supervision, visits overdue, the latest changes.
import { TOLD } from "../fragments.js";

export const START = /* GraphQL */ `query Start($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { key name memberCount cellCount descendantCount }
  supervisionCoverage(under: $id, asOf: $on, knownAt: $known) {
    figures { organizations supervised withoutStanding lapsed unsupervised }
  }
  visitsDue(of: { under: $id }, asOf: $on, knownAt: $known) { total overdue neverVisited }
  directives(orderBy: { field: ISSUED_ON, direction: DESC }, first: 4, asOf: $on, knownAt: $known) { nodes { key symbol title } }
  events(under: $id, where: { on: { to: $on } }, orderBy: { field: ON, direction: DESC }, first: 6, asOf: $on, knownAt: $known) {
    nodes { key kind on originals { ${TOLD} } results { ${TOLD} } }
  }
}`;
