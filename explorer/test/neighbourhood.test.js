import assert from "node:assert/strict";
import { test } from "node:test";

import { KINDS, MOST_BOXES, neighbourhood } from "../src/model/neighbourhood.js";

const organization = (/** @type {string} */ key) => ({ __typename: "Organization", id: `${key}@day`, key, name: key, level: "CELL" });
const member = (/** @type {string} */ key) => ({ __typename: "Member", id: `${key}@day`, key, name: key });
const around = (/** @type {string} */ key, { children = 0, total = children, members = 0 } = {}) => ({
  ...organization(key),
  ancestors: [organization("central"), organization("province")],
  children: { totalCount: total, nodes: Array.from({ length: children }, (_, at) => organization(`${key}.c${at}`)) },
  belonging: { totalCount: members, nodes: Array.from({ length: members }, (_, at) => ({ kind: "OFFICIAL", member: member(`${key}m${at}`) })) },
  assignments: [],
  supervisions: [],
  places: [],
});
const all = { kinds: new Set(KINDS), offsets: new Map(), opened: new Set() };
const keys = (/** @type {{boxes: {key: string}[]}} */ { boxes }) => boxes.map((box) => box.key);

test("a list of 97 is a page of 12 and one box for the other 85", () => {
  const drawn = neighbourhood([around("x", { children: 97 })], all);
  assert.equal(drawn.boxes.length, 3 + 12 + 1);
  assert.equal(drawn.boxes[0].key, "x");
  const more = drawn.boxes.find((box) => box.more);
  assert.equal(more.more.count, 85);
  assert.deepEqual(drawn.left.map(({ count }) => count), [85]);
});

test("pressing on turns to the next page, with what lies before it in a box, up to what was not asked for yet", () => {
  const list = around("x", { children: 50, total: 60 });
  const next = neighbourhood([list], { ...all, offsets: new Map([["x.children", 12]]) });
  assert.deepEqual(next.boxes.filter((box) => box.more).map((box) => [box.key, box.more.count, box.more.at]), [["x.children.before", 12, 0], ["x.children.after", 36, 24]]);
  assert.ok(keys(next).includes("x.c12") && !keys(next).includes("x.c11"));
});

test("one that would be alone behind a box is drawn in its place", () => {
  assert.equal(neighbourhood([around("x", { children: 13 })], all).left.length, 0);
});

test("never more than 60 boxes: all pages become smaller, and every count stays right", () => {
  const drawn = neighbourhood([around("x", { children: 97, members: 80 }), around("x.c3", { children: 40, members: 30 })], { ...all, opened: new Set(["x.c3"]) });
  assert.ok(drawn.boxes.length <= MOST_BOXES, String(drawn.boxes.length));
  const drawnOf = (/** @type {string} */ start) => keys(drawn).filter((key) => new RegExp(`^${start}\\d+$`).test(key)).length;
  const leftOf = (/** @type {string} */ of, /** @type {string} */ name) => drawn.left.find(({ list }) => list.of === of && list.name === name)?.count ?? 0;
  assert.equal(drawnOf("x.c") + leftOf("x", "children"), 97);
  assert.equal(drawnOf("xm") + leftOf("x", "members"), 80);
});

test("what was opened is drawn wherever its page stands", () => {
  const drawn = neighbourhood([around("x", { children: 97 }), around("x.c90", { children: 2 })], { ...all, opened: new Set(["x.c90"]) });
  assert.ok(keys(drawn).includes("x.c90") && keys(drawn).includes("x.c90.c1"));
  assert.equal(drawn.left[0].count, 84);
});

test("who follows stands between the organization whose seat gives standing and what is followed", () => {
  const node = { ...around("x"), supervisions: [{ duties: ["FOLLOW"], standing: { holds: true, seats: [{ role: "SECRETARY" }], through: organization("province") }, supervisor: member("m") }] };
  const { ties } = neighbourhood([node], all);
  assert.deepEqual(ties.filter((tie) => tie.from === "m" || tie.to === "m"), [
    { from: "m", to: "x", kind: "supervision", detail: { duties: ["FOLLOW"], holds: true } },
    { from: "province", to: "m", kind: "assignment", detail: { roles: ["SECRETARY"], level: "CELL" } },
  ]);
  const without = neighbourhood([node], { ...all, kinds: new Set(["hierarchy"]) });
  assert.ok(!keys(without).includes("m") && without.ties.every((tie) => tie.kind === "hierarchy"));
});

test("seats of one member in several bodies are one box with all roles, beside membership of the same cell", () => {
  const node = { ...around("x", { members: 1 }), assignments: ["SECRETARY", "COMMITTEE_MEMBER"].map((role) => ({ role, member: member("xm0") })) };
  const { boxes, ties } = neighbourhood([node], all);
  assert.equal(boxes.length, 4);
  assert.deepEqual(ties.filter((tie) => tie.to === "xm0").map((tie) => [tie.kind, tie.detail.roles]), [["assignment", ["SECRETARY", "COMMITTEE_MEMBER"]], ["membership", undefined]]);
});
