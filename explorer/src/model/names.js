// What tells organizations of one list apart whose names are the same, as there is a "Chi bộ tổ dân phố 1" in every ward.

/** @typedef {{key: string, name: string, code?: string | null, parent?: {name: string} | null}} Named */

/**
 * @param {(Named | null | undefined)[]} list
 * @returns {(one: {key: string}) => string} what an organization of the list is under, where that tells it from the others
 *   of its name, else its code; empty where no other is called so
 */
export function apart(list) {
  /** @type {Map<string, Map<string, Named>>} */
  const called = new Map();
  for (const one of list) {
    if (!one) continue;
    const same = called.get(one.name) ?? new Map();
    called.set(one.name, same.set(one.key, one));
  }
  const told = new Map();
  for (const same of called.values()) {
    if (same.size === 1) continue;
    const all = [...same.values()];
    const parents = new Set(all.map((one) => one.parent?.name ?? ""));
    const byParent = parents.size === all.length && !parents.has("");
    for (const one of all) told.set(one.key, (byParent ? one.parent?.name : one.code) ?? "");
  }
  return (one) => told.get(one.key) ?? "";
}

/** The name with what tells it apart behind it, as one text. @param {Named} one @param {(one: {key: string}) => string} told */
export const called = (one, told) => [one.name, told(one)].filter(Boolean).join(" · ");
