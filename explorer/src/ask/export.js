/** Files for people to take away: a list as a table, a drawing as a picture. All are made here, nothing is sent anywhere. */

import { separated } from "../model/separated.js";
import { lang } from "../words/words.js";
import { painted, standing } from "./picture.js";

/**
 * Hands a list over as a file for spreadsheets: all of `rows`, in the columns that are shown.
 * @template Row
 * @param {string} name
 * @param {import("../model/separated.js").Column<Row>[]} columns
 * @param {Row[]} rows
 */
export function csv(name, columns, rows) {
  save(new Blob([separated(columns, rows, lang.value)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}

/**
 * Hands a drawing over as SVG.
 * @param {string} name  of the file, and what stands above the drawing
 * @param {SVGSVGElement} drawing
 */
export async function svg(name, drawing) {
  save(new Blob([await standing(name, drawing)], { type: "image/svg+xml" }), `${name}.svg`);
}

/**
 * Hands a drawing over as PNG, twice as sharp as on the page.
 * @param {string} name
 * @param {SVGSVGElement} drawing
 */
export async function png(name, drawing) {
  const canvas = await painted(name, drawing);
  canvas.toBlob((made) => made && save(made, `${name}.png`), "image/png");
}

/** Hands a file over under a name. @param {Blob} made @param {string} name */
export function save(made, name) {
  const address = URL.createObjectURL(made);
  const link = Object.assign(document.createElement("a"), { href: address, download: name.replace(/[\\/:*?"<>|]+/g, "-") });
  link.click();
  // the download has begun by then; without it the whole file stays in memory
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
