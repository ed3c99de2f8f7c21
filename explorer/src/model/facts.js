// What a change opened and closed, as what was before and what is after. Knows no DOM and no words.

/** @typedef {{name: string, text?: string|null, number?: number|null, day?: string|null, flag?: boolean|null}} NamedValue */
/** @typedef {{kind: string, of: string, to: string|null, values: NamedValue[]}} Fact */
/** @typedef {string | number | boolean | string[]} Value */
/** @typedef {{name: string, before: Value|undefined, after: Value|undefined}} Difference */
/** @typedef {{kind: string, of: string, to: string|null, mark: "+"|"−"|"✎", values: Record<string, Value>, differences: Difference[]}} Told */

/** What tells nothing to people: ids, counters of versions. */
const SILENT = new Set(["id", "version"]);
/** What tells facts of one kind between the same ends apart. */
const SAME = ["since", "kind", "body", "role", "title", "periodFrom", "periodTo"];

/** @param {NamedValue} given @returns {Value} */
const valueOf = (given) => given.text ?? given.day ?? given.number ?? given.flag ?? "";

/**
 * The values by name; lists come as `duties.0`, `duties.1`.
 * @param {NamedValue[]} given
 */
export function valuesOf(given) {
  /** @type {Record<string, Value>} */
  const values = {};
  for (const one of given) {
    const [name, place] = one.name.split(".");
    if (SILENT.has(name)) continue;
    const value = valueOf(one);
    if (place === undefined) values[name] = value;
    else values[name] = [.../** @type {string[]} */ (values[name] ?? []), String(value)];
  }
  return values;
}

/** @param {Fact} fact @param {Record<string, Value>} values */
const identity = (fact, values) => JSON.stringify([fact.kind, fact.of, fact.to, ...SAME.map((name) => (fact.to ? values[name] : null))]);

/** Links to a node that tells nothing by itself: which of their ends it is. */
const JOINED = /** @type {Record<string, "of" | "to">} */ ({ HAS_PROFILE: "to", OF: "of" });

/**
 * A name and the link to it are one fact, and so are a meeting and whose it is.
 * @param {Fact[]} facts
 * @returns {Fact[]}
 */
function joined(facts) {
  const nodes = new Map(facts.filter((fact) => fact.to === null).map((fact) => [fact.of, fact]));
  const links = facts.filter((fact) => fact.kind in JOINED);
  const taken = new Set(links.map((link) => link[JOINED[link.kind]]));
  return facts
    .filter((fact) => fact.to !== null || !taken.has(fact.of))
    .map((fact) => {
      const node = fact.kind in JOINED ? nodes.get(fact[JOINED[fact.kind]] ?? "") : undefined;
      return node ? { ...fact, values: [...node.values, ...fact.values] } : fact;
    });
}

/** @param {Record<string, Value>} before @param {Record<string, Value>} after @returns {Difference[]} */
function differing(before, after) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

/**
 * Each fact once: new (+), gone (−) or otherwise than before (✎), with what differs. What only became another version of
 * itself is left out.
 * @param {Fact[]} opened as they stand since
 * @param {Fact[]} closed as they stood before
 * @returns {Told[]}
 */
export function told(opened, closed) {
  const before = new Map(joined(closed).map((fact) => [identity(fact, valuesOf(fact.values)), fact]));
  /** @type {Told[]} */
  const all = [];
  for (const fact of joined(opened)) {
    const values = valuesOf(fact.values);
    const key = identity(fact, values);
    const old = before.get(key);
    before.delete(key);
    const differences = old ? differing(valuesOf(old.values), values) : [];
    if (old && differences.length === 0) continue;
    all.push({ kind: fact.kind, of: fact.of, to: fact.to, mark: old ? "✎" : "+", values, differences });
  }
  for (const fact of before.values()) all.push({ kind: fact.kind, of: fact.of, to: fact.to, mark: "−", values: valuesOf(fact.values), differences: [] });
  return all;
}

/**
 * The ids that facts speak of.
 * @param {Told[]} facts
 */
export const idsOf = (facts) => [...new Set(facts.flatMap((fact) => (fact.to ? [fact.of, fact.to] : [fact.of])))];
