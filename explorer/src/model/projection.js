/** Where points of the earth stand in a drawing, how far they are apart, and what a merger moves where. */

/** @typedef {{lat: number, lon: number}} Spot */
/** @typedef {{scale: number, middle: Spot | null}} Zoomed  `middle`: null: of all points */

const EARTH = 6371;
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/**
 * A projection that shows all of `spots` within a box: true to distances where they lie, as a province is small.
 * @param {Spot[]} spots
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {Zoomed} [zoomed]
 */
export function projection(spots, box, zoomed = { scale: 1, middle: null }) {
  const [south, north] = reach(spots.map((spot) => spot.lat));
  const [west, east] = reach(spots.map((spot) => spot.lon));
  const whole = { lat: (south + north) / 2, lon: (west + east) / 2 };
  const narrowing = Math.cos(radians(whole.lat));
  const usual = Math.min(box.width / Math.max((east - west) * narrowing, 1e-3), box.height / Math.max(north - south, 1e-3));
  const perDegree = usual * zoomed.scale;
  const middle = zoomed.middle ?? whole;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return {
    /** Pixels for a kilometre. */
    perKilometre: perDegree / radians(1) / EARTH,
    at: (/** @type {Spot} */ spot) => ({ x: x + (spot.lon - middle.lon) * narrowing * perDegree, y: y - (spot.lat - middle.lat) * perDegree }),
    from: (/** @type {{x: number, y: number}} */ point) => ({ lat: middle.lat - (point.y - y) / perDegree, lon: middle.lon + (point.x - x) / narrowing / perDegree }),
  };
}

/** @param {number[]} values @returns {[number, number]} */
const reach = (values) => (values.length ? [Math.min(...values), Math.max(...values)] : [0, 0]);

/** How far and in which direction one spot lies from another: kilometres along the ground, degrees from north. @param {Spot} from @param {Spot} to */
export function away(from, to) {
  const [a, b, turn] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
  const east = Math.sin(turn) * Math.cos(b);
  const ahead = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return { kilometres: 2 * EARTH * Math.asin(Math.sqrt(half)), degrees: ((Math.atan2(east, ahead) * 180) / Math.PI + 360) % 360 };
}

/** Which of the eight points of the compass a direction is: 0 north, 1 north-east, … @param {number} degrees */
export const octant = (degrees) => Math.round(degrees / 45) % 8;

/** The longest round distance whose bar is no longer than `most` pixels. @param {number} perKilometre @param {number} most */
export function scaleBar(perKilometre, most) {
  const longest = most / perKilometre;
  const power = 10 ** Math.floor(Math.log10(longest));
  const kilometres = [5, 2, 1].map((step) => step * power).find((length) => length <= longest) ?? power;
  return { kilometres, width: kilometres * perKilometre };
}

/**
 * The slices of a round from the top clockwise, one for each share above zero.
 * @template {{share: number}} Slice
 * @param {readonly Slice[]} shares  that add up to 1
 * @param {number} radius
 * @returns {(Slice & {path: string})[]}
 */
export function slices(shares, radius) {
  let turned = 0;
  return shares
    .filter(({ share }) => share > 0)
    .map((slice) => {
      const from = turned;
      turned += slice.share;
      return { ...slice, path: slice.share > 0.9999 ? round(radius) : sector(from, turned, radius) };
    });
}

/** @param {number} radius */
const round = (radius) => `M0 ${-radius}A${radius} ${radius} 0 1 1 -0.01 ${-radius}Z`;

/** @param {number} from @param {number} to @param {number} radius */
function sector(from, to, radius) {
  const edge = (/** @type {number} */ turn) => `${fixed(radius * Math.sin(2 * Math.PI * turn))} ${fixed(-radius * Math.cos(2 * Math.PI * turn))}`;
  return `M0 0L${edge(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${edge(to)}Z`;
}

const fixed = (/** @type {number} */ value) => Math.round(value * 100) / 100;

/**
 * Which points get their name beside them: the first ones whose name touches neither a name before nor a point.
 * @template {{key: string, x: number, y: number, radius: number, name: string}} Point
 * @param {Point[]} points  the most important first
 * @param {(text: string) => number} measure
 * @param {{width: number, height: number, line: number, kept?: Edges[]}} room  `kept`: where something else is drawn above them
 */
export function named(points, measure, { width, height, line, kept = [] }) {
  const taken = [...kept, ...points.map(around)];
  const found = [];
  for (const point of points) {
    const long = measure(point.name);
    for (const side of [1, -1]) {
      const left = side > 0 ? point.x + point.radius + 3 : point.x - point.radius - 3 - long;
      const area = { left, right: left + long, top: point.y - line / 2, bottom: point.y + line / 2 };
      const inside = area.left >= 0 && area.right <= width && area.top >= 0 && area.bottom <= height;
      if (!inside || taken.some((other) => touch(area, other))) continue;
      taken.push(area);
      found.push({ point, x: side > 0 ? area.left : area.right, y: point.y, before: side < 0 });
      break;
    }
  }
  return found;
}

/** By how many pixels something is moved down, where it would hide points. */
const DOWN = 12;

/**
 * Where something has room at the right edge, as far up as it hides no point; where it always does, where it hides the fewest.
 * @param {{width: number, height: number}} size
 * @param {{x: number, y: number, radius: number}[]} points
 * @param {{width: number, height: number, edge: number}} room
 * @returns {Edges}
 */
export function roomAtTheRight(size, points, { width, height, edge }) {
  const taken = points.map(around);
  let found = { hidden: Infinity, top: edge };
  for (let top = edge; top + size.height + edge <= height && found.hidden > 0; top += DOWN) {
    const hidden = taken.filter((one) => touch(area(top), one)).length;
    if (hidden < found.hidden) found = { hidden, top };
  }
  return area(found.top);

  function area(/** @type {number} */ top) {
    return { left: width - size.width - edge, right: width - edge, top, bottom: top + size.height };
  }
}

/** @param {{x: number, y: number, radius: number}} point @returns {Edges} */
const around = ({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });

/** @typedef {{left: number, right: number, top: number, bottom: number}} Edges */
/** @param {Edges} a @param {Edges} b */
const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * What travels when the day changes, along the lineage: what is no longer there goes into what it became, and what is there
 * again comes out of it.
 * @template {Spot & {key: string, owner: string, before: Set<string>}} Point  `owner`: whose point it is; `before`: whose heir that is
 * @param {Point[]} had
 * @param {Point[]} has
 * @returns {{into: {point: Point, to: Point}[], outOf: Map<string, Point>}} `outOf` by the key of a point of `has`
 */
export function travels(had, has) {
  const there = new Set(has.map((point) => point.owner));
  const was = new Map(had.map((point) => [point.owner, point]));
  const into = had.filter((point) => !there.has(point.owner)).flatMap((point) => has.filter((heir) => heir.before.has(point.owner)).map((to) => ({ point, to })));
  const outOf = new Map();
  for (const point of has) {
    const same = was.get(point.owner);
    const from = same ?? had.find((heir) => heir.before.has(point.owner));
    if (from && (from.lat !== point.lat || from.lon !== point.lon)) outOf.set(point.key, from);
  }
  return { into, outOf };
}
