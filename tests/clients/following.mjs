// Clients of graphql-ws and of graphql-sse follow the changes, as many of each as there are tokens, or as is said where
// there are none. Prints a line when all have asked, and when its input ends, for each the lines that it was told of, as
// JSON: [number, moment in seconds by the machine's monotonic clock].
import { createClient as overSse } from "graphql-sse";
import { createClient as overWs } from "graphql-ws";
import WebSocket from "ws";

const [url, query, number, ...tokens] = process.argv.slice(2);
const heard = [];

async function follow(client) {
  const told = [];
  heard.push(told);
  for await (const { data, errors } of client.iterate({ query })) {
    if (errors) throw new Error(errors[0].message);
    told.push([data.changes.change.seq, Number(process.hrtime.bigint()) / 1e9]);
  }
}

for (let one = 0; one < Number(number); one += 1) {
  const who = tokens.length ? { authorization: `Bearer ${tokens[one]}` } : {};
  follow(overWs({ url: url.replace(/^http/, "ws"), retryAttempts: 0, webSocketImpl: WebSocket, connectionParams: who }));
  follow(overSse({ url, singleConnection: false, retryAttempts: 0, headers: who }));
}
console.log("asked");
for await (const _ of process.stdin) continue;
// a pipe takes so much at once: what is left over would go with the process
process.stdout.write(JSON.stringify(heard) + "\n", () => process.exit(0));
