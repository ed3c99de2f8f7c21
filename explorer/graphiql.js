// The query page: GraphiQL on this service's own endpoint, with the example questions to choose from.

const { createElement } = globalThis.React;
const fetcher = globalThis.GraphiQL.createFetcher({ url: "/graphql", fetch: withKey });
const root = globalThis.ReactDOM.createRoot(document.getElementById("graphiql"));
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
for (const [index, example] of examples.entries()) {
  chooser.append(new Option(example.question, index));
}

function show(index) {
  const query = examples[index]?.query ?? "{ roots { name memberCount } }";
  // a new key gives GraphiQL the chosen question in place of what was in its editor
  root.render(createElement(globalThis.GraphiQL, { key: index, fetcher, query, shouldPersistHeaders: false }));
}

chooser.addEventListener("change", () => show(Number(chooser.value)));
show(0);
