// What the page of administration asks and changes: who may see what, and who was shown what is personal.
import { OUTCOME, PAGED } from "../fragments.js";

const GRANT = "grant { key role since until decision viewer { name } organization { key name } }";

export const GRANTS = /* GraphQL */ `query Grants($id: ID!, $roles: [ViewerRole!], $past: Boolean, $on: Date, $known: DateTime, $first: Int, $after: String) {
  grants(under: $id, where: { roles: $roles }, includePast: $past, asOf: $on, knownAt: $known, first: $first, after: $after) {
    nodes { key role since until decision viewer { key name iss sub } organization { key name } grantedBy { name } }
    ${PAGED}
  }
}`;

export const GRANT_ACCESS = /* GraphQL */ `mutation GrantAccess($input: GrantAccessInput!) {
  grantAccess(input: $input) { ${GRANT} ${OUTCOME} }
}`;

export const REVOKE_ACCESS = /* GraphQL */ `mutation RevokeAccess($input: RevokeAccessInput!) {
  revokeAccess(input: $input) { ${GRANT} ${OUTCOME} }
}`;

/** The log up to a moment: it grows without the ledger, so that an answer is of its own moment. */
export const READINGS = /* GraphQL */ `query Readings($viewers: [ID!], $members: [ID!], $purposes: [Purpose!], $from: DateTime, $to: DateTime!, $first: Int, $after: String) {
  readings(where: { viewers: $viewers, members: $members, purposes: $purposes, at: { from: $from, to: $to } }, first: $first, after: $after) {
    nodes { seq at purpose note fields memberCount viewer { key name } members(first: 20) { key name } }
    ${PAGED}
  }
}`;
