// What the lists of changes ask: lines of the ledger, newest first, and one of them in full when it is opened.
import { PAGED, SUBJECTS } from "../fragments.js";

export const CHANGES = /* GraphQL */ `
  query Changes($id: ID, $on: Date, $known: DateTime, $kinds: [ChangeKind!], $first: Int, $after: String) {
    changes(under: $id, where: { kinds: $kinds }, orderBy: { field: SEQ, direction: DESC }, asOf: $on, knownAt: $known, first: $first, after: $after) {
      nodes { key seq at actor kind on decision ${SUBJECTS} }
      ${PAGED}
    }
  }
`;

export const CHANGE = /* GraphQL */ `
  query Change($id: ID!) {
    node(id: $id) {
      ... on Change {
        key
        seq
        hash
        subjects(first: 200) { totalCount nodes { __typename key ... on Organization { name } ... on Person { name } } }
        opened(first: 200) { totalCount nodes { kind of to values { name text number day flag } } }
        closed(first: 200) { totalCount nodes { kind of to values { name text number day flag } } }
      }
    }
  }
`;

export const NAMES = /* GraphQL */ `
  query Names($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      key
      ... on Organization { name }
      ... on Person { name }
      ... on Place { name }
      ... on Meeting { heldOn organization { key name } }
      ... on PlannedMeeting { plannedFor organization { key name } }
      ... on ChangeEvent { kind on }
    }
  }
`;

export const SUBJECT_NAME = /* GraphQL */ `
  query SubjectName($id: ID!, $known: DateTime) {
    life(id: $id, knownAt: $known) { from until shown { __typename key ... on Organization { name } } }
  }
`;
