import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, called } from "../src/model/names.js";

const one = (key, name, parent, code = `Q${key}`) => ({ key, name, code, parent: parent ? { name: parent } : null });

test("of one name each is told by what it is under, where that is enough, else by its code", () => {
  const list = [one("1", "Chi bộ thôn 1", "Xã A"), one("2", "Chi bộ thôn 1", "Xã B"), one("3", "Chi bộ thôn 2", "Xã A"), null];
  assert.deepEqual(list.slice(0, 3).map(apart(list)), ["Xã A", "Xã B", ""]);
  const beside = [...list, one("4", "Chi bộ thôn 1", "Xã A")];
  assert.deepEqual(beside.filter(Boolean).map(apart(beside)), ["Q1", "Q2", "", "Q4"]);
  const without = [one("5", "Chi bộ", null), one("6", "Chi bộ", "Xã A")];
  assert.deepEqual(without.map(apart(without)), ["Q5", "Q6"]);
  assert.equal(called(list[0], apart(list)), "Chi bộ thôn 1 · Xã A");
});

test("what stands in a list twice is one, and needs nothing to tell it apart", () => {
  const list = [one("1", "Chi bộ", "Xã A"), one("1", "Chi bộ", "Xã A")];
  assert.equal(apart(list)(list[0]), "");
});
