// The record of a place: whose committees sit there, what lies in it, villages without members, who lives there.
import { useAnswer } from "../ask/answer.js";
import { PLACE, PLACE_CHILDREN, PLACE_LIFE, RESIDENTS } from "../ask/questions/place.js";
import { usePages } from "../ask/pages.js";
import { shown } from "../day.js";
import { html, signal, useEffect } from "../html.js";
import { byGivenName } from "../model/rows.js";
import { nowAndBefore } from "../model/span.js";
import { Answered } from "../parts/answered.js";
import { Away } from "../parts/away.js";
import { Facts } from "../parts/facts.js";
import { Link } from "../parts/link.js";
import { Offices } from "../parts/posts.js";
import { PagedTable } from "../parts/paged.js";
import { Table } from "../parts/table.js";
import { chosenTab, Tabs } from "../parts/tabs.js";
import { params } from "../routes.js";
import { day, number, period, t, term } from "../words/words.js";
import { useLocated } from "./located.js";
import { remember } from "./visited.js";
import { Covering, Lacking } from "./villages/lacking.js";
import { useOwnRecord } from "./ownrecord.js";

/** @typedef {import("../parts/table.js").Column<any>} Column */

const named = signal("");
export const title = () => named.value || t("place.title");

/** @param {{id: string}} props */
export function View({ id }) {
  const answer = useAnswer(PLACE, { id });
  return html`<div class="record"><${Answered} answer=${answer} empty=${html`<${Gone} id=${id} />`}>
    ${(/** @type {any} */ { place }) => place && html`<${Record} place=${place} />`}
  <//></div>`;
}

/** The places that one lies in, the largest first. @param {any} place @returns {any[]} */
const around = (place) => (place.parent ? [...around(place.parent), place.parent] : []);

/** @param {{place: any}} props */
function Record({ place }) {
  useEffect(() => {
    named.value = place.name;
    remember("p", place.key, place.name, place.parent?.name);
  }, [place.key, place.name]);
  useLocated(place.organizations?.[0]?.key);
  const within = place.children.totalCount > 0;
  const tabs = ["overview", ...(within ? ["children", "without"] : []), "residents"].map((id) => ({ id, label: t(`place.tab.${id}`) }));
  const Chosen = { overview: Overview, children: Children, without: Villages, residents: Residents }[chosenTab(tabs)] ?? Overview;
  return html`<header class="record-head">
      <h1>${place.name}</h1>
      <p class="second">${[term(`PlaceKind.${place.kind}`), place.code && t("record.code", { code: place.code }), place.nameGenerated && t("place.generated")].filter(Boolean).join(" · ")}</p>
      ${place.parent ? html`<p>${around(place).map(({ key, name }, order) => html`<span key=${key}>${order > 0 ? " › " : null}<${Link} to=${{ view: "p", id: key }}>${name}<//></span>`)}</p>` : null}
    </header>
    <${Tabs} tabs=${tabs} label=${t("place.tabs")} />
    <${Chosen} place=${place} params=${params.value} />`;
}

/** @returns {Column[]} */
const organizationColumns = () => [
  { id: "name", label: t("record.organization"), text: (one) => one.name, cell: (one) => html`<${Link} to=${{ view: "o", id: one.key }}>${one.name}<//>`, order: (one) => one.name },
  { id: "level", label: t("record.level"), text: (one) => term(`Level.${one.level}`), order: (one) => term(`Level.${one.level}`) },
  { id: "secretary", label: t("organization.secretary"), text: (one) => one.secretary?.name ?? "", cell: (one) => one.secretary && html`<${Link} to=${{ view: "m", id: one.secretary.key }}>${one.secretary.name}<//>`, order: (one) => one.secretary && byGivenName(one.secretary.name) },
];

/** @param {{place: any}} props */
function Overview({ place }) {
  const { name, since, until, residentCount, lat, lon, organizations, offices } = place;
  const { now, before } = nowAndBefore(offices, shown.value);
  return html`<${Facts} facts=${[
      residentCount !== null && [t("place.residents"), number(residentCount)],
      [t("place.life"), period(since, until)],
      lat !== null && lon !== null && [t("place.point"), html`${t("place.at", { lat: number(lat), lon: number(lon) })} <${Link} to=${{ view: "map", params: { at: place.key } }}>${t("place.map")}<//>`],
    ]} />
    <section><h2>${t("place.organizations")}</h2>
      <${Table} name=${`${t("place.organizations")} ${name}`} caption=${t("place.organizations")} rows=${organizations} columns=${organizationColumns()} empty=${t("place.organizations.none")} /></section>
    <section><h2>${t("record.offices")}</h2>
      <${Offices} offices=${now} of="place" name=${`${t("record.offices")} ${name}`} caption=${t("record.offices")} empty=${t("record.offices.none")} /></section>
    ${before.length ? html`<section><h2>${t("record.offices.before")}</h2><${Offices} offices=${before} of="place" name=${`${t("record.offices.before")} ${name}`} caption=${t("record.offices.before")} /></section>` : null}`;
}

/** @returns {Column} */
const COVERED = () => ({
  id: "organizations",
  label: t("place.covered"),
  text: (place) => place.organizations.map((/** @type {any} */ one) => one.name).join(", "),
  cell: (place) => html`<${Covering} organizations=${place.organizations} />`,
  order: (place) => place.organizations[0]?.name,
});

/** @returns {Column} */
const NAME = () => ({ id: "name", label: t("record.name"), text: (place) => place.name, cell: (place) => html`<${Link} to=${{ view: "p", id: place.key }}>${place.name}<//>`, order: (place) => place.name });

/** @returns {Column[]} */
const childColumns = () => [
  NAME(),
  { id: "kind", label: t("place.kind"), text: (place) => term(`PlaceKind.${place.kind}`), order: (place) => term(`PlaceKind.${place.kind}`) },
  COVERED(),
  { id: "residents", label: t("place.residents"), figure: true, text: (place) => (place.residentCount === null ? "" : number(place.residentCount)), order: (place) => place.residentCount },
];

/** @returns {Column[]} */
const residentColumns = () => [
  { id: "name", label: t("record.person"), text: (member) => member.name, cell: (member) => html`<${Link} to=${{ view: "m", id: member.key }}>${member.name}<//>`, order: (member) => byGivenName(member.name) },
  { id: "cell", label: t("member.cell"), text: (member) => member.cell?.name ?? "", cell: (member) => member.cell && html`<${Link} to=${{ view: "o", id: member.cell.key }}>${member.cell.name}<//>`, order: (member) => member.cell?.name },
  { id: "standing", label: t("member.standing"), text: (member) => (member.standing ? term(`Standing.${member.standing}`) : ""), order: (member) => member.standing },
  { id: "birthDate", label: t("member.born"), short: true, text: (member) => (member.birthDate ? day(member.birthDate) : ""), order: (member) => member.birthDate },
  { id: "admittedOn", label: t("member.admitted"), short: true, text: (member) => (member.admittedOn ? day(member.admittedOn) : ""), order: (member) => member.admittedOn },
];

/** A list of a place that comes in pages. @param {{place: any, tab: string, text: string, pick: (data: any) => any, columns: Column[]}} props */
function Listed({ place, tab, text, pick, columns }) {
  const pages = usePages(text, { id: place.key }, pick);
  const heading = t(`place.tab.${tab}`);
  return html`<section><h2>${heading}</h2>
    <${PagedTable} list=${pages} name=${`${heading} ${place.name}`} caption=${heading} columns=${columns} empty=${t(`place.${tab}.none`)} /></section>`;
}

/** @param {{place: any}} props */
const Children = ({ place }) => html`<${Listed} place=${place} tab="children" text=${PLACE_CHILDREN} pick=${(/** @type {any} */ data) => data.place?.children} columns=${childColumns()} />`;

/** @param {{place: any, params: Record<string, string>}} props */
const Villages = ({ place: { key, name }, params: chosen }) => html`<section><h2>${t("place.tab.without")}</h2><${Lacking} place=${key} name=${name} params=${chosen} /></section>`;

/** @param {{place: any}} props */
const Residents = ({ place }) => html`<${Listed} place=${place} tab="residents" text=${RESIDENTS} pick=${(/** @type {any} */ data) => data.place?.residents} columns=${residentColumns()} />`;

/** A place that is not there on the day. @param {{id: string}} props */
function Gone({ id }) {
  const answer = useAnswer(PLACE_LIFE, { id });
  return html`<${Answered} answer=${answer} empty=${html`<h1>${t("place.title")}</h1><p class="empty">${t("place.unknown")}</p>`}>
    ${(/** @type {any} */ { life }) => life && html`<${OfItsKind} id=${id} life=${life} />`}
  <//>`;
}

/** @param {{id: string, life: any}} props */
const OfItsKind = (props) => useOwnRecord(props.life.shown, "Place") && html`<${Life} ...${props} />`;

/** @param {{id: string, life: any}} props */
function Life({ id, life }) {
  const { shown: as } = life;
  useEffect(() => {
    named.value = as.name;
  }, [as.name]);
  return html`<header class="record-head"><h1>${as.name}</h1><p class="second">${term(`PlaceKind.${as.kind}`)}</p></header>
    <${Away} life=${life} what="place" to=${{ view: "p", id }}
      ways=${as.parent ? html`<${Link} class="button" to=${{ view: "p", id: as.parent.key }}>${t("gone.open", { name: as.parent.name })}<//>` : null} />`;
}
