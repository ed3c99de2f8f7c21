/** What stands around a subject, as boxes and ties: lists are cut to a page, and what is left out is counted in a box of its own. */

/** @typedef {"hierarchy" | "supervision" | "membership" | "assignment" | "place"} Kind */
/** @typedef {{__typename: string, id: string, key: string, name: string, code?: string, level?: string, kind?: string, childCount?: number | null}} Node */
/** @typedef {{node: Node, ties: Tie[]}} Item  one of a list, with what ties it to whose list it is */
/** @typedef {{from: string, to: string, kind: Kind, detail: Detail}} Tie */
/** @typedef {{roles?: string[], level?: string, duties?: string[], holds?: boolean, membership?: string}} Detail */
/** @typedef {{of: string, name: string, kind: Kind, before?: boolean, total: number, items: Item[]}} List  `before`: its boxes stand left of `of` */
/** @typedef {{key: string, node: Node | null, more: {list: List, count: number, at: number} | null}} Box  `at`: the offset that its press turns to */

export const KINDS = /** @type {const} */ (["hierarchy", "supervision", "membership", "assignment", "place"]);
export const MOST_BOXES = 60;
const PAGES = { most: 12, least: 2 };

/**
 * @param {any[]} answered  the subject first, then what was opened, each with its sides
 * @param {{kinds: Set<string>, offsets: Map<string, number>, opened: Set<string>}} shown
 * @returns {{boxes: Box[], ties: Tie[], left: {list: List, count: number}[]}} `left`: how many of each list are not drawn
 */
export function neighbourhood(answered, shown) {
  const chains = answered.flatMap(above).filter((tie) => shown.kinds.has(tie.tie.kind));
  const lists = answered.flatMap(listsOf).filter((list) => shown.kinds.has(list.kind));
  for (let size = PAGES.most; ; size -= 1) {
    const drawn = draw(answered, chains, lists, size, shown);
    if (drawn.boxes.length <= MOST_BOXES || size <= PAGES.least) return drawn;
  }
}

/**
 * @param {Node[]} answered @param {{node: Node, tie: Tie}[]} chains @param {List[]} lists @param {number} size
 * @param {{offsets: Map<string, number>, opened: Set<string>, kinds: Set<string>}} shown
 */
function draw(answered, chains, lists, size, shown) {
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  const ties = new Map();
  const left = [];
  const box = (/** @type {Node} */ node) => boxes.has(node.key) || boxes.set(node.key, { key: node.key, node, more: null });
  const tie = (/** @type {Tie} */ one) => ties.set(JSON.stringify([one.from, one.to, one.kind]), one);
  box(answered[0]);
  for (const one of chains) {
    box(one.node);
    tie(one.tie);
  }
  for (const list of lists) {
    const { seen, hidden } = page(list, size, shown);
    for (const item of seen) {
      box(item.node);
      item.ties.filter((one) => shown.kinds.has(one.kind)).forEach(tie);
    }
    for (const { key, count, at } of hidden) {
      boxes.set(key, { key, node: null, more: { list, count, at } });
      const [from, to] = list.before ? [key, list.of] : [list.of, key];
      tie({ from, to, kind: list.kind, detail: {} });
      left.push({ list, count });
    }
  }
  answered.forEach(box);
  return { boxes: [...boxes.values()], ties: [...ties.values()].filter((one) => boxes.has(one.from) && boxes.has(one.to)), left };
}

/**
 * The items of a list that are drawn, and the boxes that stand for the others; what was opened is always drawn.
 * @param {List} list @param {number} size
 * @param {{offsets: Map<string, number>, opened: Set<string>}} shown
 */
export function page(list, size, { offsets, opened }) {
  const name = `${list.of}.${list.name}`;
  const start = Math.min(offsets.get(name) ?? 0, Math.max(list.total - 1, 0));
  // a box that says "+ 1" takes the room of the one that it hides
  const end = start + size + 1 >= list.total ? list.total : start + size;
  const kept = (/** @type {Item} */ item, /** @type {number} */ at) => (at >= start && at < end) || opened.has(item.node.key);
  const seen = list.items.filter(kept);
  const away = (/** @type {number} */ from, /** @type {number} */ to) => to - from - list.items.slice(from, to).filter((item) => opened.has(item.node.key)).length;
  const sides = [
    { key: `${name}.before`, count: away(0, start), at: Math.max(start - size, 0) },
    { key: `${name}.after`, count: away(end, list.total), at: end },
  ];
  return { seen, hidden: sides.filter((side) => side.count > 0) };
}

/** What the subject is under, step by step from the top. @param {any} node @returns {{node: Node, tie: Tie}[]} */
function above(node) {
  const upwards = node.__typename === "Place" ? [node.parent].filter(Boolean) : (node.ancestors ?? []);
  return upwards.map((/** @type {Node} */ one, /** @type {number} */ at) => ({ node: one, tie: tied(one, upwards[at + 1] ?? node, "hierarchy") }));
}

/** @param {Node} from @param {Node} to @param {Kind} kind @param {Detail} [detail] @returns {Tie} */
const tied = (from, to, kind, detail = {}) => ({ from: from.key, to: to.key, kind, detail });

/** @param {any} node @returns {List[]} */
function listsOf(node) {
  const made = { Organization: ofOrganization, Member: ofMember, Place: ofPlace }[/** @type {"Organization"} */ (node.__typename)];
  return made(node).filter((list) => list.total > 0);
}

/** @param {any} node @returns {List[]} */
function ofOrganization(node) {
  const list = (/** @type {string} */ name, /** @type {Kind} */ kind, /** @type {Item[]} */ items, total = items.length, before = false) => ({ of: node.key, name, kind, items, total, before });
  return [
    list("supervisors", "supervision", node.supervisions.map((/** @type {any} */ link) => following(link, link.supervisor, node, link.supervisor)), undefined, true),
    list("children", "hierarchy", node.children.nodes.map((/** @type {Node} */ child) => ({ node: child, ties: [tied(node, child, "hierarchy")] })), node.children.totalCount),
    list("seats", "assignment", seats(node.assignments, "member", (member) => [node, member])),
    list("members", "membership", node.belonging.nodes.map((/** @type {any} */ link) => ({ node: link.member, ties: [tied(node, link.member, "membership", { membership: link.kind })] })), node.belonging.totalCount),
    list("places", "place", node.places.map((/** @type {Node} */ place) => ({ node: place, ties: [tied(node, place, "place")] }))),
  ];
}

/** @param {any} node @returns {List[]} */
function ofMember(node) {
  const list = (/** @type {string} */ name, /** @type {Kind} */ kind, /** @type {Item[]} */ items, before = false) => ({ of: node.key, name, kind, items, total: items.length, before });
  return [
    list("cells", "membership", node.cells.map((/** @type {any} */ link) => ({ node: link.organization, ties: [tied(link.organization, node, "membership", { membership: link.kind })] })), true),
    list("seats", "assignment", seats(node.assignments, "organization", (organization) => [organization, node]), true),
    list("supervised", "supervision", node.supervisions.map((/** @type {any} */ link) => following(link, node, link.organization, link.organization))),
  ];
}

/** @param {any} node @returns {List[]} */
function ofPlace(node) {
  const down = (/** @type {Node} */ child) => ({ node: child, ties: [tied(node, child, "hierarchy")] });
  const covering = (/** @type {Node} */ one) => ({ node: one, ties: [tied(one, node, "place")] });
  return [
    { of: node.key, name: "children", kind: "hierarchy", items: node.children.nodes.map(down), total: node.children.totalCount },
    { of: node.key, name: "organizations", kind: "place", items: node.organizations.map(covering), total: node.organizations.length, before: true },
  ];
}

/** A supervision link, with the seat that gives standing where it is known. @param {any} link @param {Node} supervisor @param {Node} organization @param {Node} shown */
function following(link, supervisor, organization, shown) {
  const { holds, seats: held, through } = link.standing;
  const ties = [tied(supervisor, organization, "supervision", { duties: link.duties, holds })];
  return { node: shown, ties: through ? [...ties, tied(through, supervisor, "assignment", { roles: held.map((/** @type {{role: string}} */ seat) => seat.role), level: through.level })] : ties };
}

/**
 * Seats of one and the same in several bodies are one item with all its roles.
 * @param {any[]} assignments @param {string} other @param {(node: Node) => [Node, Node]} ends
 */
function seats(assignments, other, ends) {
  /** @type {Map<string, {node: Node, roles: Set<string>}>} */
  const found = new Map();
  for (const { role, [other]: node } of assignments) {
    const had = found.get(node.key) ?? { node, roles: new Set() };
    found.set(node.key, { node, roles: had.roles.add(role) });
  }
  return [...found.values()].map(({ node, roles }) => {
    const [organization, member] = ends(node);
    return { node, ties: [tied(organization, member, "assignment", { roles: [...roles], level: organization.level })] };
  });
}
