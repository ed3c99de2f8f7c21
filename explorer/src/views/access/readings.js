// The log of readings: who was shown personal data of whom, when and for what; by whom and about whom it is asked is taken from its rows.
import { html, useMemo } from "../../html.js";
import { usePages } from "../../ask/pages.js";
import { READINGS } from "../../ask/questions/access.js";
import { set } from "../../routes.js";
import { Choice } from "../../parts/choice.js";
import { Link } from "../../parts/link.js";
import { PagedTable } from "../../parts/paged.js";
import { moment, number, t, term } from "../../words/words.js";

const PURPOSES = ["PERSONNEL", "MEMBER_FILE", "INSPECTION", "STATISTICS", "SUBJECT_REQUEST"];
/** How far back, in days. */
const SPANS = ["", "1", "7", "30", "365"];

/** @param {{name: string, params: Record<string, string>}} props */
export function Readings({ name, params }) {
  const now = useMemo(() => new Date(), []);
  const purpose = PURPOSES.find((one) => one === params.purpose);
  const days = SPANS.find((one) => one && one === params.days);
  const from = days ? new Date(now.getTime() - Number(days) * 86_400_000).toISOString() : null;
  const wanted = { viewers: params.by ? [params.by] : null, members: params.about ? [params.about] : null, purposes: purpose ? [purpose] : null, from, to: now.toISOString() };
  const pages = usePages(READINGS, wanted, (data) => data.readings);
  const caption = t("access.readings");
  return html`<p class="second">${t("access.readings.about")}</p>
    <div class="choices">
      <${Choice} label=${t("access.purpose")} name="purpose" chosen=${purpose ?? ""} options=${[["", t("access.everyPurpose")], ...PURPOSES.map((one) => [one, term(`Purpose.${one}`)])]} />
      <${Choice} label=${t("access.days")} name="days" chosen=${days ?? ""} options=${SPANS.map((one) => [one, t(`access.days.${one || "all"}`)])} />
      ${(params.by || params.about) && html`<button type="button" onClick=${() => set({ by: null, about: null })}>${t(params.by ? "access.allViewers" : "access.allMembers")}</button>`}
    </div>
    <${PagedTable} list=${pages} name=${`${caption} ${name}`} caption=${caption} columns=${columns()} dated=${false} id=${(/** @type {any} */ one) => String(one.seq)} empty=${t("access.readings.none")} />`;
}

Readings.asks = "Readings";

/** @returns {import("../../parts/table.js").Column<any>[]} */
function columns() {
  const whose = (/** @type {any} */ one) => [...one.members.map((/** @type {any} */ { name }) => name), ...(one.memberCount > one.members.length ? [t("access.more", { count: one.memberCount - one.members.length })] : [])].join(", ");
  const why = (/** @type {any} */ one) => [term(`Purpose.${one.purpose}`), one.note].filter(Boolean).join("; ");
  return [
    { id: "at", label: t("access.at"), short: true, text: (one) => moment(one.at), order: (one) => one.seq },
    { id: "viewer", label: t("access.reader"), text: (one) => one.viewer?.name ?? "", cell: (one) => one.viewer && html`<${Only} name="by" of=${one.viewer} />`, order: (one) => one.viewer?.name },
    { id: "purpose", label: t("access.purpose"), text: why, order: why },
    { id: "count", label: t("access.count"), figure: true, text: (one) => number(one.memberCount), order: (one) => one.memberCount },
    { id: "members", label: t("access.members"), text: whose, cell: (one) => html`<${Members} one=${one} />` },
    { id: "fields", label: t("access.fields"), text: (one) => one.fields.join(", ") },
  ];
}

/** A name that narrows the log to it. */
const Only = (/** @type {{name: string, of: {key: string, name: string}}} */ { name, of }) =>
  html`<button type="button" class="plain" title=${t("access.only", { name: of.name })} onClick=${() => set({ by: null, about: null, [name]: of.key })}>${of.name}</button>`;

/** The first of whom it was about; a record leads on, a button narrows the log. */
function Members({ one }) {
  const more = one.memberCount - one.members.length;
  return html`${one.members.map((/** @type {any} */ member, /** @type {number} */ place) => html`<span key=${member.key}>${place > 0 ? ", " : null}<${Link} to=${{ view: "m", id: member.key }}>${member.name}<//>
    ${" "}<button type="button" class="small" aria-label=${t("access.only", { name: member.name })} onClick=${() => set({ by: null, about: member.key })}>${t("access.log")}</button></span>`)}
    ${more > 0 && html` ${t("access.more", { count: more })}`}`;
}
