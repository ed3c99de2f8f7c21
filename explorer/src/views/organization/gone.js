// An organization that is not there on the day: its first or last day, what it became, and where what was under it went.
import { useAnswer } from "../../ask/answer.js";
import { CHILDREN_MERGED, ORGANIZATION_LIFE } from "../../ask/questions/organization.js";
import { shown } from "../../day.js";
import { html, useEffect } from "../../html.js";
import { shift } from "../../model/day.js";
import { dayWithin } from "../../model/span.js";
import { Answered } from "../../parts/answered.js";
import { Away, nearest } from "../../parts/away.js";
import { Lineage, Heirs } from "../../parts/lineage.js";
import { Link } from "../../parts/link.js";
import { Table } from "../../parts/table.js";
import { t, term } from "../../words/words.js";
import { useOwnRecord } from "../ownrecord.js";

/** @param {{id: string, named: {value: string}}} props */
export function Gone({ id, named }) {
  const answer = useAnswer(ORGANIZATION_LIFE, { id });
  return html`<${Answered} answer=${answer} empty=${html`<h1>${t("organization.title")}</h1><p class="empty">${t("organization.unknown")}</p>`}>
    ${(/** @type {any} */ { life }) => life && html`<${OfItsKind} id=${id} life=${life} named=${named} />`}
  <//>`;
}

/** @param {{id: string, life: any, named: {value: string}}} props */
const OfItsKind = (props) => useOwnRecord(props.life.shown, "Organization") && html`<${Life} ...${props} />`;

/** The event's day, kind and decision in a sentence. @param {any} event */
const by = (event) => (event ? html` ${t("gone.by", { event: term(`ChangeEventKind.${event.kind}`).toLowerCase() })}${event.decision ? ` (${t("record.decision", { decision: event.decision })})` : ""}` : null);

/** @param {{id: string, life: any, named: {value: string}}} props */
function Life({ id, life, named }) {
  const { from, until, shown: as, beganBy, endedBy, wentInto, cameFrom } = life;
  const { over: ended, on: last } = nearest(life);
  useEffect(() => {
    named.value = as.name;
  }, [as.name]);
  const steps = ended ? wentInto : cameFrom;
  const on = (/** @type {any} */ organization) => dayWithin(organization, ended ? shown.value : shift(from, -1));
  return html`<header class="record-head"><h1>${as.name}</h1><p class="second">${term(`Level.${as.level}`)}${as.parent ? ` · ${as.parent.name}` : null}</p></header>
    <${Away} life=${life} what="organization" to=${{ view: "o", id }} why=${by(ended ? endedBy : beganBy)}
      ways=${html`${ended
          ? html`<${Link} class="button" to=${{ view: "compare", id, params: { from: last, to: until } }}>${t("gone.compare")}<//>`
          : null}
        ${steps.length === 1
          ? html`<${Link} class="button" to=${{ view: "o", id: steps[0].organization.key, on: on(steps[0].organization) }}>${t("gone.open", { name: steps[0].organization.name })}<//>`
          : html`<${Link} class="button" to=${{ view: as.parent ? "o" : "", id: as.parent?.key }}>${t("gone.parent", { name: as.parent?.name ?? t("service") })}<//>`}`}>
      ${steps.length
        ? html`<div><h2>${t(ended ? "gone.heirs" : "gone.ancestors")}</h2><${Lineage} steps=${steps} on=${on} /></div>`
        : html`<p>${t(ended ? "gone.noHeirs" : "gone.noAncestors")}</p>`}
    <//>
    ${ended && as.childCount ? html`<${Children} id=${id} last=${last} until=${until} />` : null}`;
}

/** @returns {import("../../parts/table.js").Column<any>[]} */
const columns = () => [
  { id: "before", label: t("gone.child"), text: ({ before }) => before.name, cell: ({ before }) => html`<${Link} to=${{ view: "o", id: before.key }}>${before.name}<//>`, order: ({ before }) => before.name },
  {
    id: "heirs",
    label: t("gone.child.heirs"),
    text: ({ heirs }) => heirs.map((/** @type {any} */ step) => step.organization.name).join(", "),
    cell: ({ heirs }) => html`<${Heirs} steps=${heirs} />`,
    order: ({ heirs }) => heirs[0]?.organization.name,
  },
];

/** Where those right under it went that were merged with it. @param {{id: string, last: string, until: string}} props */
function Children({ id, last, until }) {
  const answer = useAnswer(CHILDREN_MERGED, { id, from: last, to: until });
  return html`<${Answered} answer=${answer}>
    ${(/** @type {any} */ { compare }) => {
      const merged = (compare?.differences.nodes ?? []).filter((/** @type {any} */ one) => one.before.parent?.key === id);
      return (
        merged.length > 0 &&
        html`<section><h2>${t("gone.children")}</h2>
          <${Table} name=${t("gone.children")} caption=${t("gone.children")} rows=${merged} columns=${columns()} id=${(/** @type {any} */ one) => one.before.key} /></section>`
      );
    }}
  <//>`;
}
