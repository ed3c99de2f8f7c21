// graphql-ws as it comes: forty operations at once on one socket; prints the answers, as JSON.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const url = process.argv[2].replace(/^http/, "ws");
const client = createClient({ url, retryAttempts: 0, connectionParams: null, webSocketImpl: WebSocket });
const asked = Array.from({ length: 40 }, async (_, number) => {
  for await (const answer of client.iterate({ query: `query Q${number} { __typename }`, variables: null })) return answer;
});
console.log(JSON.stringify(await Promise.all(asked)));
await client.dispose();
