"""The reference: the same declarations answered by graphql-core, to compare the planner's answers with."""
