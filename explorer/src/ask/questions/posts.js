// What the page about concurrent posts asks: how many secretaries hold a civil post, too, and who they are.
import { PAGED, TOLD } from "../fragments.js";

const SECRETARIES = "sectors: $sectors, seats: { bodies: $bodies, roles: [SECRETARY] }";
const counts = (/** @type {string} */ condition) => `memberCounts(under: $id, by: CHILD, where: { ${condition} }, asOf: $on, knownAt: $known) {
    total
    groups { count child { ${TOLD} } }
  }`;

/** How many secretaries there are below, and how many of them hold the post. */
export const CONCURRENT = /* GraphQL */ `query Concurrent($id: ID!, $sectors: [Sector!], $bodies: [Body!], $are: [OfficeKind!], $on: Date, $known: DateTime) {
  all: ${counts(SECRETARIES)}
  holding: ${counts(`${SECRETARIES}, officeKinds: $are`)}
}`;

/** The secretaries who hold the post, or those who do not. */
export const CONCURRENT_UNDER = /* GraphQL */ `query ConcurrentUnder($id: ID!, $sectors: [Sector!], $bodies: [Body!], $are: [OfficeKind!], $lack: [OfficeKind!], $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: members(under: $id, where: { ${SECRETARIES}, officeKinds: $are, lacksOfficeKinds: $lack }, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { key name assignments { role organization { ${TOLD} } } offices { kind title } }
  }
}`;
