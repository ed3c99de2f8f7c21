// Everything that a search finds, by kind, page by page with its total.
import { html, useEffect, useState } from "../html.js";
import { useAnswer } from "../ask/answer.js";
import { ask } from "../ask/ask.js";
import { SEARCH, SEARCH_ALL } from "../ask/questions/frame.js";
import { on, shown } from "../day.js";
import { Answered } from "../parts/answered.js";
import { Link, subject } from "../parts/link.js";
import { way } from "../parts/search.js";
import { Tabs, chosenTab } from "../parts/tabs.js";
import { set } from "../routes.js";
import { day, t, term } from "../words/words.js";

const KINDS = ["ORGANIZATION", "MEMBER", "PLACE"];

export const title = (/** @type {import("../routes.js").Place} */ place) => (place.params.q ? t("search.title", { text: place.params.q }) : t("view.search"));

export function View({ params }) {
  const text = (params.q ?? "").trim();
  const first = useAnswer(text && !params.kind ? SEARCH : null, { text, perKind: 1 });
  const there = (first.data?.search?.nodes ?? []).map((/** @type {any} */ hit) => hit.__typename.toUpperCase());
  // the kinds in which something is found stand first, so that the first tab is never empty beside a full one
  const order = [...KINDS].sort((a, b) => Number(there.includes(b)) - Number(there.includes(a)));
  const tabs = (params.kind ? KINDS : order).map((id) => ({ id, label: term(`SearchKind.${id}`) }));
  const kind = chosenTab(tabs, "kind");
  const asked = Boolean(params.kind) || (first.data && !first.stale);
  return html`
    <h1>${t("view.search")}</h1>
    <p class="search-field">
      <input type="search" aria-label=${t("search.label")} placeholder=${t("search.type")} value=${params.q ?? ""} onInput=${(/** @type {any} */ event) => set({ q: event.target.value || null })} />
    </p>
    <${Tabs} tabs=${tabs} name="kind" label=${t("view.search")} />
    ${text && !asked && html`<p class="waiting">${t("state.loading")}</p>`}
    ${text ? asked && html`<${Found} key=${`${text} ${kind} ${on.value}`} text=${text} kind=${kind} />` : html`<p class="empty">${t("search.type")}</p>`}
  `;
}

function Found({ text, kind }) {
  const answer = useAnswer(SEARCH_ALL, { text, kinds: [kind], after: null });
  const [more, setMore] = useState(/** @type {any[]} */ ([]));
  useEffect(() => setMore([]), [answer.data]);
  return html`<${Answered} answer=${answer}>${(/** @type {any} */ data) => {
    if (!data.search) return null;
    const { totalCount } = data.search;
    const nodes = [...data.search.nodes, ...more.flatMap((page) => page.nodes)];
    const { hasNextPage, endCursor } = (more.at(-1) ?? data.search).pageInfo;
    const next = async () => {
      const { search } = await ask(SEARCH_ALL, { text, kinds: [kind], after: endCursor });
      setMore([...more, search]);
    };
    if (!totalCount) return html`<p class="empty">${t("search.none", { text, day: day(shown.value) })}</p>`;
    return html`
      <ul class="found">
        ${nodes.map(
          (hit) => html`<li key=${hit.key}>
            <${Link} to=${subject(hit)}>${hit.name}<//> <span class="second">${hit.code ?? hit.placeCode ?? ""}</span>
            <span class="way">${way(hit).join(" › ")}</span>
          </li>`,
        )}
      </ul>
      <p class="foot-of-list">
        ${t("of", { shown: nodes.length, total: totalCount })}
        ${hasNextPage && html` <button type="button" onClick=${next}>${t("search.more")}</button>`}
      </p>
    `;
  }}<//>`;
}
