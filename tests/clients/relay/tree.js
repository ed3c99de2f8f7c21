const { graphql } = require("relay-runtime");

exports.organization = graphql`
  query treeQuery($code: String!, $day: Date!) {
    organization(by: { code: $code }, asOf: $day) { ...tree_children }
  }
`;

exports.children = graphql`
  fragment tree_children on Organization
  @refetchable(queryName: "treeChildrenQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
    name
    children(first: $count, after: $cursor) @connection(key: "tree_children") {
      edges { node { id name level } }
    }
  }
`;

exports.supervisors = graphql`
  query treeSupervisorsQuery($under: ID!, $day: Date!) {
    workload(under: $under, asOf: $day, first: 1) { nodes { supervisor { ...tree_followed } } }
  }
`;

exports.followed = graphql`
  fragment tree_followed on Member
  @refetchable(queryName: "treeFollowedQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" }) {
    name
    supervisedOrganizations(first: $count, after: $cursor) @connection(key: "tree_supervisedOrganizations") {
      edges { node { id name } }
    }
  }
`;
