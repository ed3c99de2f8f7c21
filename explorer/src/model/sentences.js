// What the service says, as people need it.

/** A sentence without what stands in brackets for programs, as the name of a mutation. */
export const forPeople = (/** @type {string} */ sentence) => sentence.replace(/ \(`[a-z]\w*`[^()]*\)/g, "");
