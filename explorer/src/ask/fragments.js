// What several questions ask alike.

/** Of a list in pages: how many there are in all, and where the next page begins. */
export const PAGED = "totalCount pageInfo { hasNextPage endCursor }";

/** An organization of a list, with what tells it from another one of its name (`model/names`). */
export const TOLD = "key name code parent { name }";

/** What a change is about, the first of them: each can be told from another one of its name. */
export const SUBJECTS = "subjects(first: 3) { totalCount nodes { __typename key ... on Organization { name code parent { name } } ... on Person { name } } }";

/** What is told of every change, tried or made: why it was refused, what is unusual, what it begins and ends. */
export const OUTCOME = `dryRun
    userErrors { message reason code field rule conflicting }
    warnings { message reason field rule }
    change { key seq at opened(first: 1000) { totalCount nodes { kind } } closed(first: 1000) { totalCount nodes { kind } } }`;
