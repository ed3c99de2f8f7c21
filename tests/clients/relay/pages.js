const relay = require("relay-runtime");
const tree = require("./built.js");

const url = process.argv[2] ?? "http://127.0.0.1:8000/graphql";
const headers = { "content-type": "application/json" };

const environment = new relay.Environment({
  network: relay.Network.create(async ({ text: query }, variables) =>
    (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }) })).json(),
  ),
  store: new relay.Store(new relay.RecordSource()),
});

async function ask(query, variables) {
  environment.retain(relay.createOperationDescriptor(relay.getRequest(query), variables));
  return relay.fetchQuery(environment, query, variables).toPromise();
}

// what usePaginationFragment does: shows the rows that are there, and asks by the record's id for a page more
const selected = (fragment, of) => relay.getSelector(relay.getFragment(fragment), of);
const shown = (fragment, of) => environment.lookup(selected(fragment, of)).data;

async function loadNext(fragment, of, count) {
  const paging = relay.getPaginationMetadata(relay.getFragment(fragment), "pages");
  const { id, [paging.connectionPathInFragmentData[0]]: { pageInfo } } = shown(fragment, of);
  const { variables } = selected(fragment, of);
  const next = relay.getPaginationVariables("forward", count, pageInfo.endCursor, variables, { id }, paging.paginationMetadata);
  if (pageInfo.hasNextPage) await ask(paging.paginationRequest, next);
  return pageInfo.hasNextPage;
}

module.exports = { ask, shown, loadNext, tree };
