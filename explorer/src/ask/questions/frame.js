// What the frame asks: the clock, the days of change, search.
import { PAGED } from "../fragments.js";

export const CLOCK = /* GraphQL */ `query Clock {
  clock { today firstDay lastDay head { seq at } }
  roots { key name }
}`;

/** The ledger's newest line. */
export const HEAD = /* GraphQL */ `query Head { clock { head { seq } } }`;

/** Days on which the hierarchy changed: between two of them the tree is the same. */
export const TIMELINE = /* GraphQL */ `query Timeline($under: ID!, $known: DateTime, $after: String) {
  timeline(under: $under, of: [ORGANIZATIONS, HIERARCHY, NAMES], first: 1000, after: $after, knownAt: $known) {
    nodes { on counts { began ended } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const HIT = `
  __typename
  ... on Organization { key name code level ancestors { name level } since until }
  ... on Member { key name cell { name parent { name } } }
  ... on Place { key name kind placeCode: code parent { name } since until }`;

export const SEARCH = /* GraphQL */ `query Search($text: String!, $kinds: [SearchKind!], $perKind: Int, $on: Date, $known: DateTime) {
  search(text: $text, kinds: $kinds, perKind: $perKind, asOf: $on, knownAt: $known) { nodes {${HIT} } }
}`;

/** What lived on another day than the one that is shown. */
export const SEARCH_ANY_DAY = /* GraphQL */ `query SearchAnyDay($text: String!, $perKind: Int, $known: DateTime) {
  search(text: $text, perKind: $perKind, anyDay: true, knownAt: $known) {
    nodes {${HIT}
      ... on Organization { successors { organization { key name } } }
    }
  }
}`;

/** Everything that is found of one kind, page by page. */
export const SEARCH_ALL = /* GraphQL */ `query SearchAll($text: String!, $kinds: [SearchKind!], $first: Int, $after: String, $on: Date, $known: DateTime) {
  search(text: $text, kinds: $kinds, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes {${HIT} }
  }
}`;

/** What whoever sees a part finds there, by pieces of the names. */
export const SEARCH_IN_PART = /* GraphQL */ `query SearchInPart($text: String!, $organizations: Boolean!, $members: Boolean!, $first: Int, $after: String, $on: Date) {
  organizations(where: { text: $text }, first: $first, after: $after, asOf: $on) @include(if: $organizations) {
    ${PAGED}
    nodes { __typename key name code ancestors { name level } since until }
  }
  members(where: { text: $text }, first: $first, after: $after, asOf: $on) @include(if: $members) {
    ${PAGED}
    nodes { __typename key name cell { name parent { name } } }
  }
}`;

/** Every change as it is made; `subjects` names what it is about first. */
export const FEED = /* GraphQL */ `subscription Feed {
  changes { change { seq kind subjects(first: 1) { nodes { ... on Organization { name } ... on Person { name } } } } }
}`;
