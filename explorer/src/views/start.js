// The start: what stands out on the day, and the way back to where one was.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { START } from "../ask/questions/start.js";
import { shown } from "../day.js";
import { Answered } from "../parts/answered.js";
import { CLASSES, Coverage } from "../parts/coverage.js";
import { Icon } from "../parts/icon.js";
import { Link } from "../parts/link.js";
import { isThere } from "../views.js";
import { day, number, percent, t, term } from "../words/words.js";
import { visited } from "./visited.js";

export const title = () => t("service");

const FIGURES = { supervised: "SUPERVISED", withoutStanding: "WITHOUT_STANDING", lapsed: "LAPSED", unsupervised: "UNSUPERVISED" };

export function View({ id }) {
  const answer = useAnswer(START, { id });
  return html`
    <h1>${t("start.title")}</h1>
    <${Answered} answer=${answer}>${(/** @type {any} */ data) => html`
      <div class="cards">
        <${Numbers} organization=${data.organization} />
        <${Supervision} id=${id} figures=${data.supervisionCoverage?.figures} />
        <${Visits} id=${id} due=${data.visitsDue} />
        ${data.events !== undefined && html`<${Events} events=${data.events?.nodes ?? []} />`}
        ${data.directives !== undefined && html`<${Directives} id=${id} directives=${data.directives?.nodes ?? []} />`}
        <${Visited} />
      </div>
    `}<//>
  `;
}

function Numbers({ organization }) {
  if (!organization) return null;
  const { key, name, memberCount, cellCount, descendantCount } = organization;
  // under a cell there is nothing to count
  const figures = { ...(descendantCount !== 0 && { organizations: descendantCount }), cells: cellCount, members: memberCount };
  return html`<section class="card">
    <h2>${name}</h2>
    <p class="second">${t("start.numbers", { day: day(shown.value) })}</p>
    <dl class="figures-list">
      ${Object.entries(figures).map(([what, value]) => html`<div><dd>${value === null ? t("none") : number(value)}</dd><dt>${t(`start.${what}`)}</dt></div>`)}
    </dl>
    <p class="buttons"><${Link} class="button" to=${{ view: "tree", id: key }}><${Icon} name="list-tree" /> ${t("start.browse")}<//>
    ${isThere("map") && html`<${Link} class="button" to=${{ view: "map" }}><${Icon} name="map" /> ${t("start.map")}<//>`}</p>
  </section>`;
}

function Supervision({ id, figures }) {
  if (!figures) return null;
  const all = figures.organizations;
  let x = 0;
  return html`<section class="card">
    <h2>${t("start.coverage")}</h2>
    <svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${Object.entries(FIGURES).map(([name, state]) => {
        const width = all ? (100 * figures[name]) / all : 0;
        const part = html`<rect class=${CLASSES[state]} x=${x} width=${width} height="6" />`;
        x += width;
        return part;
      })}
    </svg>
    <ul class="legend">
      ${Object.entries(FIGURES).map(
        ([name, state]) => html`<li><${Coverage} state=${state} /><span class="figure">${number(figures[name])}</span><span class="second">${percent(all ? figures[name] / all : 0)}</span></li>`,
      )}
    </ul>
    ${isThere("supervision") && html`<p><${Link} class="button" to=${{ view: "supervision", id }}>${t("start.coverage.open")}<//></p>`}
  </section>`;
}

function Visits({ id, due }) {
  if (!due) return null;
  return html`<section class="card">
    <h2>${t("start.visits")}</h2>
    ${due.total === 0
      ? html`<p>${t("start.visits.none")}</p>`
      : html`<p><span class="big">${number(due.overdue)}</span> ${t("start.visits.of", { total: due.total })}</p>`}
    ${isThere("supervision") && html`<p><${Link} class="button" to=${{ view: "supervision", id, params: { tab: "visits" } }}>${t("start.overdue.open")}<//></p>`}
  </section>`;
}

function Events({ events }) {
  const link = (/** @type {any} */ one, /** @type {string} */ on) =>
    html`<${Link} to=${{ view: "o", id: one.key, on }}>${one.name}<//>${one.parent && html` <span class="apart">${one.parent.name}</span>`}`;
  return html`<section class="card">
    <h2>${t("start.events")}</h2>
    ${!events.length && html`<p>${t("start.events.none")}</p>`}
    <ul class="events">
      ${events.map((/** @type {any} */ event) => {
        const subjects = event.results.length ? event.results : event.originals;
        return html`<li key=${event.key}>
          <span class="when">${day(event.on)}</span> ${term(`ChangeEventKind.${event.kind}`)}:${" "}
          ${subjects.slice(0, 2).map((/** @type {any} */ one, /** @type {number} */ n) => html`${n > 0 && ", "}${link(one, event.on)}`)}
          ${subjects.length > 2 && ` ${t("tree.more", { count: subjects.length - 2 })}`}
        </li>`;
      })}
    </ul>
  </section>`;
}

function Directives({ id, directives }) {
  return html`<section class="card">
    <h2>${t("start.directives")}</h2>
    ${!directives.length && html`<p>${t("directives.none")}</p>`}
    <ul>${directives.map((/** @type {any} */ one) => html`<li key=${one.key}><${Link} to=${{ view: "directives", id, id2: one.key }}>${one.symbol}<//> <span class="apart">${one.title}</span></li>`)}</ul>
    <p><${Link} class="button" to=${{ view: "directives", id }}>${t("start.directives.open")}<//></p>
  </section>`;
}

function Visited() {
  const places = visited().filter(({ view }) => isThere(view));
  return html`<section class="card">
    <h2>${t("start.visited")}</h2>
    ${!places.length && html`<p class="second">${t("start.visited.none")}</p>`}
    <ul>${places.map(({ view, id, name, apart }) => html`<li key=${id}><${Link} to=${{ view, id }}>${name}<//>${apart && html` <span class="apart">${apart}</span>`}</li>`)}</ul>
  </section>`;
}
