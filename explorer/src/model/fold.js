// Words as they are looked for: without tones and marks, đ as d, in small letters.

const MARKS = /\p{Mn}/gu;

export const fold = (/** @type {string} */ text) =>
  text.normalize("NFD").replace(MARKS, "").toLowerCase().replace(/[đð]/g, "d");

/** Whether every word of what is looked for begins a word of the text, both folded. */
export function holds(/** @type {string} */ folded, /** @type {string} */ wanted) {
  const words = folded.split(/[\s,.()/-]+/);
  return wanted.split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}
