// graphql-ws and graphql-sse follow the changes of a cell: each hears of three that it makes itself, then comes back with
// the cursor of the first; where a token is given, they say by it who they are. Prints the cursors of both sittings and
// the names that were told, as JSON.
import { createClient as overSse } from "graphql-sse";
import { createClient as overWs } from "graphql-ws";
import WebSocket from "ws";

const [url, organization, token] = process.argv.slice(2);
const who = token ? { authorization: `Bearer ${token}` } : {};
const FEED = `subscription ($after: String, $under: ID) { changes(after: $after, under: $under) {
  cursor change { seq subjects(first: 1) { nodes { ... on Organization { name } } } } } }`;
const RENAME = `mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { change { seq hash } } }`;

async function rename(name, on) {
  const body = JSON.stringify({ query: RENAME, variables: { input: { organization, name, on } } });
  const answer = await (await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...who }, body })).json();
  const { seq, hash } = answer.data.renameOrganization.change;
  return `${seq}:${hash}`;
}

async function told(client, after, number) {
  const found = [];
  for await (const { data, errors } of client.iterate({ query: FEED, variables: { after, under: organization } })) {
    if (errors) throw new Error(errors[0].message);
    found.push(data.changes);
    if (found.length === number) return found;
  }
}

async function followed(client, year) {
  const before = await rename(`Before ${year}`, `${year}-01-01`);
  const telling = told(client, before, 3);
  const made = [];
  for (const month of ["02", "03", "04"]) made.push(await rename(`${year}-${month}`, `${year}-${month}-01`));
  const first = await telling;
  const again = await told(client, first[0].cursor, 2);
  client.dispose();
  const names = first.map(({ change }) => change.subjects.nodes[0].name);
  return { made, first: first.map(({ cursor }) => cursor), again: again.map(({ cursor }) => cursor), names };
}

const ws = overWs({ url: url.replace(/^http/, "ws"), retryAttempts: 0, webSocketImpl: WebSocket, connectionParams: who });
const sse = overSse({ url, singleConnection: false, retryAttempts: 0, headers: who });
console.log(JSON.stringify([await followed(ws, 2021), await followed(sse, 2022)]));
