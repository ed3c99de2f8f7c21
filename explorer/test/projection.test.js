import assert from "node:assert/strict";
import { test } from "node:test";

import { away, named, octant, projection, roomAtTheRight, scaleBar, slices, travels } from "../src/model/projection.js";

const DA_NANG = { lat: 16.06, lon: 108.22 };
const HOANG_SA = { lat: 16.568, lon: 112.135 };
const QUE_SON = { lat: 15.7, lon: 108.2 };
const BOX = { x: 20, y: 10, width: 600, height: 400 };

test("Hoàng Sa lies some 420 km east of Đà Nẵng", () => {
  const { kilometres, degrees } = away(DA_NANG, HOANG_SA);
  assert.ok(Math.abs(kilometres - 421) < 3, String(kilometres));
  assert.equal(octant(degrees), 2);
  assert.deepEqual([0, 44, 91, 180, 314, 350].map(octant), [0, 1, 2, 4, 7, 0]);
});

test("all points stand in the box, north above south, and a pixel is as long each way", () => {
  const { at, perKilometre } = projection([DA_NANG, QUE_SON, { lat: 15.2, lon: 107.3 }], BOX);
  for (const spot of [DA_NANG, QUE_SON]) {
    const { x, y } = at(spot);
    assert.ok(x >= 20 && x <= 620 && y >= 10 && y <= 410);
  }
  assert.ok(at(DA_NANG).y < at(QUE_SON).y);
  for (const other of [QUE_SON, { lat: 16.06, lon: 107.9 }]) {
    const [a, b] = [at(DA_NANG), at(other)];
    const drawn = Math.hypot(a.x - b.x, a.y - b.y) / perKilometre;
    assert.ok(Math.abs(drawn - away(DA_NANG, other).kilometres) < 0.5, String(drawn));
  }
});

test("a map is looked into around a spot, and what is pointed at is found again", () => {
  const { at, from } = projection([DA_NANG, QUE_SON], BOX, { scale: 4, middle: QUE_SON });
  assert.deepEqual(at(QUE_SON), { x: 320, y: 210 });
  const back = from(at(DA_NANG));
  assert.ok(Math.abs(back.lat - DA_NANG.lat) < 1e-9 && Math.abs(back.lon - DA_NANG.lon) < 1e-9);
});

test("one point, or none, can be drawn too", () => {
  assert.deepEqual(projection([QUE_SON], BOX).at(QUE_SON), { x: 320, y: 210 });
  assert.ok(Number.isFinite(projection([], BOX).perKilometre));
});

test("the bar is a round distance that fits", () => {
  assert.deepEqual(scaleBar(4, 100), { kilometres: 20, width: 80 });
  assert.deepEqual(scaleBar(0.9, 100), { kilometres: 100, width: 90 });
});

test("slices go round once, none for nothing", () => {
  assert.deepEqual(slices([{ share: 0.75 }, { share: 0 }, { share: 0.25 }], 10).map((slice) => slice.path), ["M0 0L0 -10A10 10 0 1 1 -10 0Z", "M0 0L-10 0A10 10 0 0 1 0 -10Z"]);
  assert.match(slices([{ share: 1 }], 10)[0].path, /^M0 -10A10 10 0 1 1/);
});

test("names touch neither points nor each other, and stay inside", () => {
  const points = [[50, 50], [56, 52], [50, 80], [95, 20]].map(([x, y], at) => ({ key: String(at), x, y, radius: 5, name: "Hải Vân" }));
  const found = named(points, () => 40, { width: 100, height: 100, line: 14 });
  assert.deepEqual(found.map(({ point, before }) => [point.key, before]), [["0", true], ["2", false], ["3", true]]);
  const kept = [{ left: 80, right: 100, top: 70, bottom: 100 }];
  const beside = named(points, () => 40, { width: 100, height: 100, line: 14, kept });
  assert.deepEqual(beside.map(({ point, before }) => [point.key, before]), [["0", true], ["2", true], ["3", true]]);
});

const point = (/** @type {string} */ key, /** @type {number} */ lat, /** @type {string[]} */ before = []) => ({ key, owner: `o${key}`, lat, lon: 108, before: new Set(before) });

test("what merged travels into its heir, and out of it again on the way back", () => {
  const old = [point("a", 15), point("b", 15.2), point("stays", 16)];
  const now = [point("new", 15.1, ["oa", "ob"]), point("stays", 16)];
  const there = travels(old, now);
  assert.deepEqual(there.into.map(({ point: { key }, to }) => [key, to.key]), [["a", "new"], ["b", "new"]]);
  assert.equal(there.outOf.size, 0);
  const back = travels(now, old);
  assert.deepEqual([...back.outOf].map(([key, from]) => [key, from.key]), [["a", "new"], ["b", "new"]]);
  assert.deepEqual(back.into, []);
});

test("one that was split goes into each of its parts", () => {
  assert.equal(travels([point("a", 15)], [point("x", 15.1, ["oa"]), point("y", 15.2, ["oa"])]).into.length, 2);
});

test("what stands at the edge moves down until it hides no point, or the fewest", () => {
  const size = { width: 100, height: 50 };
  const room = { width: 400, height: 300, edge: 8 };
  const point = (x, y) => ({ x, y, radius: 5 });
  assert.deepEqual(roomAtTheRight(size, [point(100, 20)], room), { left: 292, right: 392, top: 8, bottom: 58 });
  assert.equal(roomAtTheRight(size, [point(350, 20)], room).top, 32);
  const everywhere = [20, 60, 100, 140, 180, 220, 260].map((y) => point(350, y));
  assert.equal(roomAtTheRight(size, [...everywhere, point(360, 22)], room).top, 32);
});
