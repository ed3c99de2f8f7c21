// What the page about villages asks: which of them lack something or share a cell.
import { PAGED } from "../fragments.js";

/** Villages of a state, each with since when; of the whole country where no place is named. */
export const VILLAGES = /* GraphQL */ `query Villages($id: ID, $coverage: PlaceCoverage!, $on: Date, $known: DateTime, $first: Int, $after: String) {
  places(under: $id, where: { kinds: [VILLAGE], coverage: $coverage }, asOf: $on, knownAt: $known, first: $first, after: $after) {
    nodes { key name parent { key name } organizations { key name } states { state since } }
    ${PAGED}
  }
}`;

/** Which places an organization is about; what is above all of them covers none itself. */
export const COVERED = /* GraphQL */ `query Covered($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { key parent { key } places { key name } }
}`;
