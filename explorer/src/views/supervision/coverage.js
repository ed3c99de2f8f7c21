// Coverage: a bar for each organization below, each number opening to its list beside it.
import { html } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { usePages } from "../../ask/pages.js";
import { COVERAGE, COVERAGE_LIST } from "../../ask/questions/supervision.js";
import { shown } from "../../day.js";
import { apart } from "../../model/names.js";
import { Answered } from "../../parts/answered.js";
import { Bars } from "../../parts/bars.js";
import { Called } from "../../parts/called.js";
import { CLASSES, Coverage, SIGNS } from "../../parts/coverage.js";
import { Link } from "../../parts/link.js";
import { set } from "../../routes.js";
import { said } from "../../words/said.js";
import { day, number, percent, t, term, until } from "../../words/words.js";
import { may } from "../forms/allowed.js";
import { openAssign } from "../forms/open.js";
import { Beside, Rows, WithBeside } from "../../parts/beside.js";

/** The states that an organization is in exactly one of, by the names that their figures have. */
const FIGURES = { SUPERVISED: "supervised", WITHOUT_STANDING: "withoutStanding", LAPSED: "lapsed", UNSUPERVISED: "unsupervised" };
/** What may be true beside the state. */
const ALSO = { SEVERAL_IN_CHARGE: "severalInCharge", OWN_ORGANIZATION: "ownOrganization" };

const states = () =>
  Object.keys(FIGURES).map((id) => ({ id, sign: SIGNS[id], look: CLASSES[id], label: term(`CoverageState.${id}`) }));
const counts = (/** @type {any} */ figures) =>
  Object.fromEntries(Object.entries(FIGURES).map(([state, figure]) => [state, figures[figure]]));

/** @param {{id: string, name: string, params: Record<string, string>}} props */
export function Part({ id, name, params }) {
  const answer = useAnswer(COVERAGE, { id });
  const groups = answer.data?.supervisionCoverage?.groups ?? [];
  const of = params.of ?? id;
  const open = params.state ? { row: of, state: params.state } : null;
  const close = () => set({ state: null, of: null });
  const ofName = groups.find((/** @type {any} */ group) => group.child.key === of)?.child.name ?? name;
  const beside = open && html`<${Beside} title=${t("coverage.listTitle", { name: ofName, figure: term(`CoverageFigure.${open.state}`) })} close=${close}>
    <${List} id=${of} figure=${open.state} /></${Beside}>`;
  return html`<${WithBeside} beside=${beside}>
    <${Answered} answer=${answer}>${({ supervisionCoverage: coverage }) => coverage && html`
      <${Sentence} figures=${coverage.figures} id=${id} />
      <${Bars}
        caption=${t("coverage.caption", { day: day(shown.value) })}
        heads=${{ row: t("supervision.organization"), total: t("coverage.total"), bar: t("coverage.bar") }}
        states=${states()} rows=${rows(coverage, id, params.sort ?? "")} open=${open}
        onOpen=${(/** @type {string} */ row, /** @type {string} */ state) => set({ state, of: row === id ? null : row })}
        sort=${params.sort ?? ""} onSort=${(/** @type {string} */ by) => set({ sort: by || null })} />`}<//>
  <//>`;
}

function Sentence({ figures, id }) {
  const { organizations, supervised } = figures;
  const also = Object.entries(ALSO).filter(([, figure]) => figures[figure] > 0);
  return html`<p class="lead">${t("coverage.sentence", {
      supervised, organizations, share: percent(organizations ? supervised / organizations : 0), rest: organizations - supervised,
    })} <span class="second">${t("coverage.hint")}</span></p>
    ${also.length > 0 && html`<p class="second">${t("coverage.also")} ${also.map(([figure, name]) => html`<button type="button" key=${figure}
      onClick=${() => set({ state: figure, of: null })}>${term(`CoverageFigure.${figure}`)}: ${number(figures[name])}</button> `)}</p>`}`;
}

/** The whole first, then the groups in the order of the service, or by a figure, the largest first. */
function rows(/** @type {any} */ { under, figures, groups }, /** @type {string} */ id, /** @type {string} */ sort) {
  const whole = { id, label: t("coverage.whole"), total: figures.organizations, counts: counts(figures) };
  const told = apart(groups.map((/** @type {any} */ { child }) => child));
  const parts = groups.map((/** @type {any} */ { child, figures: own }) => ({
    id: child.key,
    // its own number is among the whole's: the list of the whole would not be this one
    opens: child.key !== under.key,
    label: child.key === under.key
      ? t("coverage.itself", { name: child.name })
      : html`<${Link} to=${own.organizations > 1 ? { view: "supervision", id: child.key } : { view: "o", id: child.key }}><${Called} one=${child} told=${told} /><//>`,
    total: own.organizations,
    counts: counts(own),
  }));
  const figure = (/** @type {any} */ row) => (sort === "total" ? row.total : row.counts[sort]);
  return [whole, ...(sort ? parts.sort((/** @type {any} */ a, /** @type {any} */ b) => figure(b) - figure(a)) : parts)];
}

/** The organizations behind a number; each can be given a supervisor here. */
function List({ id, figure }) {
  const pages = usePages(COVERAGE_LIST, { id, figure }, (data) => data.supervisionCoverage?.figures.list);
  return html`<${Rows} pages=${pages} empty=${html`<p class="empty">${t("coverage.none")}</p>`} row=${(/** @type {any} */ one) => html`<li key=${one.key}>
    <p><${Link} to=${{ view: "o", id: one.key }}>${one.name}<//> <span class="second">${term(`Level.${one.level}`)} · ${where(one)}</span></p>
    <${Followed} links=${one.supervisions} />
    ${may(one, "ASSIGN_SUPERVISOR") && html`<button type="button" onClick=${() => openAssign(one)} aria-label=${t("coverage.assignTo", { name: one.name })}>${t("coverage.assign")}</button>`}
  </li>`} />`;
}

/** What tells organizations of one name apart. */
const where = (/** @type {any} */ { parent, places, code }) =>
  [(places ?? []).map((/** @type {any} */ place) => place.name).join(", "), parent?.name, code].filter(Boolean).join(" · ");

/** Who follows it now; else who did last. */
function Followed({ links }) {
  const now = links.filter((/** @type {any} */ link) => !link.until || link.until > shown.value);
  if (now.length > 0) {
    return html`<ul class="follows">${now.map((/** @type {any} */ link) => html`<li key=${link.key}>
      <${Coverage} state=${link.standing.holds ? "SUPERVISED" : "WITHOUT_STANDING"} short /> <${Link} to=${{ view: "m", id: link.supervisor.key }}>${link.supervisor.name}<//>
      ${!link.standing.holds && html` <span class="second">${said(link.standing.explanation.text)}</span>`}</li>`)}</ul>`;
  }
  const last = links.toSorted((/** @type {any} */ a, /** @type {any} */ b) => (a.until < b.until ? 1 : -1))[0];
  return html`<p class="second">${last ? t("coverage.before", { name: last.supervisor.name, until: until(last.until) }) : t("coverage.never")}</p>`;
}
