// The communes of the day as points: who follows them, how many members, which have villages without any.
import { useAnswer } from "../ask/answer.js";
import { COMMUNES, MAP_SUBJECT } from "../ask/questions/map.js";
import { shown } from "../day.js";
import { Fragment, html, useEffect, useMemo, useRef, useState } from "../html.js";
import { travels } from "../model/projection.js";
import { Answered } from "../parts/answered.js";
import { CLASSES, SIGNS } from "../parts/coverage.js";
import { Crumbs, SubjectBar } from "../parts/crumbs.js";
import { Link, subject } from "../parts/link.js";
import { say } from "../parts/live.js";
import { PointMap } from "../parts/map.js";
import { Table } from "../parts/table.js";
import { Tabs } from "../parts/tabs.js";
import { params, place, set } from "../routes.js";
import { day, number, t, term } from "../words/words.js";

/** @typedef {import("answers").CommunesQuery} Answered */
/** @typedef {NonNullable<Answered["places"]>["nodes"][number]} Commune */
/** @typedef {NonNullable<NonNullable<Commune["organizations"][number]["coverage"]>["below"]>} Below */
/** @typedef {{key: string, place: Commune, organization: Commune["organizations"][number] | undefined, members: number, below: Below | undefined, villages: number, empty: number}} Row */
/** @typedef {import("../parts/map.js").Point & {above: string}} Point */

const SHOWN = ["coverage", "members", "villages"];
const NEAR = { one: 6, several: 2.5 };
/** The figure of each state, the gravest last. */
const FIGURES = /** @type {Record<string, "supervised" | "withoutStanding" | "lapsed" | "unsupervised">} */ ({ SUPERVISED: "supervised", WITHOUT_STANDING: "withoutStanding", LAPSED: "lapsed", UNSUPERVISED: "unsupervised" });

export const title = () => t("map.title");
const mode = () => (SHOWN.includes(params.value.show) ? params.value.show : SHOWN[0]);

/** @param {{id: string}} props */
export function View({ id }) {
  const show = mode();
  const communes = useAnswer(COMMUNES, { coverage: show === "coverage", villages: show === "villages" });
  const looked = useAnswer(MAP_SUBJECT, { id });
  return html`${place.value.id && looked.data?.organization && html`<${Crumbs} /><${SubjectBar} />`}
    <h1>${t("map.title")}</h1>
    <${Tabs} label=${t("map.show")} name="show" tabs=${SHOWN.map((one) => ({ id: one, label: t(`map.show.${one}`) }))} />
    <${Answered} answer=${communes}>
      ${(/** @type {Answered} */ data) =>
        !data.places?.nodes.length
          ? html`<p>${t("map.none", { day: day(shown.value) })}</p>`
          : html`<${Communes} data=${data} show=${showOf(data)} looked=${looked.data?.organization ?? null} />`}
    <//>`;
}

/** What an answer can show: the one before may still be that of another tab. @param {Answered} data */
const showOf = ({ places }) => shownOf(places?.nodes[0]);
/** @param {Commune | undefined} first */
const shownOf = (first) => (first?.villages ? "villages" : first?.organizations[0]?.coverage ? "coverage" : "members");

/** @param {{data: Answered, show: string, looked: import("answers").MapSubjectQuery["organization"]}} props */
function Communes({ data, show, looked }) {
  const { state = "", at = "" } = params.value;
  const lang = t("map.title");
  const rows = useMemo(() => (data.places?.nodes ?? []).map((place) => rowOf(place)), [data]);
  const points = useMemo(() => rows.filter((row) => row.place.lat !== null && !isFar(row.place, data)).map((row) => pointOf(row, show, state)), [rows, state, lang]);
  const gaps = rows.filter((row) => row.place.lat === null);
  const shared = sharing(points);
  const start = useMemo(() => around(points, looked, at), [points, looked, at]);
  const moved = useMoved(points);
  const [far] = data.far?.nodes ?? [];
  const totalCount = data.places?.totalCount ?? rows.length;
  const count = rows.length < totalCount ? t("map.part", { shown: rows.length, total: totalCount }) : t("map.count", { count: totalCount });
  return html`<${Fragment}>
    <${Legend} rows=${rows} show=${show} state=${state} />
    <p class="summary">${count}. ${moved}</p>
    <${PointMap} points=${points} start=${start} name=${`${t("map.title")}: ${t(`map.show.${show}`)}`} label=${t("map.label", { count: points.length })}
      far=${far ? { name: far.name, to: subject(far.organizations[0] ?? far) } : null} />
    <p class="keys">${t("map.keys")}</p>
    ${gaps.length > 0 && html`<p class="gaps">${t("map.gaps", { count: gaps.length, names: gaps.map((row) => row.place.name).join(", ") })}</p>`}
    ${shared.length > 0 && html`<p class="gaps">${t("map.shared", { count: shared.length, names: shared.join(", ") })}</p>`}
    <p class="keys">${t("map.borders")}</p>
    <${Figures} rows=${rows} show=${show} total=${totalCount} />
  <//>`;
}

/** The names of points that another one covers, as both have the same coordinates. @param {Point[]} points */
function sharing(points) {
  const found = new Map();
  for (const { lat, lon, whole } of points) found.set(`${lat} ${lon}`, [...(found.get(`${lat} ${lon}`) ?? []), whole]);
  return [...found.values()].filter((names) => names.length > 1).flat();
}

/** @param {Commune} place @param {Answered} data */
const isFar = (place, data) => Boolean(data.far?.nodes.some((far) => far.key === place.key));

/** A commune with its figures. @param {Commune} place @returns {Row} */
function rowOf(place) {
  const [organization] = place.organizations;
  const below = organization?.coverage?.below;
  const villages = place.villages?.totalCount ?? 0;
  return { key: place.key, place, organization, members: organization?.memberCount ?? 0, below, villages, empty: place.empty?.totalCount ?? 0 };
}

/** @param {Row} row @param {string} show @param {string} state @returns {Point} */
function pointOf(row, show, state) {
  const { place, organization, members, below, villages, empty } = row;
  const shares = {
    coverage: () => Object.keys(FIGURES).map((one) => ({ name: CLASSES[one], share: below?.organizations ? below[FIGURES[one]] / below.organizations : 0 })),
    members: () => [{ name: "members", share: 1 }],
    villages: () => [{ name: "empty", share: villages ? empty / villages : 0 }, { name: "settled", share: villages ? 1 - empty / villages : 1 }],
  }[/** @type {"members"} */ (show)]();
  return {
    key: place.key, owner: organization?.key ?? place.key, before: new Set(organization?.predecessors.map((one) => one.organization.key)),
    above: organization?.parent?.key ?? "", lat: Number(place.lat), lon: Number(place.lon), name: place.name.replace(/^(Xã|Phường|Thị trấn|Đặc khu) /, ""), whole: place.name,
    size: show === "villages" ? villages : members, shares, to: subject(organization ?? place), words: told(row, show),
    pale: show === "coverage" ? Boolean(FIGURES[state]) && !below?.[FIGURES[state]] : show === "villages" && empty === 0,
  };
}

/** @param {Row} row @param {string} show */
function told({ place, members, below, villages, empty }, show) {
  const parts = [place.name];
  if (show === "villages") parts.push(t("map.point.villages", { count: empty, total: villages }));
  else parts.push(t("map.point.members", { count: members }));
  if (show === "coverage" && below) {
    parts.push(t("map.point.coverage", { count: below.supervised, total: below.organizations }));
    for (const state of Object.keys(FIGURES).slice(1)) if (below[FIGURES[state]]) parts.push(t("map.point.state", { count: below[FIGURES[state]], state: term(`CoverageState.${state}`) }));
  }
  return parts.join("; ");
}

/** Where the map is looked at first: what the subject governs or lies in, a place that the address names, or all. @param {Point[]} points @param {import("answers").MapSubjectQuery["organization"]} looked @param {string} at */
function around(points, looked, at) {
  const above = new Set((looked?.ancestors ?? []).map((one) => one.key));
  const chosen = points.filter((point) => (at ? point.key === at : looked && (point.owner === looked.key || point.above === looked.key || above.has(point.owner))));
  if (chosen.length === 0 || chosen.length > points.length / 2) return { scale: 1, middle: null };
  const mean = (/** @type {"lat" | "lon"} */ axis) => chosen.reduce((sum, point) => sum + point[axis], 0) / chosen.length;
  return { scale: chosen.length === 1 ? NEAR.one : NEAR.several, middle: { lat: mean("lat"), lon: mean("lon") } };
}

/** What merged, or came out of its heir again, since the points before: in words, said too. @param {Point[]} points */
function useMoved(points) {
  const had = useRef(points);
  const [words, setWords] = useState("");
  useEffect(() => {
    const before = had.current;
    had.current = points;
    if (before === points) return;
    const { into, outOf } = travels(before, points);
    const gone = new Set(into.map(({ point }) => point.owner)).size;
    const counts = { before: before.length, after: points.length };
    const told = gone ? t("map.travelled", { ...counts, into: gone }) : outOf.size ? t("map.returned", { ...counts, into: outOf.size }) : "";
    setWords(told);
    if (told) say(told);
  }, [points]);
  return words;
}

/** What the points' colours and sizes mean; a state of supervision can be pressed. @param {{rows: Row[], show: string, state: string}} props */
function Legend({ rows, show, state }) {
  const sum = (/** @type {(row: Row) => number} */ of) => rows.reduce((all, row) => all + of(row), 0);
  const swatch = (/** @type {string} */ name) => html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><circle class=${`slice ${name}`} cx="6" cy="6" r="6" /></svg>`;
  const entry = (/** @type {string} */ name, /** @type {string} */ words) => html`<li>${swatch(name)} ${words}</li>`;
  return html`<div class="legend">
    <ul>
      ${show === "coverage" &&
      Object.keys(FIGURES).map(
        (one) => html`<li key=${one}>
          <button type="button" aria-pressed=${state === one} onClick=${() => set({ state: state === one ? null : one })}>
            <span class=${`state ${CLASSES[one]}`}><span class="sign" aria-hidden="true">${SIGNS[one]}</span></span> ${t("map.state", { state: term(`CoverageState.${one}`), count: sum((row) => row.below?.[FIGURES[one]] ?? 0) })}
          </button>
        </li>`,
      )}
      ${show === "members" && entry("members", t("map.point.members", { count: sum((row) => row.members) }))}
      ${show === "villages" && html`${entry("empty", `${t("map.village.empty")}: ${sum((row) => row.empty)}`)}${entry("settled", t("map.village.settled"))}`}
    </ul>
    <p>${show === "coverage" && `${t("map.coverage.note")} ${t("map.coverage.sum", { count: sum((row) => row.below?.organizations ?? 0) })} `}${t(show === "villages" ? "map.size.villages" : "map.size.members")}.</p>
  </div>`;
}

/** The same as a table. @param {{rows: Row[], show: string, total: number}} props */
function Figures({ rows, show, total }) {
  const figure = (/** @type {string} */ id, /** @type {string} */ label, /** @type {(row: Row) => number} */ of) => ({ id, label, figure: true, cell: (/** @type {Row} */ row) => number(of(row)), text: of, order: of });
  const named = [
    { id: "commune", label: t("map.column.commune"), cell: (/** @type {Row} */ row) => html`<${Link} to=${subject(row.organization ?? row.place)}>${row.place.name}<//>`, text: (/** @type {Row} */ row) => row.place.name, order: (/** @type {Row} */ row) => row.place.name },
    { id: "parent", label: t("map.column.parent"), cell: (/** @type {Row} */ row) => row.place.parent?.name ?? "", text: (/** @type {Row} */ row) => row.place.parent?.name ?? "", order: (/** @type {Row} */ row) => row.place.parent?.name ?? "" },
  ];
  const figures = {
    coverage: () => [
      figure("members", t("map.column.members"), (row) => row.members),
      figure("organizations", t("map.column.organizations"), (row) => row.below?.organizations ?? 0),
      ...Object.keys(FIGURES).map((one) => figure(one, term(`CoverageState.${one}`), (row) => row.below?.[FIGURES[one]] ?? 0)),
    ],
    members: () => [figure("members", t("map.column.members"), (row) => row.members)],
    villages: () => [figure("villages", t("map.column.villages"), (row) => row.villages), figure("empty", t("map.column.empty"), (row) => row.empty)],
  }[/** @type {"members"} */ (show)]();
  const parents = new Set(rows.map((row) => row.place.parent?.name));
  return html`<h2>${t("map.table")}</h2>
    <${Table} name="communes" caption=${t("map.table")} rows=${rows} columns=${[...(parents.size > 1 ? named : named.slice(0, 1)), ...figures]} total=${total} />`;
}
