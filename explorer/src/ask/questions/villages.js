// What the page about villages asks: which of them lack something or share a cell, and whose secretary is also the village's head.
import { PAGED, TOLD } from "../fragments.js";

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

const SECRETARIES = "sectors: [VILLAGE], seats: { bodies: [CELL_COMMITTEE], roles: [SECRETARY] }";
const counts = (/** @type {string} */ condition) => `memberCounts(under: $id, by: CHILD, where: { ${condition} }, asOf: $on, knownAt: $known) {
    total
    groups { count child { ${TOLD} } }
  }`;

/** How many secretaries of village cells there are below, and how many of them are heads of a village. */
export const VILLAGE_SECRETARIES = /* GraphQL */ `query VillageSecretaries($id: ID!, $on: Date, $known: DateTime) {
  all: ${counts(SECRETARIES)}
  heads: ${counts(`${SECRETARIES}, officeKinds: [VILLAGE_HEAD]`)}
}`;

/** The secretaries of village cells who are heads of a village, or those who are not. */
export const VILLAGE_SECRETARIES_UNDER = /* GraphQL */ `query VillageSecretariesUnder($id: ID!, $are: [OfficeKind!], $lack: [OfficeKind!], $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: members(under: $id, where: { ${SECRETARIES}, officeKinds: $are, lacksOfficeKinds: $lack }, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { key name cell { ${TOLD} } offices { kind title } }
  }
}`;
