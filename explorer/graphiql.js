// The query page: GraphiQL on this service's own endpoint. A question of the documentation opens in a tab of its own, named
// by its operation; /graphql?query=…&variables=… opens the page with that question.

const { createElement, useEffect, useRef } = globalThis.React;
const { GraphiQL } = globalThis;
const { useEditorContext } = GraphiQL.React;
const fetcher = GraphiQL.createFetcher({ url: "/graphql", fetch: withKey });
const chooser = document.getElementById("examples");

// the keys of requests, by their text, until an answer comes that tells what became of them: the same again has the same
const unanswered = new Map();

async function withKey(address, request) {
  const key = unanswered.get(request.body) ?? newKey();
  unanswered.set(request.body, key);
  const response = await fetch(address, { ...request, headers: { ...request.headers, "idempotency-key": key } });
  const told = await response.clone().json().catch(() => null);
  if (told && !told.errors?.some((error) => error.extensions?.code === "CHANGE_UNCONFIRMED")) unanswered.delete(request.body);
  return response;
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

const examples = await fetch("/examples.json").then((response) => response.json());
chooser.append(new Option("choose one …", ""));
for (const [index, example] of examples.entries()) chooser.append(new Option(example.question, index));

// opens what is chosen: the tab that holds it already, or a new one
function Opener() {
  const { addTab, changeTab, tabs, activeTabIndex, queryEditor } = useEditorContext({ nonNull: true });
  const wanted = useRef(null);
  useEffect(() => {
    function open() {
      const query = examples[chooser.value]?.query;
      chooser.value = "";
      if (!query) return;
      const there = tabs.findIndex((tab) => tab.query === query);
      if (there >= 0) {
        changeTab(there);
      } else {
        wanted.current = query;
        addTab();
      }
    }
    chooser.addEventListener("change", open);
    return () => chooser.removeEventListener("change", open);
  }, [tabs, addTab, changeTab]);
  useEffect(() => {
    if (wanted.current === null || !queryEditor) return;
    queryEditor.setValue(wanted.current);
    wanted.current = null;
  }, [activeTabIndex, tabs.length, queryEditor]);
  return null;
}

const asked = new URLSearchParams(location.search);
const given = asked.get("query") ? { query: asked.get("query"), variables: asked.get("variables") || "" } : {};
const first = { query: examples[0]?.query ?? "{ roots { name memberCount } }" };
const page = { fetcher, defaultTabs: [first], defaultQuery: "", shouldPersistHeaders: false, toolbar: { additionalComponent: Opener }, ...given };
const root = globalThis.ReactDOM.createRoot(document.getElementById("graphiql"));
root.render(createElement(GraphiQL, page));
