// What the record of a place asks.
import { PAGED } from "../fragments.js";

export const PLACE = /* GraphQL */ `
  query Place($id: ID!, $on: Date, $known: DateTime) {
    place(by: { id: $id }, asOf: $on, knownAt: $known) {
      key
      code
      kind
      name
      nameGenerated
      lat
      lon
      since
      until
      residentCount
      parent { key name kind parent { key name kind parent { key name kind } } }
      organizations { key name level secretary { key name } }
      offices(includePast: true) { key kind title since until holder { __typename key name } }
      children(first: 0) { totalCount }
    }
  }
`;

export const PLACE_LIFE = /* GraphQL */ `
  query PlaceLife($id: ID!, $known: DateTime) {
    life(id: $id, knownAt: $known) {
      from
      until
      shown { __typename key ... on Place { name kind parent { key name } } }
    }
  }
`;

export const PLACE_CHILDREN = /* GraphQL */ `
  query PlaceChildren($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    place(by: { id: $id }, asOf: $on, knownAt: $known) {
      children(first: $first, after: $after) {
        nodes { key name kind code residentCount organizations { key name } }
        ${PAGED}
      }
    }
  }
`;

export const RESIDENTS = /* GraphQL */ `
  query Residents($id: ID!, $on: Date, $known: DateTime, $first: Int, $after: String) {
    place(by: { id: $id }, asOf: $on, knownAt: $known) {
      residents(first: $first, after: $after) {
        nodes { key name standing birthDate admittedOn cell { key name } }
        ${PAGED}
      }
    }
  }
`;
