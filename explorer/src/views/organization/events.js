// What happened to an organization: its events, its names, what it came from and what came of it.
import { useAnswer } from "../../ask/answer.js";
import { ORGANIZATION_EVENTS } from "../../ask/questions/organization.js";
import { shown } from "../../day.js";
import { html } from "../../html.js";
import { dayWithin } from "../../model/span.js";
import { Answered } from "../../parts/answered.js";
import { Lineage } from "../../parts/lineage.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { Withheld } from "../../parts/viewer.js";
import { day, period, t, term } from "../../words/words.js";

const dayOf = (/** @type {any} */ organization) => dayWithin(organization, shown.value);

/** @param {{organizations: any[], self: string}} props */
const Named = ({ organizations, self }) =>
  organizations.map((one, order) =>
    html`<span key=${one.key}>${order > 0 ? ", " : null}${one.key === self ? html`<strong>${one.name}</strong>` : html`<${Link} to=${{ view: "o", id: one.key, on: dayOf(one) }}>${one.name}<//>`}</span>`,
  );

/** @param {{events: any[], self: string}} props */
function EventList({ events, self }) {
  if (events.length === 0) return html`<p class="empty">${t("organization.events.none")}</p>`;
  return html`<ol class="events">
    ${[...events].sort((one, other) => other.on.localeCompare(one.on)).map(
      ({ key, kind, on, decision, originals, results }) => html`<li key=${key}>
        <p><strong>${day(on)}</strong> · ${term(`ChangeEventKind.${kind}`)}${decision ? html` <span class="second">· ${t("record.decision", { decision })}</span>` : null}</p>
        ${originals.length + results.length > 1
          ? html`<p><${Named} organizations=${originals} self=${self} />${results.length ? html` → <${Named} organizations=${results} self=${self} />` : null}</p>`
          : null}
      </li>`,
    )}
  </ol>`;
}

/** @returns {import("../../parts/table.js").Column<any>[]} */
const columns = () => [
  { id: "name", label: t("record.name"), text: (profile) => profile.name, order: (profile) => profile.name },
  { id: "shortName", label: t("record.shortName"), text: (profile) => profile.shortName ?? "", order: (profile) => profile.shortName },
  { id: "level", label: t("record.level"), text: (profile) => term(`Level.${profile.level}`), order: (profile) => term(`Level.${profile.level}`) },
  { id: "period", label: t("record.period"), short: true, text: (profile) => period(profile.since, profile.until), order: (profile) => profile.since },
];

/** @param {{organization: any}} props */
export function Events({ organization: { key, name } }) {
  const answer = useAnswer(ORGANIZATION_EVENTS, { id: key });
  return html`<${Answered} answer=${answer}>
    ${(/** @type {any} */ { organization }) =>
      organization &&
      html`<section><h2>${t("organization.events")}</h2>${organization.events === undefined ? html`<p><${Withheld} /></p>` : html`<${EventList} events=${organization.events} self=${key} />`}</section>
        ${organization.predecessors?.length ? html`<section><h2>${t("organization.predecessors")}</h2><${Lineage} steps=${organization.predecessors} self=${key} on=${dayOf} /></section>` : null}
        ${organization.successors?.length ? html`<section><h2>${t("organization.successors")}</h2><${Lineage} steps=${organization.successors} self=${key} on=${dayOf} /></section>` : null}
        <section><h2>${t("organization.names")}</h2>
          <${Table} name=${`${t("organization.names")} ${name}`} caption=${t("organization.names")} rows=${organization.profiles} columns=${columns()} id=${(/** @type {any} */ profile) => profile.since} /></section>`}
  <//>`;
}
