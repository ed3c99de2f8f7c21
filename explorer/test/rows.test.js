import assert from "node:assert/strict";
import { test } from "node:test";
import { byGivenName, ordered } from "../src/model/rows.js";

test("people stand by their given names, then by those between, then by their families", () => {
  const names = ["Nguyễn Văn Bình", "Trần Anh", "Lê Thị An", "Lê Văn An", "Đỗ An"];
  assert.deepEqual(ordered(names, byGivenName), ["Đỗ An", "Lê Thị An", "Lê Văn An", "Trần Anh", "Nguyễn Văn Bình"]);
});

test("numbers in names stand by their size, letters as in the Vietnamese alphabet", () => {
  assert.deepEqual(ordered(["Thôn 10", "Thôn 2", "Tổ 1", "Đội 1", "Cửa"], (name) => name), ["Cửa", "Đội 1", "Thôn 2", "Thôn 10", "Tổ 1"]);
});

test("rows without a key stand last in both directions, equal ones as they were", () => {
  const rows = [{ n: null, i: 1 }, { n: 2, i: 2 }, { n: 1, i: 3 }, { n: 2, i: 4 }];
  assert.deepEqual(ordered(rows, (row) => row.n).map((row) => row.i), [3, 2, 4, 1]);
  assert.deepEqual(ordered(rows, (row) => row.n, true).map((row) => row.i), [2, 4, 3, 1]);
});
