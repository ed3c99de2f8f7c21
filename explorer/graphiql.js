// The query page: GraphiQL on this service's own endpoint, with the example questions to choose from.

const { createElement } = globalThis.React;
const fetcher = globalThis.GraphiQL.createFetcher({ url: "/graphql" });
const root = globalThis.ReactDOM.createRoot(document.getElementById("graphiql"));
const chooser = document.getElementById("examples");

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
