// graphql-sse as it comes, each operation on a connection of its own; prints what each is told, as JSON.
import { createClient } from "graphql-sse";

const client = createClient({ url: process.argv[2], singleConnection: false, retryAttempts: 0 });

async function told(query) {
  const found = [];
  for await (const one of client.iterate({ query })) found.push(one);
  return found;
}

console.log(JSON.stringify([await told("{ __typename }"), await told("mutation { __typename }"), await told("{ nothing }")]));
client.dispose();
