// What every drawing has: a box that it scrolls in, its size, and buttons for printing it and taking it away.
import { png, svg } from "../ask/export.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { shown } from "../day.js";
import { day, t } from "../words/words.js";
import { Icon } from "./icon.js";

/** Sizes of a drawing against its usual one; at the least, letters of 12 pixels are drawn with 11. */
export const SCALES = [11 / 12, 1, 1.25, 1.5, 2];

/** The width of what a ref holds, in pixels; 0 until it is known. @param {{current: HTMLElement | null}} ref */
export function useWidth(ref) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    setWidth(box.clientWidth);
    const watching = new ResizeObserver(() => setWidth(box.clientWidth));
    watching.observe(box);
    return () => watching.disconnect();
  }, []);
  return width;
}

/** Whether the page's letters are there, so that texts can be measured in them. */
export function useLetters() {
  const [there, setThere] = useState(document.fonts.status === "loaded");
  useEffect(() => {
    document.fonts.ready.then(() => setThere(true));
  }, []);
  return there;
}

const canvas = document.createElement("canvas").getContext("2d");

/** How wide texts of a size are in the page's letters. @param {number} size @param {number} weight @returns {(text: string) => number} */
export function measured(size, weight) {
  const font = `${weight} ${size}px ${getComputedStyle(document.documentElement).fontFamily}`;
  return (text) => {
    if (!canvas) return text.length * size * 0.55;
    canvas.font = font;
    return canvas.measureText(text).width;
  };
}

/** Smaller, larger, whole. @param {{smaller: () => void, larger: () => void, whole: () => void}} props */
export function Zoom({ smaller, larger, whole }) {
  return html`
    <button type="button" class="plain" title=${t("drawing.smaller")} onClick=${smaller}><${Icon} name="minus" /><span class="unseen">${t("drawing.smaller")}</span></button>
    <button type="button" class="plain" title=${t("drawing.larger")} onClick=${larger}><${Icon} name="plus" /><span class="unseen">${t("drawing.larger")}</span></button>
    <button type="button" onClick=${whole}>${t("drawing.whole")}</button>
  `;
}

/** Buttons that print a drawing or hand it over, with its name and the day in the file. @param {{name: string, drawing: {current: SVGSVGElement | null}}} props */
export function TakeAway({ name, drawing }) {
  const titled = `${name}, ${day(shown.value)}`;
  const take = (/** @type {typeof svg} */ made) => () => drawing.current && made(titled, drawing.current);
  return html`
    <button type="button" onClick=${() => print()}><${Icon} name="printer" />${t("print")}</button>
    <button type="button" onClick=${take(svg)}><${Icon} name="download" />SVG</button>
    <button type="button" onClick=${take(png)}><${Icon} name="download" />PNG</button>
  `;
}

/** The ref of a box that a drawing scrolls in, and a way to bring an area of it into view. */
export function useScroll() {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const show = (/** @type {import("../model/layout.js").Area} */ area, /** @type {number} */ scale) => {
    const { current } = box;
    if (!current) return;
    current.scrollLeft = (area.x + area.width / 2) * scale - current.clientWidth / 2;
    current.scrollTop = (area.y + area.height / 2) * scale - current.clientHeight / 2;
  };
  return { box, show };
}
