/** What stands around an organization, a member or a place, and the way between two of them. */

const BOXES = `
fragment OrganizationBox on Organization { __typename id key name code level childCount }
fragment MemberBox on Member { __typename id key name }
fragment PlaceBox on Place { __typename id key name kind }`;

const ORGANIZATION_SIDES = `
fragment OrganizationSides on Organization {
  ...OrganizationBox
  ancestors { ...OrganizationBox }
  children(first: $first) { totalCount nodes { ...OrganizationBox } }
  belonging: memberships(first: $first) { totalCount nodes { kind member { ...MemberBox } } }
  assignments { role member { ...MemberBox } }
  supervisions { duties standing { holds seats { role } through { ...OrganizationBox } } supervisor { ...MemberBox } }
  places { ...PlaceBox }
}`;

const MEMBER_SIDES = `
fragment MemberSides on Member {
  ...MemberBox
  cells: memberships { kind organization { ...OrganizationBox } }
  assignments { role organization { ...OrganizationBox } }
  supervisions { duties standing { holds seats { role } through { ...OrganizationBox } } organization { ...OrganizationBox } }
}`;

const PLACE_SIDES = `
fragment PlaceSides on Place {
  ...PlaceBox
  parent { ...PlaceBox }
  children(first: $first) { totalCount nodes { ...PlaceBox } }
  organizations { ...OrganizationBox }
}`;

/** What kind of thing a key names, from when until when it lived, and what it became. */
export const SUBJECT = /* GraphQL */ `
query GraphSubject($id: ID!, $known: DateTime) {
  life(id: $id, knownAt: $known) {
    from until
    shown { __typename key ... on Organization { name } ... on Member { name } ... on Place { name } }
    wentInto(transitive: true) { organization { key name } }
  }
}`;

export const AROUND = {
  Organization: /* GraphQL */ `
query AroundOrganization($id: ID!, $first: Int!, $on: Date, $known: DateTime) {
  subject: organization(by: {id: $id}, asOf: $on, knownAt: $known) { ...OrganizationSides }
}${ORGANIZATION_SIDES}${BOXES}`,
  Member: /* GraphQL */ `
query AroundMember($id: ID!, $on: Date, $known: DateTime) {
  subject: member(id: $id, asOf: $on, knownAt: $known) { ...MemberSides }
}${MEMBER_SIDES}${BOXES.replace(/\nfragment PlaceBox .*/, "")}`,
  Place: /* GraphQL */ `
query AroundPlace($id: ID!, $first: Int!, $on: Date, $known: DateTime) {
  subject: place(by: {id: $id}, asOf: $on, knownAt: $known) { ...PlaceSides }
}${PLACE_SIDES}${BOXES.replace(/\nfragment MemberBox .*/, "")}`,
};

/** The same of boxes that were opened: their ids carry the day. */
export const OPENED = /* GraphQL */ `
query AroundOpened($ids: [ID!]!, $first: Int!) {
  nodes(ids: $ids) { ...OrganizationSides ...MemberSides ...PlaceSides }
}${ORGANIZATION_SIDES}${MEMBER_SIDES}${PLACE_SIDES}${BOXES}`;

/** The way between two, and what its ends are called, also where there is none. */
export const PATH = /* GraphQL */ `
query Way($from: ID!, $to: ID!, $through: [LinkKind!], $on: Date, $known: DateTime) {
  path(from: $from, to: $to, through: $through, asOf: $on, knownAt: $known) {
    nodes { ...OrganizationBox ...MemberBox }
    steps { kind role forward from { key } to { key } }
  }
  from: life(id: $from, knownAt: $known) { ...WayEnd }
  to: life(id: $to, knownAt: $known) { ...WayEnd }
}
fragment WayEnd on Life { from until shown { __typename key ... on Organization { name } ... on Member { name } } }${BOXES.replace(/\nfragment PlaceBox .*/, "")}`;

/** What a way may lead to. */
export const FIND_END = /* GraphQL */ `
query FindEnd($text: String!, $on: Date, $known: DateTime) {
  search(text: $text, kinds: [ORGANIZATION, MEMBER], perKind: 6, asOf: $on, knownAt: $known) {
    nodes { __typename ... on Organization { key name level parent { name } } ... on Member { key name cell { name } } }
  }
}`;
