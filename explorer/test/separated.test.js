import assert from "node:assert/strict";
import { test } from "node:test";

import { separated } from "../src/model/separated.js";

const COLUMNS = [
  { id: "code", label: "Mã", text: (/** @type {{code: string}} */ row) => row.code },
  { id: "name", label: "Tên", text: (/** @type {{name: string}} */ row) => row.name },
  { id: "share", label: "Tỷ lệ", figure: true, text: (/** @type {{share: number | null}} */ row) => row.share },
];
const ROW = { code: "0049", name: "Đảng bộ xã Quế Sơn", share: 86.5 };

/** What a reader of such files makes of it: RFC 4180, with the separator given. @param {string} text @param {string} between */
function read(text, between) {
  const cells = [...text.replace(/^\ufeff/, "").matchAll(new RegExp(`("(?:[^"]|"")*"|[^${between}\r]*)(${between}|\r\n)`, "g"))];
  const lines = [[]];
  for (const [, cell, end] of cells) {
    lines.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") lines.push([]);
  }
  return lines.slice(0, -1);
}

test("begins with a byte order mark and parts cells as the language's spreadsheets expect", () => {
  const vietnamese = separated(COLUMNS, [ROW], "vi");
  assert.equal(vietnamese, '\ufeffMã;Tên;Tỷ lệ\r\n"=""0049""";Đảng bộ xã Quế Sơn;"86,5"\r\n');
  assert.equal(separated(COLUMNS, [ROW], "en"), '\ufeffMã,Tên,Tỷ lệ\r\n"=""0049""",Đảng bộ xã Quế Sơn,86.5\r\n');
});

test("a code keeps its zeros as a constant of text", () => {
  assert.equal(read(separated(COLUMNS, [ROW], "vi"), ";")[1][0], '="0049"');
});

test("no text begins a formula, whatever it hides behind", () => {
  const attacks = ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", "|calc", "＝1+1", " =1", "\u00a0=1", "\ufeff@x", '="0049"', '=cmd|"/c calc"!A1'];
  for (const name of attacks) {
    const [, [, cell]] = read(separated(COLUMNS, [{ ...ROW, name }], "vi"), ";");
    assert.equal(cell, `'${name}`);
  }
});

test("quotes, separators and line ends stay inside their cell", () => {
  const name = 'Chi bộ "Khối phố 3"; thôn 4,\r\nxã';
  for (const [language, between] of [["vi", ";"], ["en", ","]]) {
    const lines = read(separated(COLUMNS, [{ ...ROW, name }, ROW], language), between);
    assert.equal(lines.length, 3);
    assert.equal(lines[1][1], name);
  }
});

test("what is not known is an empty cell, and zero is not", () => {
  assert.match(separated(COLUMNS, [{ ...ROW, share: null }, { ...ROW, share: 0 }], "vi"), /Sơn;\r\n.*Sơn;0\r\n$/);
});
