/** Files for people to take away: a list as a table, a drawing as a picture. All are made here, nothing is sent anywhere. */

import { separated } from "../model/separated.js";
import { lang } from "../words/words.js";

/** What is written into the copy of a drawing, as a picture brings no style sheet along. */
const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
  "font-family", "font-size", "font-weight", "font-style", "font-variant-numeric", "text-anchor", "text-decoration-line",
  "dominant-baseline", "paint-order", "visibility",
];
const SVG = "http://www.w3.org/2000/svg";
const HEAD = 40;
const MARGIN = 16;
const SHARPNESS = 2;

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
  const { text } = await picture(name, drawing);
  save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
}

/**
 * Hands a drawing over as PNG, twice as sharp as on the page.
 * @param {string} name
 * @param {SVGSVGElement} drawing
 */
export async function png(name, drawing) {
  const { text, width, height } = await picture(name, drawing);
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARPNESS, height: height * SHARPNESS });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((made) => made && save(made, `${name}.png`), "image/png");
}

/**
 * The text of a drawing that stands by itself: as on the page, whole, with its name above it.
 * @param {string} name
 * @param {SVGSVGElement} drawing
 */
async function picture(name, drawing) {
  const box = drawing.viewBox.baseVal;
  const [width, height] = [Math.ceil(box.width) + 2 * MARGIN, Math.ceil(box.height) + HEAD + MARGIN];
  const page = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SVG });
  const look = getComputedStyle(drawing);
  const heading = element("text", { x: MARGIN, y: 26, "font-size": 15, "font-weight": 600, fill: look.color, "font-family": look.fontFamily });
  heading.textContent = name;
  const copy = styled(drawing);
  for (const [key, value] of Object.entries({ x: MARGIN, y: HEAD, width: box.width, height: box.height })) copy.setAttribute(key, String(value));
  page.append(await letters(look.fontFamily), element("rect", { width, height, fill: paper(drawing) }), heading, copy);
  return { text: new XMLSerializer().serializeToString(page), width, height };
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A copy with every computed style in it; links lead to whole addresses. @param {SVGSVGElement} drawing */
function styled(drawing) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const copies = [copy, ...copy.querySelectorAll("*")];
  const gone = [];
  for (const [at, original] of [drawing, ...drawing.querySelectorAll("*")].entries()) {
    const look = getComputedStyle(original);
    if (look.display === "none") gone.push(copies[at]);
    for (const name of STYLES) copies[at].setAttribute(name, look.getPropertyValue(name));
    for (const name of ["class", "style", "tabindex"]) copies[at].removeAttribute(name);
    const to = original.getAttribute("href");
    if (to) copies[at].setAttribute("href", new URL(to, location.href).href);
  }
  for (const hidden of gone) hidden.remove();
  return copy;
}

/** The colour that is seen behind an element. @param {Element | null} behind */
function paper(behind) {
  for (; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor;
    if (colour !== "transparent" && colour !== "rgba(0, 0, 0, 0)") return colour;
  }
  return "#ffffff";
}

/** The faces of the page's first font, inside the picture: elsewhere it may be missing, and its words would not fit. @param {string} families */
async function letters(families) {
  const family = bare(families.split(",")[0]);
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? location.href })));
  const faces = rules.filter(({ rule }) => rule instanceof CSSFontFaceRule && bare(rule.style.getPropertyValue("font-family")) === family);
  const style = element("style", {});
  style.textContent = (await Promise.all(faces.map(({ rule, base }) => inside(rule.cssText, base)))).join("\n");
  return style;
}

/** @param {string} name */
const bare = (name) => name.trim().replace(/^["']|["']$/g, "");

/** A rule with the file that it names in it. @param {string} rule @param {string} base */
async function inside(rule, base) {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule)?.[1];
  if (!address) return rule;
  const file = await (await fetch(new URL(address, base))).blob();
  return rule.replace(address, await written(file));
}

/** @param {Blob} file @returns {Promise<string>} */
function written(file) {
  const reader = new FileReader();
  return new Promise((done, failed) => {
    reader.onload = () => done(/** @type {string} */ (reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

/** @param {Blob} made @param {string} name */
function save(made, name) {
  const address = URL.createObjectURL(made);
  const link = Object.assign(document.createElement("a"), { href: address, download: name.replace(/[\\/:*?"<>|]+/g, "-") });
  link.click();
  // the download has begun by then; without it the whole file stays in memory
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
