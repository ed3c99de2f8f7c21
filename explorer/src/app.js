// The page: its frame around the view that the address names.
import { html, render, useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from "./html.js";
import { keepTime, readClock, root } from "./ask/clock.js";
import { offline, partly, returned } from "./ask/ask.js";
import { isAnswered, readViewer, viewer } from "./ask/viewer.js";
import { isPast, known, shown, today } from "./day.js";
import { Crumbs, SubjectBar, whose } from "./parts/crumbs.js";
import { DayBar } from "./parts/daybar.js";
import { Failed } from "./parts/answered.js";
import { Fault } from "./ask/ask.js";
import { Help, helpShown } from "./parts/help.js";
import { Icon } from "./parts/icon.js";
import { watchKeys } from "./parts/keys.js";
import { Link } from "./parts/link.js";
import { Live } from "./parts/live.js";
import { Finder } from "./parts/search.js";
import { Filling, PartBand, PurposeBand, ViewerMenu, Withheld } from "./parts/viewer.js";
import { followScheme, nextScheme, scheme } from "./scheme.js";
import { Newer } from "./views/newer.js";
import { keep, kept, place, returns, stay, view } from "./routes.js";
import { keepScroll, standAgain } from "./standing.js";
import { SideTree } from "./views/side.js";
import { isThere, VIEWS } from "./views.js";
import { lang, moment, day, t } from "./words/words.js";

function Header({ showTree }) {
  const other = lang.value === "vi" ? "en" : "vi";
  return html`<div class="bar">
    <button type="button" class="show-tree" aria-controls="side" aria-expanded=${showTree.shown} onClick=${showTree.turn}>
      <${Icon} name="list-tree" /><span class="unseen from-600">${t("menu.tree")}</span>
    </button>
    <${Link} class="service" to=${{ view: "" }}>${t("service")}<//>
    ${isAnswered("Clock") && html`<${Finder} />`}
    <div class="tools">
      <${ViewerMenu} />
      <button type="button" class="plain" lang=${other} onClick=${() => stay({ lang: other })}>${t("language.other")}</button>
      <button type="button" class="plain" title=${t("scheme", { scheme: t(`scheme.${scheme.value}`) })} onClick=${nextScheme}>
        <${Icon} name=${{ light: "sun", dark: "moon", auto: "monitor" }[scheme.value]} />
        <span class="unseen">${t("scheme", { scheme: t(`scheme.${scheme.value}`) })}</span>
      </button>
      <button type="button" class="plain" title=${t("help")} onClick=${() => (helpShown.value = true)}>
        <${Icon} name="circle-question-mark" /><span class="unseen">${t("help")}</span>
      </button>
    </div>
  </div>`;
}

/** What holds for all that is shown: another day, another moment, no service. */
function Bands() {
  return html`
    ${offline.value && html`<div class="band" role="alert">${t("offline.band")}</div>`}
    <${PartBand} />
    <${PurposeBand} />
    ${isPast.value &&
    html`<div class="band past">
      <strong>${t("day.past", { day: day(shown.value) })}</strong>
      <button type="button" onClick=${() => stay({ on: null }, { replace: false })}>${t("day.back")}</button>
    </div>`}
    ${place.value.ignored.length > 0 && html`<div class="band" role="alert">${t("day.ignored", { text: place.value.ignored.join(", ") })}</div>`}
    ${today.value && shown.value > today.value && html`<div class="band past">${t("day.ahead", { day: day(today.value) })}</div>`}
    ${known.value &&
    html`<div class="band past">
      <strong>${t("known.band", { moment: moment(known.value) })}</strong>
      <button type="button" onClick=${() => stay({ known: null }, { replace: false })}>${t("known.back")}</button>
    </div>`}
  `;
}

function Page() {
  const [treeShown, setTreeShown] = useState(false);
  const [fault, setFault] = useState(/** @type {Fault|null} */ (null));
  const start = async () => {
    setFault(null);
    await readViewer();
    const { sees, login, id } = viewer.peek();
    if (sees === "NOTHING") return setFault(new Fault(login && id === null ? "UNAUTHENTICATED" : "NOTHING"));
    return readClock().catch((error) => setFault(error instanceof Fault ? error : new Fault("FAULT")));
  };
  useEffect(() => void start(), [returned.value]);
  useEffect(() => setTreeShown(false), [place.value]);
  useEffect(() => {
    document.documentElement.lang = lang.value;
  }, [lang.value]);
  const head = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    const measured = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--head", `${head.current?.offsetHeight ?? 0}px`);
    });
    if (head.current) measured.observe(head.current);
    return () => measured.disconnect();
  }, []);
  const alone = VIEWS[view.value]?.alone ?? false;
  const showTree = { shown: treeShown, turn: () => setTreeShown(!treeShown) };
  return html`
    <a class="skip" href="#view" onClick=${skip}>${t("skip")}</a>
    <header class="head" ref=${head}>
      <${Header} showTree=${showTree} />
      <${DayBar} />
      <${Bands} />
    </header>
    ${fault && html`<${Failed} fault=${fault} retry=${start} />`}
    ${viewer.value.filling && html`<${Filling} done=${viewer.value.filling} />`}
    ${today.value && !root.value && html`<main id="view" class="failed"><h1>${t("service")}</h1><p>${t("state.nothing")}</p></main>`}
    ${today.value &&
    root.value &&
    html`<div class=${alone ? "columns alone" : "columns"}>
      ${!alone &&
      html`<nav id="side" class=${treeShown ? "side shown" : "side"} aria-label=${t("menu.tree")}><${SideTree} /></nav>`}
      <${Main} />
    </div>`}
    <footer class="foot">
      ${viewer.value.sampleEnds && html`<span>${t("foot.synthetic", { day: day(viewer.value.sampleEnds) })}</span>`}
      <a href="/graphql">${t("menu.query")}</a>
    </footer>
    <${Newer} />
    <${Help} />
    <${Live} />
  `;
}

function skip(/** @type {Event} */ event) {
  event.preventDefault();
  document.getElementById("view")?.focus();
}

/** The view that the address names, loaded when it is first asked for. */
function Main() {
  const name = view.value;
  const [module, setModule] = useState(/** @type {any} */ (null));
  const [failed, setFailed] = useState(false);
  // before the next picture: a view and its question would wait a frame each
  useLayoutEffect(() => {
    let left = false;
    setFailed(false);
    const known = VIEWS[name];
    if (known) {
      Promise.all([known.load(), ...(known.styles ?? []).map(loadStyle)]).then(
        ([found]) => !left && setModule({ name, View: found.View, title: found.title }),
        () => !left && setFailed(true),
      );
    }
    return () => {
      left = true;
    };
  }, [name]);
  const ready = module?.name === name;
  useEffect(() => {
    // where people go from nearly everywhere: its sixty modules would be a wait of their own, and a weight of the first view
    if (!ready) return undefined;
    const over = new AbortController();
    if (name) atRest(VIEWS.o.load);
    else for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, VIEWS.o.load, { signal: over.signal, once: true });
    return () => over.abort();
  }, [ready]);
  const title = !VIEWS[name] ? t("view.missing") : ready ? module.title(place.value) : t("service");
  const about = ready ? whose.value : "";
  useEffect(() => {
    document.title = [...new Set([title.includes(about) ? "" : about, title, t("service")])].filter(Boolean).join(" · ");
  }, [title, about]);
  const main = useRef(/** @type {HTMLElement|null} */ (null));
  const first = useRef(true);
  useEffect(() => {
    const had = kept();
    if (!first.current && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    first.current = false;
    if (had.y !== undefined) return standAgain(had);
    scrollTo(0, 0);
    return undefined;
  }, [name, place.value.id, returns.value]);
  return html`<main id="view" ref=${main} tabindex="-1">
    <p class="paper-day">${t("day.past", { day: day(shown.value) })}${known.value ? ` · ${t("known.band", { moment: moment(known.value) })}` : ""}</p>
    ${VIEWS[name]?.subject && html`<${Crumbs} /><${SubjectBar} />`}
    ${!VIEWS[name] && html`<h1>${t("view.missing")}</h1><p>${t("view.missing.do")}</p>`}
    ${failed && html`<${Failed} fault=${new Fault("OFFLINE")} retry=${() => location.reload()} />`}
    ${ready && html`<${Guarded} key=${name + (place.value.id ?? "")} module=${module} />`}
  </main>`;
}

const atRest = (/** @type {() => unknown} */ act) => ("requestIdleCallback" in window ? requestIdleCallback(act) : setTimeout(act, 300));

/** A view that breaks says so, and the frame around it stays. */
function Guarded({ module }) {
  const [error, reset] = useErrorBoundary((broken) => {
    console.error(broken);
  });
  const { id, id2, params } = place.value;
  if (!isThere(view.value)) return html`<h1>${module.title(place.value)}</h1><p class="failed">${t("viewer.forbidden")}</p>`;
  if (error && partly.value) return html`<p><${Withheld} /></p>`;
  if (error) return html`<${Failed} fault=${new Fault("FAULT")} retry=${reset} />`;
  return html`<${module.View} id=${id ?? root.value?.key} id2=${id2} params=${params} />`;
}

/** @type {Map<string, Promise<unknown>>} */
const styled = new Map();
/** A view is drawn in its own style from the beginning: what it measures holds. */
function loadStyle(/** @type {string|undefined} */ name) {
  if (!name) return undefined;
  const had = styled.get(name);
  if (had) return had;
  const link = document.createElement("link");
  const loaded = new Promise((done) => {
    link.onload = link.onerror = done;
  });
  link.rel = "stylesheet";
  link.href = new URL(`../style/${name}.css`, import.meta.url).href;
  document.head.append(link);
  styled.set(name, loaded);
  return loaded;
}

/** What the first view is made of comes while it is asked who looks and what day it is. */
function loadAtOnce(/** @type {import("./views.js").Known|undefined} */ first) {
  first?.load().catch(() => undefined); // the frame loads it again, and says what is wrong
  for (const name of first?.styles ?? []) loadStyle(name);
}

followScheme();
loadAtOnce(VIEWS[view.peek()]);
keepScroll(keep);
watchKeys();
keepTime();
const page = /** @type {HTMLElement} */ (document.getElementById("page"));
page.replaceChildren();
render(html`<${Page} />`, page);
