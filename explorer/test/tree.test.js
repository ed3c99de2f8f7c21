import assert from "node:assert/strict";
import { test } from "node:test";
import { build, byName, chain, childrenOf, differences, filtered, graft, heirs, visible } from "../src/model/tree.js";

/** A repeatable stream of numbers below 1. */
function randoms(seed) {
  let state = seed;
  return () => ((state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32);
}

function randomTree(random, depth = 0, path = "o") {
  const node = { key: path, code: path, name: `Chi bộ ${path} Đại Lộc`, level: depth > 2 ? "CELL" : "GRASSROOTS_COMMITTEE", sector: random() < 0.5 ? "SCHOOL" : null };
  const under = depth < 5 ? Math.floor(random() * 5) : 0;
  node.children = { nodes: Array.from({ length: under }, (_, n) => randomTree(random, depth + 1, `${path}.${n}`)), pageInfo: { hasNextPage: false } };
  return node;
}

/** The rows that are shown, told by walking the nested nodes. */
const naive = (node, open) => [node.key, ...(open.has(node.key) ? node.children.nodes.flatMap((child) => naive(child, open)) : [])];
const all = (node) => [node, ...node.children.nodes.flatMap(all)];

test("random trees show what a walk of their nodes shows", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randoms(seed);
    const root = randomTree(random);
    const tree = build(root);
    const nodes = all(root);
    assert.deepEqual(tree.rows.map((row) => row.key), nodes.map((node) => node.key));
    const open = new Set(nodes.filter(() => random() < 0.6).map((node) => node.key));
    assert.deepEqual(visible(tree, open).map((at) => tree.rows[at].key), naive(root, open));
    for (const [at, row] of tree.rows.entries()) {
      assert.equal(row.children, childrenOf(tree, at).length);
      assert.equal(row.end - at, all(nodes[at]).length);
      assert.deepEqual(chain(tree, at).map((one) => tree.rows[one].key.length), chain(tree, at).map((_, depth) => 1 + 2 * depth));
    }
  }
});

test("a filter shows what it finds and what is above, whatever is open", () => {
  const root = randomTree(randoms(7));
  const tree = build(root);
  const { found, count } = filtered(tree, { text: "dai loc", sector: "SCHOOL" });
  const wanted = all(root).filter((node) => node.sector === "SCHOOL").map((node) => node.key);
  assert.equal(count, wanted.length);
  const shown = visible(tree, new Set(), found).map((at) => tree.rows[at].key);
  assert.ok(wanted.every((key) => shown.includes(key)));
  assert.ok(shown.every((key) => wanted.some((one) => one.startsWith(key))));
  assert.equal(filtered(tree, { text: " " }), null);
  assert.equal(filtered(tree, { text: "khong co" }).count, 0);
});

test("two days are told apart: new, gone, moved, renamed", () => {
  const leaf = (key, name = key) => ({ key, code: key, name, level: "CELL", sector: null, children: { nodes: [], pageInfo: {} } });
  const under = (key, nodes) => ({ ...leaf(key), children: { nodes, pageInfo: {} } });
  const before = build(under("root", [under("a", [leaf("x"), leaf("y")]), under("b", [])]));
  const after = build(under("root", [under("a", [leaf("x", "another")]), under("b", [leaf("n")]), leaf("y")]));
  const { marks, ended } = differences(before, after);
  assert.deepEqual(Object.fromEntries(marks), { x: "renamed", n: "added", y: "moved" });
  assert.deepEqual(ended, []);
  assert.deepEqual(differences(after, before).ended, ["n"]);
});

test("a branch that is loaded later takes its place", () => {
  const node = (key, childCount) => ({ key, code: key, name: key, level: "CELL", sector: null, childCount });
  const tree = build({ ...node("root"), children: { nodes: [node("a", 2), node("b", 0)], pageInfo: {} } });
  assert.deepEqual(tree.rows.map((row) => [row.key, row.children, row.loaded]), [["root", 2, true], ["a", 2, false], ["b", 0, true]]);
  const grown = graft(tree, "a", [node("a1", 0), node("a2", 5)]);
  assert.deepEqual(grown.rows.map((row) => [row.key, row.depth, row.loaded]), [["root", 0, true], ["a", 1, true], ["a1", 2, true], ["a2", 2, false], ["b", 1, true]]);
});

test("siblings stand by their names, numbers by their size, and what is under them goes with them", () => {
  const node = (key, name, nodes = []) => ({ key, code: key, name, level: "CELL", sector: null, children: { nodes, pageInfo: { hasNextPage: false } } });
  const tree = build(node("a", "Đảng bộ", [node("b", "Chi bộ 10", [node("c", "Tổ 1")]), node("d", "Chi bộ 2")]));
  assert.deepEqual(byName(tree).rows.map((row) => row.name), ["Đảng bộ", "Chi bộ 2", "Chi bộ 10", "Tổ 1"]);
  assert.equal(byName(tree), byName(tree));
});

test("what went into others is found there, and what came into it backwards", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((key) => ({ key, name: key }));
  const merged = [
    { before: a, heirs: [{ organization: c }, { organization: d }] },
    { before: b, heirs: [{ organization: c }] },
    { before: null, heirs: [{ organization: d }] },
  ];
  assert.deepEqual([...heirs(merged, true)], [["a", [c, d]], ["b", [c]]]);
  assert.deepEqual([...heirs(merged, false)], [["c", [a, b]], ["d", [a]]]);
});
