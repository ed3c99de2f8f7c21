import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, monthsOf, spanOf, years, yearUntil } from "../src/model/years.js";

test("a year that has passed is whole, the present one goes to the day that is shown", () => {
  assert.deepEqual(yearUntil(2025, "2026-11-29"), { from: "2025-01-01", to: "2026-01-01" });
  assert.deepEqual(yearUntil(2026, "2026-11-29"), { from: "2026-01-01", to: "2026-11-30" });
  assert.deepEqual(yearUntil(2026, "2026-12-31"), { from: "2026-01-01", to: "2027-01-01" });
  assert.deepEqual(yearUntil(2026, "2026-01-01"), { from: "2026-01-01", to: "2026-01-02" });
});

test("a year that has not begun is whole too", () => {
  assert.deepEqual(yearUntil(2027, "2026-12-31"), { from: "2027-01-01", to: "2028-01-01" });
});

test("years go back from the newest, to the first or as many as are wanted", () => {
  assert.deepEqual(years("2023-02-03", "2026-04-01"), [2026, 2025, 2024, 2023]);
  assert.equal(years("1930-02-03", "2026-04-01").length, 12);
  assert.deepEqual(years("2026-02-03", "2026-04-01"), [2026]);
});

test("months at the edges of a period are cut", () => {
  assert.deepEqual(monthsOf({ from: "2025-12-15", to: "2026-02-03" }), [
    { month: "2025-12-01", from: "2025-12-15", to: "2026-01-01" },
    { month: "2026-01-01", from: "2026-01-01", to: "2026-02-01" },
    { month: "2026-02-01", from: "2026-02-01", to: "2026-02-03" },
  ]);
  assert.equal(monthsOf({ from: "2025-01-01", to: "2026-01-01" }).length, 12);
});

test("a period that is judged is a year, a quarter, else a term", () => {
  assert.deepEqual(spanOf("YEAR", 2025), { from: "2025-01-01", to: "2026-01-01" });
  assert.deepEqual(spanOf("Q4", 2025), { from: "2025-10-01", to: "2026-01-01" });
  assert.deepEqual(kindOf("2025-01-01", "2026-01-01"), { kind: "year", year: "2025", quarter: 0 });
  assert.deepEqual(kindOf("2025-01-01", "2025-04-01"), { kind: "quarter", year: "2025", quarter: 1 });
  assert.deepEqual(kindOf("2020-01-01", "2025-01-01"), { kind: "term", year: "2020", quarter: 0 });
});
