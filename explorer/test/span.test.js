import assert from "node:assert/strict";
import { test } from "node:test";
import { dayWithin, holdsOn, noGap, nowAndBefore, stateOf } from "../src/model/span.js";

const fact = { since: "2025-01-01", until: "2025-07-01" };
const link = (since, until, holds) => ({ since, until, standing: { holds } });

test("a fact holds from its first day to the day before its end", () => {
  assert.deepEqual(["2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"].map((day) => holdsOn(fact, day)), [false, true, true, false]);
  assert.equal(holdsOn({ since: "2025-01-01", until: null }, "2999-01-01"), true);
});

test("what ended stands with the last ended first, what is to begin nowhere", () => {
  const facts = [{ since: "2020-01-01", until: "2021-01-01" }, fact, { since: "2026-01-01" }, { since: "2019-01-01" }];
  const { now, before } = nowAndBefore(facts, "2025-07-01");
  assert.deepEqual([now.map((one) => one.since), before.map((one) => one.since)], [["2019-01-01"], ["2025-01-01", "2020-01-01"]]);
});

test("one who may follow is enough; a link that ended is no longer one, and more than none", () => {
  const states = [[], [link("2020-01-01", "2025-07-01", true)], [link("2020-01-01", null, false)], [link("2020-01-01", null, false), link("2020-01-01", null, true)]];
  assert.deepEqual(states.map((links) => stateOf(links, "2025-07-01")), ["UNSUPERVISED", "LAPSED", "WITHOUT_STANDING", "SUPERVISED"]);
  assert.equal(stateOf([link("2020-01-01", "2025-07-01", true)], "2025-06-30"), "SUPERVISED");
});

test("what is not there on a day is looked at on its last day, or on its first", () => {
  assert.deepEqual(["2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"].map((day) => dayWithin(fact, day)), ["2025-01-01", undefined, undefined, "2025-06-30"]);
});

test("that nobody follows it is no gap above the grassroots", () => {
  assert.ok(noGap("UPPER_GRASSROOTS", "UNSUPERVISED"));
  assert.ok(!noGap("GRASSROOTS_COMMITTEE", "UNSUPERVISED"));
  assert.ok(!noGap("UPPER_GRASSROOTS", "LAPSED"));
});
