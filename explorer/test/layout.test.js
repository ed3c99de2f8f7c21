import assert from "node:assert/strict";
import { test } from "node:test";

import { chain, layers, lines, nearest } from "../src/model/layout.js";

const box = (/** @type {string} */ key) => ({ key, width: 200, height: 40 });
const tie = (/** @type {string} */ from, /** @type {string} */ to, kind = "hierarchy", word = "trực thuộc") => ({ from, to, kind, word });

test("each layer stands right of those that lead to it, and no boxes touch", () => {
  const children = Array.from({ length: 40 }, (_, at) => `child${at}`);
  const ties = [tie("top", "middle"), ...children.map((key) => tie("middle", key)), tie("member", "child3", "supervision", "theo dõi"), tie("top", "member", "assignment", "Ủy viên")];
  const { areas, width, height } = layers(["top", "middle", "member", ...children].map(box), ties);
  for (const { from, to } of ties) assert.ok(areas.get(from).x + 200 < areas.get(to).x, `${from} → ${to}`);
  const all = [...areas.values()];
  for (const [at, one] of all.entries()) {
    assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height);
    for (const other of all.slice(at + 1)) assert.ok(Math.abs(one.x - other.x) >= 200 || Math.abs(one.y - other.y) >= 40);
  }
});

test("a list is read from the top, as it was given", () => {
  const children = Array.from({ length: 9 }, (_, at) => `child${at}`);
  const { areas } = layers(["top", "middle", ...children].map(box), [tie("top", "middle"), ...children.map((key) => tie("middle", key))]);
  const heights = children.map((key) => areas.get(key).y);
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
});

test("of siblings with one word the first says it, another word is said beside it", () => {
  const ties = [tie("a", "b"), tie("a", "c"), tie("a", "d", "membership", "sinh hoạt"), tie("a", "d", "assignment", "Bí thư")];
  const { ties: drawn } = layers(["a", "b", "c", "d"].map(box), ties);
  assert.deepEqual(drawn.map((one) => one.at && one.word), ["trực thuộc", null, "sinh hoạt, Bí thư", null]);
  const [member, seat] = drawn.slice(2).map((one) => one.path.match(/-?[\d.]+/g).map(Number));
  assert.ok(seat.every((value, at) => value - member[at] === (at % 2 ? 6 : 0)), "the second tie of two boxes runs beside the first");
  assert.ok(drawn.every((one) => /^M[\d. -]+C/.test(one.path)));
});

test("a chain stands one under the other, each step between its boxes", () => {
  const { areas, ties, height } = chain(["a", "b", "c"].map(box), [tie("a", "b"), tie("b", "c")], 48);
  assert.deepEqual([...areas.values()].map((area) => area.y), [8, 96, 184]);
  assert.deepEqual(ties.map((one) => one.at.y), [72, 160]);
  assert.equal(height, 232);
});

test("an arrow goes to the nearest box that way, and nowhere from the edge", () => {
  const areas = new Map(Object.entries({ here: [100, 100], right: [200, 110], far: [300, 100], below: [100, 200], aside: [140, 300] }).map(([key, [x, y]]) => [key, { x, y, width: 10, height: 10 }]));
  assert.equal(nearest(areas, "here", "right"), "right");
  assert.equal(nearest(areas, "right", "right"), "far");
  assert.equal(nearest(areas, "here", "down"), "below");
  assert.equal(nearest(areas, "below", "up"), "here");
  assert.equal(nearest(areas, "here", "left"), null);
  assert.equal(nearest(areas, "gone", "left"), null);
});

test("a name is parted at blanks and never cut", () => {
  const measure = (/** @type {string} */ text) => text.length;
  assert.deepEqual(lines("Đảng bộ phường Hải Vân", 12, measure), ["Đảng bộ", "phường Hải", "Vân"]);
  assert.deepEqual(lines("Thừaaaaaaaaaaaaaaaa Thiên", 8, measure), ["Thừaaaaaaaaaaaaaaaa", "Thiên"]);
});
