import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";

const folder = new URL("../src/words/texts/", import.meta.url);
const files = await readdir(folder);
const texts = await Promise.all(files.map(async (name) => ({ name, texts: (await import(new URL(name, folder).href)).default })));

test("a key of a text stands in one file only", () => {
  const homes = new Map();
  for (const { name, texts: own } of texts) for (const key of Object.keys(own)) homes.set(key, [...(homes.get(key) ?? []), name]);
  assert.deepEqual([...homes].filter(([, found]) => found.length > 1), []);
});

test("both languages have the same values in a text", () => {
  const values = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  for (const { name, texts: own } of texts) {
    for (const [key, [vi, en]] of Object.entries(own)) {
      assert.deepEqual([...new Set(values(vi))], [...new Set(values(en))], `${name}: ${key}`);
    }
  }
});
