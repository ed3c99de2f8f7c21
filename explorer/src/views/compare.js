// Two days of the hierarchy beside each other: how many organizations differ in which way, then each of them.
import { useAnswer } from "../ask/answer.js";
import { COMPARISON, DAYS_OF_CHANGE } from "../ask/questions/compare.js";
import { usePages } from "../ask/pages.js";
import { shown } from "../day.js";
import { html, signal, useEffect } from "../html.js";
import { parse, shift } from "../model/day.js";
import { apart, called } from "../model/names.js";
import { Answered, Failed } from "../parts/answered.js";
import { Called } from "../parts/called.js";
import { DayInput } from "../parts/dayinput.js";
import { Heirs } from "../parts/lineage.js";
import { Link } from "../parts/link.js";
import { Table } from "../parts/table.js";
import { set } from "../routes.js";
import { day, number, t, term } from "../words/words.js";
import { useOwnRecord } from "./ownrecord.js";

/** What a kind of difference is marked by: new, no longer there, elsewhere, otherwise. */
const MARKS = /** @type {Record<string, string>} */ ({ APPEARED: "+", SPLIT_FROM: "+", ENDED: "−", MERGED_INTO: "−", MOVED: "→", RENAMED: "✎", LEVEL_CHANGED: "✎" });
const LOOKS = /** @type {Record<string, string>} */ ({ "+": "added", "−": "ended", "→": "moved", "✎": "renamed" });

const named = signal("");
export const title = () => (named.value ? t("compare.title.of", { name: named.value }) : t("compare.title"));

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const days = useAnswer(DAYS_OF_CHANGE, { id, to: shift(shown.value, 1) });
  useOwnRecord(days.data?.life?.shown, "Organization");
  const name = days.data?.life?.shown.name ?? "";
  useEffect(() => {
    named.value = name;
  }, [name]);
  return html`<div class="compare">
    <h1>${name ? t("compare.title.of", { name }) : t("compare.title")}</h1>
    <${Answered} answer=${days} empty=${html`<p class="empty">${t("organization.unknown")}</p>`}>
      ${(/** @type {any} */ { timeline, life }) => life && html`<${Between} id=${id} params=${params} marks=${(timeline?.nodes ?? []).filter((/** @type {any} */ { on }) => on > life.from)} since=${life.from} />`}
    <//>
  </div>`;
}

/**
 * The days that are compared: those of the address, else the day before the last change and that of the change; the
 * first of them not before the organization's own first day.
 * @param {Record<string, string>} params @param {any[]} marks @param {string} since
 */
function daysOf(params, marks, since) {
  const [one, other] = [params.from, params.to].map((text) => (text ? parse(text, 2000) : null));
  if (one && other && one > other) return daysOf({ from: other, to: one }, marks, since);
  const last = marks.findLast(({ on }) => on > since)?.on;
  const to = other ?? (one || !last ? shown.value : last);
  const from = one ?? (last && last <= to ? shift(last, -1) : since);
  const first = from < since ? since : from;
  // a day of founding alone has nothing before it: what came since is shown
  return { from: first, to: to > first ? to : shown.value > first ? shown.value : shift(first, 1) };
}

/** @param {{id: string, params: Record<string, string>, marks: any[], since: string}} props */
function Between({ id, params, marks, since }) {
  const { from, to } = daysOf(params, marks, since);
  const kind = params.kind ?? null;
  const { answer, fault, ...pages } = usePages(COMPARISON, { id, from, to, kinds: kind ? [kind] : null }, (data) => data.compare?.differences);
  return html`<div class="compare-days">
      <${DayInput} id="compare-from" label=${t("compare.from")} value=${from} onDay=${(/** @type {string} */ chosen) => set({ from: chosen, to })} />
      <${DayInput} id="compare-to" label=${t("compare.to")} value=${to} onDay=${(/** @type {string} */ chosen) => set({ from, to: chosen })} />
    </div>
    <${Marks} id=${id} marks=${marks} to=${to} from=${from} />
    <${Answered} answer=${answer}>
      ${(/** @type {any} */ { compare }) =>
        compare &&
        html`<${Counts} id=${id} params=${{ ...params, from, to }} counts=${compare.counts} kind=${kind} />
          <${Table} name=${`${t("compare.title.of", { name: compare.under.name })} ${from} ${to}`} caption=${t("compare.caption", { from: day(compare.from), to: day(compare.to) })} columns=${columns(compare.from, compare.to, apart(pages.rows.map((one) => one.before ?? one.after)))} dated=${false} ...${pages}
            id=${(/** @type {any} */ one) => `${one.kind} ${(one.before ?? one.after).key}`} empty=${t("compare.none")} />`}
    <//>
    ${fault ? html`<${Failed} fault=${fault} retry=${pages.more ?? undefined} />` : null}`;
}

/** Days of change to compare around. @param {{id: string, marks: any[], from: string, to: string}} props */
function Marks({ id, marks, from, to }) {
  if (marks.length === 0) return html`<p class="second">${t("compare.never")}</p>`;
  return html`<nav class="compare-marks" aria-label=${t("compare.marks")}>
    <span>${t("compare.marks")}</span>
    ${[...marks].reverse().map(({ on }) => {
      const here = on === to && shift(on, -1) === from;
      return html`<${Link} key=${on} replace to=${{ view: "compare", id, params: { from: shift(on, -1), to: on } }} aria-current=${here ? "true" : undefined}>${day(on)}<//>`;
    })}
  </nav>`;
}

/** @param {{kind: string}} props */
const Mark = ({ kind }) => html`<span class=${`difference ${LOOKS[MARKS[kind]]}`}><span class="sign" aria-hidden="true">${MARKS[kind]}</span> ${term(`DifferenceKind.${kind}`)}</span>`;

/** How many differ in which way; each leads to its rows. @param {{id: string, params: Record<string, string>, counts: any[], kind: string | null}} props */
function Counts({ id, params, counts, kind }) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const to = (/** @type {string | null} */ wanted) => ({ view: "compare", id, params: { ...params, kind: wanted } });
  return html`<nav class="compare-counts" aria-label=${t("compare.kinds")}>
    <${Link} replace to=${to(null)} aria-current=${kind === null ? "true" : undefined}>${t("compare.all")} <strong>${number(all)}</strong><//>
    ${counts
      .filter(({ count }) => count > 0)
      .map((one) => html`<${Link} key=${one.kind} replace to=${to(one.kind)} aria-current=${kind === one.kind ? "true" : undefined}><${Mark} kind=${one.kind} /> <strong>${number(one.count)}</strong><//>`)}
  </nav>`;
}

/** What an organization was or is, as the difference has it. @param {any} organization @param {string} kind */
const said = (organization, kind) =>
  !organization ? "" : kind === "MOVED" ? (organization.parent?.name ?? "") : kind === "LEVEL_CHANGED" ? term(`Level.${organization.level}`) : organization.name;

/** @param {{of: any, kind: string, on: string}} props */
function Side({ of, kind, on }) {
  if (!of) return html`<span class="second">${t("none")}</span>`;
  if (kind === "LEVEL_CHANGED") return term(`Level.${of.level}`);
  const shownOne = kind === "MOVED" ? of.parent : of;
  return shownOne && html`<${Link} to=${{ view: "o", id: shownOne.key, on }}>${shownOne.name}<//>`;
}

/** @param {any} event */
const eventText = (event) => (event ? [term(`ChangeEventKind.${event.kind}`), day(event.on), event.decision].filter(Boolean).join(" · ") : "");

/** @param {string} from @param {string} to @param {(one: {key: string}) => string} told @returns {import("../parts/table.js").Column<any>[]} */
const columns = (from, to, told) => [
  {
    id: "name",
    label: t("record.organization"),
    text: (one) => called(one.before ?? one.after, told),
    cell: (one) => html`<${Link} to=${{ view: "o", id: (one.before ?? one.after).key, on: one.before ? from : to }}><${Called} one=${one.before ?? one.after} told=${told} /><//>`,
    order: (one) => (one.before ?? one.after).name,
  },
  { id: "kind", label: t("compare.kind"), text: (one) => term(`DifferenceKind.${one.kind}`), cell: (one) => html`<${Mark} kind=${one.kind} />`, order: (one) => term(`DifferenceKind.${one.kind}`) },
  { id: "level", label: t("record.level"), text: (one) => term(`Level.${(one.before ?? one.after).level}`), order: (one) => term(`Level.${(one.before ?? one.after).level}`) },
  {
    id: "before",
    label: t("compare.on", { day: day(from) }),
    text: (one) => said(one.before, one.kind),
    cell: (one) => html`<${Side} of=${one.before} kind=${one.kind === "APPEARED" || one.kind === "ENDED" || one.kind === "MERGED_INTO" ? "MOVED" : one.kind} on=${from} />`,
    order: (one) => said(one.before, one.kind),
  },
  {
    id: "after",
    label: t("compare.on", { day: day(to) }),
    text: (one) => (one.heirs.length ? one.heirs.map((/** @type {any} */ step) => step.organization.name).join(", ") : said(one.after, one.kind)),
    cell: (one) => (one.heirs.length ? html`<${Heirs} steps=${one.heirs} on=${() => to} />` : html`<${Side} of=${one.after} kind=${one.kind === "APPEARED" || one.kind === "SPLIT_FROM" ? "MOVED" : one.kind} on=${to} />`),
    order: (one) => one.heirs[0]?.organization.name ?? said(one.after, one.kind),
  },
  { id: "event", label: t("compare.event"), text: (one) => eventText(one.event), order: (one) => eventText(one.event) },
];
