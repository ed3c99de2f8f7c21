// What several questions ask alike.

/** Of a list in pages: how many there are in all, and where the next page begins. */
export const PAGED = "totalCount pageInfo { hasNextPage endCursor }";

/** An organization of a list, with what tells it from another one of its name (`model/names`). */
export const TOLD = "key name code parent { name }";
