import assert from "node:assert/strict";
import { test } from "node:test";
import { forPeople } from "../src/model/sentences.js";

test("what programs are told in brackets is left out, and nothing else", () => {
  assert.equal(
    forPeople("`name` bắt đầu ngày 1/7/2025: ghi sai thì đính chính (`correctFact`), còn thay đổi thì từ một ngày sau đó."),
    "`name` bắt đầu ngày 1/7/2025: ghi sai thì đính chính, còn thay đổi thì từ một ngày sau đó.",
  );
  assert.equal(forPeople("What never was is taken back (`correctFact` with `withdraw`)."), "What never was is taken back.");
  assert.equal(forPeople("Ngày họp (năm 2026) sau `until` (STAND_IN)."), "Ngày họp (năm 2026) sau `until` (STAND_IN).");
});
