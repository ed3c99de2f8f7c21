/** A drawing of the page as a picture that stands by itself: whole, with its name above it and its looks written into it. */

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
const ALIGNED = /** @type {Record<string, CanvasTextAlign>} */ ({ start: "left", middle: "center", end: "right" });

/**
 * The text of the picture as SVG, with the page's letters in it.
 * @param {string} name
 * @param {SVGSVGElement} drawing
 */
export async function standing(name, drawing) {
  const page = picture(name, drawing);
  page.prepend(await letters(getComputedStyle(drawing).fontFamily));
  return new XMLSerializer().serializeToString(page);
}

/**
 * The picture in points of colour. Its words are painted by the page: an image of an SVG does not wait for its letters.
 * @param {string} name
 * @param {SVGSVGElement} drawing
 */
export async function painted(name, drawing) {
  const page = picture(name, drawing);
  for (const text of page.querySelectorAll("text")) text.remove();
  const canvas = Object.assign(document.createElement("canvas"), { width: size(page, "width") * SHARPNESS, height: size(page, "height") * SHARPNESS });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.drawImage(await image(new XMLSerializer().serializeToString(page)), 0, 0, canvas.width, canvas.height);
  brush.scale(SHARPNESS, SHARPNESS);
  const look = getComputedStyle(drawing);
  brush.font = `600 15px ${look.fontFamily}`;
  brush.fillStyle = look.color;
  brush.fillText(name, MARGIN, 26);
  const whole = /** @type {DOMMatrix} */ (drawing.getScreenCTM()).inverse();
  for (const text of drawing.querySelectorAll("text")) write(brush, text, whole);
  return canvas;
}

/** @param {Element} page @param {string} side */
const size = (page, side) => Number(page.getAttribute(side));

/** @param {string} text */
async function image(text) {
  const made = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  made.src = address;
  await made.decode();
  URL.revokeObjectURL(address);
  return made;
}

/** A word where and as it stands in the drawing. @param {CanvasRenderingContext2D} brush @param {SVGTextElement} text @param {DOMMatrix} whole */
function write(brush, text, whole) {
  const look = getComputedStyle(text);
  const place = text.getScreenCTM();
  if (!place || look.display === "none" || look.visibility === "hidden") return;
  const { a, b, c, d, e, f } = whole.multiply(place);
  const [x, y] = ["x", "y"].map((side) => Number(text.getAttribute(side) ?? 0));
  brush.save();
  brush.transform(a, b, c, d, e + MARGIN, f + HEAD);
  brush.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
  brush.globalAlpha = Number(look.opacity);
  brush.textAlign = ALIGNED[look.textAnchor];
  brush.textBaseline = look.dominantBaseline === "central" ? "middle" : "alphabetic";
  if (look.stroke !== "none") {
    Object.assign(brush, { strokeStyle: look.stroke, lineWidth: parseFloat(look.strokeWidth), lineJoin: "round" });
    brush.strokeText(text.textContent ?? "", x, y);
  }
  brush.fillStyle = look.fill;
  brush.fillText(text.textContent ?? "", x, y);
  brush.restore();
}

/** @param {string} name @param {SVGSVGElement} drawing */
function picture(name, drawing) {
  const box = drawing.viewBox.baseVal;
  const [width, height] = [Math.ceil(box.width) + 2 * MARGIN, Math.ceil(box.height) + HEAD + MARGIN];
  const page = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SVG });
  const look = getComputedStyle(drawing);
  const heading = element("text", { x: MARGIN, y: 26, "font-size": 15, "font-weight": 600, fill: look.color, "font-family": look.fontFamily });
  heading.textContent = name;
  const copy = styled(drawing);
  for (const [key, value] of Object.entries({ x: MARGIN, y: HEAD, width: box.width, height: box.height })) copy.setAttribute(key, String(value));
  page.append(element("rect", { width, height, fill: paper(drawing) }), heading, copy);
  return page;
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
