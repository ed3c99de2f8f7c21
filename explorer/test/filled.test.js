import assert from "node:assert/strict";
import { test } from "node:test";
import { filled } from "../src/model/filled.js";

const said = (/** @type {string} */ text, /** @type {any} */ values) => filled(text, values, (value) => `<${value}>`);

test("one of something has a word of its own, whether it comes as a number or written", () => {
  const text = "{shown} of {total} [row|rows], {left} [is|are] left";
  assert.equal(said(text, { shown: 1, total: 2, left: 1 }), "<1> of <2> rows, <1> is left");
  assert.equal(said(text, { shown: 0, total: "1", left: 0 }), "<0> of 1 row, <0> are left");
});
