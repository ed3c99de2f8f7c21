// The way down to an organization, for views that stand on one; asked where the tree at the side does not hold it.

export const CRUMBS = /* GraphQL */ `query Crumbs($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { key name ancestors { key name } }
}`;

export const SIBLINGS = /* GraphQL */ `query Siblings($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { key children(first: 500) { totalCount nodes { key name code } } }
}`;
