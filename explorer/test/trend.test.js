import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt, drawn, isStated, reformOf, scale, trend } from "../src/model/trend.js";

const FIELD = { left: 0, right: 100, top: 0, bottom: 50 };
const point = (year, value, source = value === null ? "NOT_KNOWN" : "COMPUTED") => ({
  from: `${year}-01-01`, to: `${year + 1}-01-01`, numerator: value, denominator: 1, value, source,
});

test("bars begin at nothing, dots where something is seen of what changes", () => {
  assert.deepEqual(scale([90, 100], true), { low: 0, step: 50, high: 100 });
  assert.deepEqual(scale([90, 100], false), { low: 85, step: 5, high: 100 });
  assert.deepEqual(scale([99.9, 100], false), { low: 90, step: 5, high: 100 });
  assert.deepEqual(scale([], false), scale([0, 0], false));
  assert.equal(scale([0.5, 0.5], false).low, 0);
});

test("what was reported is told apart, and is not joined to what was worked out", () => {
  const { marks, paths } = trend([point(2022, 3, "REPORTED"), point(2023, 2, "REPORTED"), point(2024, 2), point(2025, 1)], false, FIELD);
  assert.deepEqual(marks.map((mark) => mark.stated), [true, true, false, false]);
  assert.deepEqual(paths.map((path) => path.split(" ").length), [2, 2]);
  assert.ok(!isStated(point(2025, null)));
});

test("a gap is left where nothing is known", () => {
  const { marks, paths, columns } = trend([point(2022, 1), point(2023, null), point(2024, 1), point(2025, 1)], false, FIELD);
  assert.deepEqual([marks.length, columns.length, paths.map((path) => path.split(" ").length)], [3, 4, [2]]);
});

test("what happens is a bar in the middle of its stretch, what stands a dot at its end", () => {
  const [bar] = trend([point(2024, 1), point(2025, 2)], true, FIELD).marks;
  const [dot] = trend([point(2024, 1), point(2025, 2)], false, FIELD).marks;
  assert.deepEqual([bar.x, bar.width, dot.x, dot.width], [25, 32, 46, 0]);
  assert.deepEqual(trend([point(2024, 1)], true, FIELD).paths, []);
});

test("what was stated without what it is a share of is drawn in numbers, with what was to be reached on the same scale", () => {
  const figure = (value, denominator = null) => ({ numerator: value, denominator, value: denominator ? value / denominator : value, directive: { symbol: "1-KH" } });
  const counted = { ...point(2025, 0.5), numerator: 25, denominator: 50, target: figure(30) };
  const { unit, points } = drawn([{ ...point(2024, null, "REPORTED"), numerator: 20, reported: figure(20) }, counted], "SHARE");
  assert.deepEqual([unit, points.map(({ value }) => value), points.map(({ aim }) => aim)], ["NUMBER", [20, 25], [null, 30]]);
  const { marks, aims } = trend(points, true, FIELD);
  assert.ok(aims.length === 1 && aims[0].y < marks[1].y && aims[0].x === marks[1].x);
  const share = drawn([{ ...counted, target: figure(9, 10) }], "SHARE");
  assert.deepEqual([share.unit, share.points[0].value, share.points[0].aim], ["SHARE", 0.5, 0.9]);
});

test("a reform is a day on which organizations went into others, drawn where it lies in its stretch", () => {
  const [merged, founded] = ["MERGE", "ESTABLISH"].map((kind) => ({ on: "2024-07-02", events: [{ kind }] }));
  assert.deepEqual([reformOf(merged), reformOf(founded), reformOf(undefined)], ["2024-07-02", null, null]);
  const years = [point(2023, 1), point(2024, 1)];
  assert.equal(dayAt("2024-07-02", years, FIELD), 75);
  assert.equal(dayAt("2024-01-01", years, FIELD), 50);
  assert.deepEqual([dayAt("2025-01-01", years, FIELD), dayAt(null, years, FIELD)], [null, null]);
});
