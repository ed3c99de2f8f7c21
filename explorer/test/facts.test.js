import assert from "node:assert/strict";
import { test } from "node:test";
import { idsOf, told, valuesOf } from "../src/model/facts.js";

const values = (given) => Object.entries(given).map(([name, text]) => ({ name, text, number: null, day: null, flag: null }));
const link = (kind, of, to, given) => ({ kind, of, to, values: values(given) });

test("a link that ended is one fact with another end", () => {
  const before = link("PART_OF", "o1", "o2", { since: "2025-07-01" });
  const after = link("PART_OF", "o1", "o2", { since: "2025-07-01", until: "2026-04-01" });
  const next = link("PART_OF", "o1", "o3", { since: "2026-04-01" });
  assert.deepEqual(told([after, next], [before]).map(({ mark, to, differences }) => [mark, to, differences]), [
    ["✎", "o2", [{ name: "until", before: undefined, after: "2026-04-01" }]],
    ["+", "o3", []],
  ]);
});

test("what was withdrawn is gone, what only became another version is not told", () => {
  const version = (number) => ({ kind: "Organization", of: "o1", to: null, values: [{ name: "version", number }] });
  const seat = link("HOLDS", "m1", "o1", { since: "2025-07-01", role: "SECRETARY", body: "CELL_COMMITTEE" });
  assert.deepEqual(told([version(3)], [version(2), seat]).map(({ kind, mark }) => [kind, mark]), [["HOLDS", "−"]]);
});

test("two seats of one member in one organization are two facts", () => {
  const seat = (body, until) => link("HOLDS", "m1", "o1", { since: "2025-07-01", role: "SECRETARY", body, ...(until ? { until } : {}) });
  const facts = told([seat("STANDING_BOARD", "2026-01-01")], [seat("STANDING_BOARD"), seat("EXECUTIVE_COMMITTEE")]);
  assert.deepEqual(facts.map(({ mark, values: of }) => [mark, of.body]), [["✎", "STANDING_BOARD"], ["−", "EXECUTIVE_COMMITTEE"]]);
});

test("a node's own day may be corrected: it stays the same node", () => {
  const member = (birthDate, since) => ({ kind: "Member", of: "m1", to: null, values: values({ birthDate, since, id: "m1" }) });
  const [fact] = told([member("1996-06-09", "2020-01-02")], [member("1997-06-09", "2020-01-01")]);
  assert.deepEqual(fact.differences.map(({ name, before, after }) => [name, before, after]), [
    ["birthDate", "1997-06-09", "1996-06-09"],
    ["since", "2020-01-01", "2020-01-02"],
  ]);
});

test("values in a list are one value", () => {
  assert.deepEqual(valuesOf(values({ "duties.0": "ATTEND", "duties.1": "FOLLOW", since: "2020-01-01" })), { duties: ["ATTEND", "FOLLOW"], since: "2020-01-01" });
});

test("ids are named once", () => {
  assert.deepEqual(idsOf(told([link("COVERS", "o1", "p1", {}), link("COVERS", "o1", "p2", {})], [])), ["o1", "p1", "p2"]);
});

test("a name is told with whose it is", () => {
  const profile = { kind: "Profile", of: "f2", to: null, values: values({ name: "Chi bộ 2", level: "CELL" }) };
  const link = { kind: "HAS_PROFILE", of: "o1", to: "f2", values: values({ since: "2025-07-01" }) };
  assert.deepEqual(told([link, profile], []).map(({ kind, of, values: of2 }) => [kind, of, of2]), [
    ["HAS_PROFILE", "o1", { name: "Chi bộ 2", level: "CELL", since: "2025-07-01" }],
  ]);
});
