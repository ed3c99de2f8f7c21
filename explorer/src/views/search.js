// Everything that a search finds, by kind, page by page with its total.
import { html } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { usePages } from "../ask/pages.js";
import { partly } from "../ask/ask.js";
import { SEARCH, SEARCH_ALL, SEARCH_IN_PART } from "../ask/questions/frame.js";
import { on, shown } from "../day.js";
import { Answered, Failed } from "../parts/answered.js";
import { Link, subject } from "../parts/link.js";
import { foundIn, sought, whereabouts } from "../parts/search.js";
import { Tabs, chosenTab } from "../parts/tabs.js";
import { set } from "../routes.js";
import { day, t, term } from "../words/words.js";

const KINDS = ["ORGANIZATION", "MEMBER", "PLACE"];
/** As many hits as the word for more of them says. */
const PAGE = 50;

export const title = (/** @type {import("../routes.js").Place} */ place) => (place.params.q ? t("search.title", { text: place.params.q }) : t("view.search"));

export function View({ params }) {
  const text = (params.q ?? "").trim();
  const kinds = KINDS.filter((kind) => !partly.value || kind !== "PLACE");
  const wanted = partly.value ? { text, first: 1, organizations: true, members: true } : { text, perKind: 1 };
  const first = useAnswer(!text || params.kind ? null : partly.value ? SEARCH_IN_PART : SEARCH, wanted);
  const there = (foundIn(first.data) ?? []).map((/** @type {any} */ hit) => hit.__typename.toUpperCase());
  // the kinds in which something is found stand first, so that the first tab is never empty beside a full one
  const order = [...kinds].sort((a, b) => Number(there.includes(b)) - Number(there.includes(a)));
  const tabs = (params.kind ? kinds : order).map((id) => ({ id, label: term(`SearchKind.${id}`) }));
  const kind = chosenTab(tabs, "kind");
  // where that is not answered, the list itself says why
  const asked = Boolean(params.kind) || first.fault || (first.data && !first.stale);
  return html`
    <h1>${t("view.search")}</h1>
    <p class="search-field">
      <input type="search" aria-label=${sought()} placeholder=${t("search.type")} value=${params.q ?? ""} onInput=${(/** @type {any} */ event) => set({ q: event.target.value || null })} />
    </p>
    <${Tabs} tabs=${tabs} name="kind" label=${t("view.search")} />
    ${text && !asked && html`<p class="waiting">${t("state.loading")}</p>`}
    ${text ? asked && html`<${Found} key=${`${text} ${kind} ${on.value}`} text=${text} kind=${kind} />` : html`<p class="empty">${t("search.type")}</p>`}
  `;
}

const inPart = (/** @type {string} */ text, /** @type {string} */ kind) =>
  usePages(SEARCH_IN_PART, { text, organizations: kind === "ORGANIZATION", members: kind === "MEMBER" }, (data) => data.organizations ?? data.members, PAGE);

function Found({ text, kind }) {
  const { answer, there, rows, total, more, loading, fault } = partly.value ? inPart(text, kind) : usePages(SEARCH_ALL, { text, kinds: [kind] }, (data) => data.search, PAGE);
  return html`<${Answered} answer=${answer}>${() => {
    if (!there) return null;
    if (!total) return html`<p class="empty">${t("search.none", { text, day: day(shown.value) })}</p>`;
    return html`
      <ul class="found">
        ${rows.map(
          (hit) => html`<li key=${hit.key}>
            <${Link} to=${subject(hit)}>${hit.name}<//> <span class="second">${hit.code ?? hit.placeCode ?? ""}</span>
            <span class="way">${whereabouts(hit)}</span>
          </li>`,
        )}
      </ul>
      ${fault && html`<${Failed} fault=${fault} retry=${more ?? undefined} />`}
      <p class="foot-of-list">
        ${t("of", { shown: rows.length, total })}
        ${more && html` <button type="button" disabled=${loading} onClick=${more}>${t("search.more")}</button>`}
      </p>
    `;
  }}<//>`;
}
