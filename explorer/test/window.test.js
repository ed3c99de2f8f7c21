import assert from "node:assert/strict";
import { test } from "node:test";
import { gaps, runs } from "../src/model/window.js";
import { moved } from "../src/model/grid.js";

const height = 32;

test("draws what is seen and a few rows around it", () => {
  assert.deepEqual(runs({ count: 1000, height, top: 3200, seen: 640, around: 5 }), [{ from: 95, to: 125 }]);
  assert.deepEqual(runs({ count: 3, height, top: 0, seen: 640 }), [{ from: 0, to: 3 }]);
  assert.deepEqual(runs({ count: 0, height, top: 0, seen: 640 }), [{ from: 0, to: 0 }]);
});

test("keeps the row that holds the focus, above, inside and below what is seen", () => {
  const given = { count: 1000, height, top: 3200, seen: 640, around: 0 };
  assert.deepEqual(runs({ ...given, keep: 2 }), [{ from: 2, to: 3 }, { from: 100, to: 120 }]);
  assert.deepEqual(runs({ ...given, keep: 110 }), [{ from: 100, to: 120 }]);
  assert.deepEqual(runs({ ...given, keep: 500 }), [{ from: 100, to: 120 }, { from: 500, to: 501 }]);
});

test("rows and gaps together are as high as all rows, wherever it is scrolled", () => {
  for (const count of [0, 1, 40, 3839, 50001]) {
    for (const top of [0, 31, 32, 5000, count * height, count * height + 900]) {
      for (const keep of [-1, 0, 77, count - 1]) {
        const drawn = runs({ count, height, top, seen: 640, keep });
        const left = gaps(drawn, count, height);
        const rows = drawn.reduce((sum, run) => sum + run.to - run.from, 0);
        assert.equal(left.reduce((a, b) => a + b, 0) + rows * height, count * height, JSON.stringify({ count, top, keep }));
        assert.ok(left.every((gap) => gap >= 0));
        assert.ok(rows <= 20 + 17 + 1);
      }
    }
  }
});

test("keys move through a grid and stop at its edges", () => {
  const size = { rows: 100, columns: 13, page: 18 };
  const at = { row: 50, column: 6 };
  assert.deepEqual(moved(at, { key: "ArrowDown" }, size), { row: 51, column: 6 });
  assert.deepEqual(moved(at, { key: "ArrowLeft" }, size), { row: 50, column: 5 });
  assert.deepEqual(moved(at, { key: "Home" }, size), { row: 50, column: 0 });
  assert.deepEqual(moved(at, { key: "Home", ctrlKey: true }, size), { row: 0, column: 0 });
  assert.deepEqual(moved(at, { key: "End", ctrlKey: true }, size), { row: 99, column: 12 });
  assert.deepEqual(moved(at, { key: "PageDown" }, size), { row: 68, column: 6 });
  assert.deepEqual(moved({ row: 95, column: 0 }, { key: "PageDown" }, size), { row: 99, column: 0 });
  assert.deepEqual(moved({ row: 0, column: 0 }, { key: "ArrowUp" }, size), { row: 0, column: 0 });
  assert.equal(moved(at, { key: "a" }, size), null);
});
