/** Where boxes and the ties between them stand in a drawing, and which box lies in a direction. */

import dagre from "./dagre.js";

/** @typedef {{key: string, width: number, height: number}} Size */
/** @typedef {{x: number, y: number, width: number, height: number}} Area  from its upper left corner */
/** @typedef {{from: string, to: string, kind: string, word: string}} Tie */
/** @typedef {Tie & {path: string, at: {x: number, y: number} | null}} DrawnTie  `at`: the middle of its word; null: another one says it */
/** @typedef {"left" | "right" | "up" | "down"} Direction */

const APART = { across: 12, along: 28, ties: 10, margin: 8, side: 18 };
const WORD = { letter: 6.4, height: 16 };
/** How far a second tie runs from the first between the same two boxes. */
const BESIDE = 6;

/**
 * Lays boxes out in layers from left to right, each behind those that a tie leads from. Of ties of one kind that leave a
 * box with one word, one carries it.
 * @param {Size[]} boxes
 * @param {Tie[]} ties  between boxes of `boxes`
 * @returns {{width: number, height: number, areas: Map<string, Area>, ties: DrawnTie[]}}
 */
export function layers(boxes, ties) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: APART.across, ranksep: APART.along, edgesep: APART.ties, marginx: APART.side, marginy: APART.margin });
  for (const { key, width, height } of boxes) graph.setNode(key, { width, height });
  const leading = leaders(ties);
  const words = wording(ties, leading);
  for (const [at, tie] of ties.entries()) {
    if (leading[at] !== at) continue;
    const word = words.get(at);
    graph.setEdge(tie.from, tie.to, word ? { width: word.length * WORD.letter, height: WORD.height, labelpos: "c" } : {}, String(at));
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const found = new Map(boxes.map(({ key }) => [key, area(graph.node(key))]));
  // whichever way up has as few crossings: lists read from the top, as they were given
  const turn = upsideDown([...found.values()]) ? (/** @type {number} */ y) => height - y : (/** @type {number} */ y) => y;
  const areas = new Map([...found].map(([key, { x, y, width: wide, height: high }]) => [key, { x, y: turn(y + high / 2) - high / 2, width: wide, height: high }]));
  return {
    width: Math.max(width, 0),
    height: Math.max(height, 0),
    areas,
    ties: ties.map((tie, at) => drawn({ ...tie, word: words.get(at) ?? "" }, areas, turned(graph.edge(tie.from, tie.to, String(leading[at])), turn), at === leading[at] ? 0 : BESIDE)),
  };
}

/** Whether boxes of one layer stand rather the other way up than they were given. @param {Area[]} areas */
function upsideDown(areas) {
  const layers = new Map();
  for (const { x, y, width, height } of areas) {
    const layer = Math.round(x + width / 2);
    layers.set(layer, [...(layers.get(layer) ?? []), y + height / 2]);
  }
  const steps = [...layers.values()].flatMap((middles) => middles.slice(1).map((/** @type {number} */ y, /** @type {number} */ at) => Math.sign(y - middles[at])));
  return steps.reduce((sum, step) => sum + step, 0) < 0;
}

/** @param {{points: {x: number, y: number}[], x?: number, y?: number}} edge @param {(y: number) => number} turn */
const turned = ({ points, x, y }, turn) => ({ points: points.map((point) => ({ x: point.x, y: turn(point.y) })), x, y: turn(y ?? 0) });

/** For each tie the first one between the same two boxes: the others run beside it. @param {Tie[]} ties */
function leaders(ties) {
  const first = new Map();
  for (const [at, { from, to }] of ties.entries()) if (!first.has(`${from} ${to}`)) first.set(`${from} ${to}`, at);
  return ties.map(({ from, to }) => /** @type {number} */ (first.get(`${from} ${to}`)));
}

/**
 * The words of the ties that carry some. A word that only ties beside others would carry stands with the first one's own.
 * @param {Tie[]} ties @param {number[]} leading
 * @returns {Map<number, string>}
 */
function wording(ties, leading) {
  const said = new Set();
  const words = new Map();
  const alone = ties.map((_, at) => at).sort((a, b) => Number(leading[a] !== a) - Number(leading[b] !== b));
  for (const at of alone) {
    const { from, kind, word } = ties[at];
    const group = JSON.stringify([from, kind, word]);
    if (!word || said.has(group)) continue;
    said.add(group);
    words.set(leading[at], [words.get(leading[at]), word].filter(Boolean).join(", "));
  }
  return words;
}

/** @param {{x: number, y: number, width: number, height: number}} middle @returns {Area} */
const area = ({ x, y, width, height }) => ({ x: x - width / 2, y: y - height / 2, width, height });

/**
 * A tie from the side of one box to the side of the other, around those between.
 * @param {Tie} tie
 * @param {Map<string, Area>} areas
 * @param {{points: {x: number, y: number}[], x?: number, y?: number}} edge
 * @param {number} beside  how far under the way it runs
 * @returns {DrawnTie}
 */
function drawn(tie, areas, edge, beside) {
  const [from, to] = [/** @type {Area} */ (areas.get(tie.from)), /** @type {Area} */ (areas.get(tie.to))];
  const back = to.x < from.x;
  const start = { x: from.x + (back ? 0 : from.width), y: middle(from.y, from.height) };
  const end = { x: to.x + (back ? to.width : 0), y: middle(to.y, to.height) };
  const points = [start, ...edge.points.slice(1, -1), end].map(({ x, y }) => ({ x, y: y + beside }));
  return { ...tie, path: curve(points), at: tie.word ? { x: edge.x ?? 0, y: edge.y ?? 0 } : null };
}

/** A line that leaves and comes level, through every point. @param {{x: number, y: number}[]} points */
function curve([start, ...rest]) {
  let text = `M${round(start.x)} ${round(start.y)}`;
  let before = start;
  for (const point of rest) {
    const half = round((before.x + point.x) / 2);
    text += `C${half} ${round(before.y)} ${half} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    before = point;
  }
  return text;
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/**
 * Lays boxes out one under the other, as the steps of a way, with room for the word of each step between them.
 * @param {Size[]} boxes
 * @param {Tie[]} ties  the step from each box to the next
 * @param {number} between
 */
export function chain(boxes, ties, between) {
  const width = Math.max(...boxes.map((box) => box.width), 0) + 2 * APART.margin;
  let y = APART.margin;
  const areas = new Map();
  for (const box of boxes) {
    areas.set(box.key, { x: (width - box.width) / 2, y, width: box.width, height: box.height });
    y += box.height + between;
  }
  const x = width / 2;
  const steps = ties.map((tie, at) => {
    const [above, below] = [areas.get(boxes[at].key), areas.get(boxes[at + 1].key)];
    const [from, to] = [above.y + above.height, below.y];
    return { ...tie, path: `M${x} ${from}V${to}`, at: { x, y: (from + to) / 2 } };
  });
  return { width, height: Math.max(y - between, 0) + APART.margin, areas, ties: steps };
}

const TURNS = { right: [1, 0], left: [-1, 0], down: [0, 1], up: [0, -1] };
/** How much more a step aside counts than one ahead. */
const ASIDE = 2;

/**
 * The key of the nearest of `areas` in a direction, as an arrow key means it; null: none lies there.
 * @param {Map<string, Area>} areas
 * @param {string} from
 * @param {Direction} direction
 */
export function nearest(areas, from, direction) {
  const here = areas.get(from);
  if (!here) return null;
  const [right, down] = TURNS[direction];
  let best = /** @type {string | null} */ (null);
  let least = Infinity;
  for (const [key, there] of areas) {
    const x = middle(there.x, there.width) - middle(here.x, here.width);
    const y = middle(there.y, there.height) - middle(here.y, here.height);
    const ahead = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    const far = ahead + ASIDE * aside;
    if (key !== from && ahead > 0.5 && far < least) [best, least] = [key, far];
  }
  return best;
}

/** @param {number} start @param {number} length */
const middle = (start, length) => start + length / 2;

/**
 * A text in lines of a width, parted at blanks; a word that is longer stands by itself.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function lines(text, width, measure) {
  const found = [""];
  for (const word of text.split(/\s+/)) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
    if (measure(longer) <= width || !found.at(-1)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
