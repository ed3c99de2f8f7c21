// What a change that is tried would do: what is unusual about it, what follows, what ends and begins, before and after.
import { html } from "../../html.js";
import { Followers } from "../../parts/supervisions.js";
import { day, number, roleIn, t, term } from "../../words/words.js";
import { counted, inWords } from "./words.js";

/** What is unusual, though it can be made. */
export function Warnings({ payload }) {
  if (payload.warnings.length === 0) return null;
  return html`<div class="warnings"><h4>${t("form.warnings")}</h4>
    <ul>${counted(inWords(payload.warnings)).map((message) => html`<li key=${message}>${message}</li>`)}</ul></div>`;
}

/** Kinds of rows that only carry an event, or are a part of a case. */
const CARRIED = new Set(["ORIGINAL", "RESULTING", "SET_BY", "Organization", "ChangeEvent", "CONCERNS", "CONCERNS_MEMBER", "HANDLED_BY", "ARISES_AT"]);

/** How many facts end or are amended, and how many begin, by what they are called: a fact that ends is closed as it was and opened as it is. */
export function Effects({ change }) {
  if (change === undefined) return null; // what the ledger says of it is withheld
  if (!change) return html`<p>${t("form.nothing")}</p>`;
  const ended = byKind(change.closed.nodes);
  const begun = byKind(change.opened.nodes);
  for (const [name, count] of ended) begun.set(name, (begun.get(name) ?? 0) - count);
  const all = change.closed.totalCount <= 1000 && change.opened.totalCount <= 1000;
  return html`<dl class="effects">
    <${Counts} name=${t("form.ended")} counts=${ended} all=${all} />
    <${Counts} name=${t("form.begun")} counts=${begun} all=${all} />
  </dl>`;
}

/** A meeting and the link that says whose it is are one fact, of one name: it is counted once. */
function byKind(/** @type {{kind: string}[]} */ facts) {
  const kinds = new Map();
  for (const { kind } of facts) if (!CARRIED.has(kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counts = new Map();
  for (const [kind, count] of kinds) {
    const name = t(`fact.${kind}`);
    counts.set(name, Math.max(count, counts.get(name) ?? 0));
  }
  return counts;
}

function Counts({ name, counts, all }) {
  const some = [...counts].filter(([, count]) => count > 0);
  if (some.length === 0) return null;
  const said = some.map(([fact, count]) => `${fact}: ${number(count)}`).join(" · ");
  return html`<dt>${name}</dt><dd>${all ? said : t("form.atLeast", { said })}</dd>`;
}

/** Figures before and after, with what changes marked. @param {{rows: {label: string, before: any, after: any}[]}} given */
export function BeforeAfter({ rows }) {
  return html`<table class="before-after">
    <thead><tr><td></td><th scope="col">${t("form.before")}</th><th scope="col">${t("form.after")}</th></tr></thead>
    <tbody>${rows.map(({ label, before, after }) => html`<tr key=${label} class=${before === after ? "" : "is-changed"}>
      <th scope="row">${label}</th><td>${written(before)}</td>
      <td>${written(after)}${before !== after && html`<span class="unseen"> (${t("form.changes")})</span>`}</td></tr>`)}</tbody>
  </table>`;
}

const written = (/** @type {any} */ value) => (value === null || value === undefined ? "–" : typeof value === "number" ? number(value) : value);

/** The figures of an organization that a change of the hierarchy may move, before and after. */
export function stateRows(before, after) {
  const of = (/** @type {any} */ state, /** @type {string} */ figure) => state?.coverage?.below[figure];
  const figures = ["organizations", "supervised", "withoutStanding", "lapsed", "unsupervised"];
  return [
    { label: t("form.parent"), before: before?.parent?.name, after: after.parent?.name },
    { label: t("form.members"), before: before?.memberCount, after: after.memberCount },
    { label: t("form.children"), before: before?.childCount, after: after.childCount },
    // it is withheld from whoever sees a part
    ...(after.coverage ? [{ label: t("form.ownCoverage"), before: before && term(`CoverageState.${before.coverage.state}`), after: term(`CoverageState.${after.coverage.state}`) }] : []),
    ...figures.filter(() => of(before, "organizations") || of(after, "organizations")).map((figure) => ({ label: t(`form.below.${figure}`), before: of(before, figure), after: of(after, figure) })),
  ];
}

/** Who would follow an organization, each with what it is based on. */
export function Followed({ supervisions }) {
  return supervisions.length > 0 ? html`<${Followers} links=${supervisions} />` : html`<p>${t("form.nobodyFollows")}</p>`;
}

/** The posts of a body, folded, as a committee has dozens. */
export function Seats({ assignments, body }) {
  const seats = assignments.filter((/** @type {any} */ one) => one.body === body);
  if (seats.length === 0) return html`<p>${t("form.emptyBody", { body: term(`Body.${body}`) })}</p>`;
  return html`<details><summary>${t("form.seats", { body: term(`Body.${body}`), count: seats.length })}</summary>
    <ul>${seats.map((/** @type {any} */ one) => html`<li key=${one.key}>
      ${roleIn(one.body, one.role)}: ${one.member.name} <span class="second">${t("since", { day: day(one.since) })}</span></li>`)}</ul></details>`;
}
