import assert from "node:assert/strict";
import test from "node:test";
import { byOrganization, tasksOf } from "../src/model/progress.js";

const report = (organization, task, state = "DONE") => ({ key: `${organization}${task}`, organization: { key: organization }, task: { key: task }, state });
const REPORTS = [report("a", "1"), report("a", "2", "UNDER_WAY"), report("b", "2")];

test("an organization is a row, with its report on each task that it was given", () => {
  const rows = byOrganization(REPORTS, true);
  assert.deepEqual(rows.map((row) => [row.organization.key, [...row.reports].map(([task, one]) => [task, one.state])]), [
    ["a", [["1", "DONE"], ["2", "UNDER_WAY"]]],
    ["b", [["2", "DONE"]]],
  ]);
});

test("the last row waits for the next page, as it may not have all its reports", () => {
  assert.deepEqual(byOrganization(REPORTS, false).map((row) => row.organization.key), ["a"]);
});

test("tasks are a line each, with their numbers or counted, and parts of what stands before them", () => {
  assert.deepEqual(tasksOf("Rà soát\n\n  Báo cáo "), [{ number: "1", name: "Rà soát" }, { number: "2", name: "Báo cáo" }]);
  assert.deepEqual(tasksOf("1. Sắp xếp\n1.1) Tổ chức\n3.1 Khác\n10 ngày"), [
    { number: "1", name: "Sắp xếp" },
    { number: "1.1", name: "Tổ chức", partOf: "1" },
    { number: "3.1", name: "Khác" },
    { number: "4", name: "10 ngày" },
  ]);
});
