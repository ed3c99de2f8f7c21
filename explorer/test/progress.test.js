import assert from "node:assert/strict";
import test from "node:test";
import { byOrganization } from "../src/model/progress.js";

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
