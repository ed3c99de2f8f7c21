import assert from "node:assert/strict";
import { test } from "node:test";
import { epochOf, ofOrdinal, ordinal, parse, shift, shiftMonth, written } from "../src/model/day.js";

test("a day is read as people write it", () => {
  for (const text of ["30/6/2025", "30-6-25", "30.6.2025", " 30 6 2025 ", "2025-06-30", "2025-6-30"]) {
    assert.equal(parse(text, 2026), "2025-06-30", text);
  }
  assert.equal(parse("1/7", 2025), "2025-07-01");
  assert.equal(parse("3/2/97", 2026), "1997-02-03");
});

test("what is no day is none", () => {
  for (const text of ["31/6/2025", "29/2/2025", "2025", "", "abc", "1/13/2025", "0/1/2025", "1/1/0025"]) {
    assert.equal(parse(text, 2026), null, text);
  }
  assert.equal(parse("29/2/2024", 2026), "2024-02-29");
});

test("days are moved by days and months", () => {
  assert.equal(shift("2025-06-30", 1), "2025-07-01");
  assert.equal(shift("2025-01-01", -1), "2024-12-31");
  assert.equal(shiftMonth("2025-01-31", 1), "2025-02-28");
  assert.equal(shiftMonth("2025-01-31", -2), "2024-11-30");
  assert.equal(ofOrdinal(ordinal("1930-02-03")), "1930-02-03");
});

test("a day is written as it is read, never turned round", () => {
  assert.equal(written("2025-07-10", "vi"), "10/7/2025");
  assert.equal(written("2025-07-10", "en"), "10 July 2025");
});

test("the mark that rules a day: the day before, the day itself, the day after", () => {
  const marks = ["2025-01-01", "2025-07-01"];
  assert.equal(epochOf(marks, "2024-12-31"), -1);
  assert.equal(epochOf(marks, "2025-06-30"), 0);
  assert.equal(epochOf(marks, "2025-07-01"), 1);
  assert.equal(epochOf(marks, "2025-07-02"), 1);
});
