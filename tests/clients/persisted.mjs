// Apollo Client and urql with persisted queries, by POST and by GET; prints each request's form and each answer, as JSON.
import { createHash } from "node:crypto";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

const url = process.argv[2];
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const asked = [];

async function watched(address, request) {
  const { searchParams } = new URL(address, url);
  const given = request.method === "GET" ? Object.fromEntries(searchParams) : JSON.parse(request.body);
  const response = await fetch(address, request);
  asked.push([request.method, "query" in given, response.status]);
  return response;
}

async function byApollo(name, useGETForHashedQueries) {
  const link = new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink({ uri: url, fetch: watched }));
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const query = gql(`query ${name} { __typename }`);
  const first = await client.query({ query, fetchPolicy: "no-cache" });
  const second = await client.query({ query, fetchPolicy: "no-cache" });
  return [first.data, second.data];
}

async function byUrql(name, preferGetForPersistedQueries) {
  const exchanges = [persistedExchange({ preferGetForPersistedQueries, generateHash: async (text) => sha256(text) }), fetchExchange];
  const client = new Client({ url, exchanges, fetch: watched, preferGetMethod: false });
  const first = await client.query(`query ${name} { __typename }`, {}).toPromise();
  const second = await client.query(`query ${name} { __typename }`, {}).toPromise();
  if (first.error ?? second.error) throw first.error ?? second.error;
  return [first.data, second.data];
}

const told = {};
for (const [name, by, get] of [["ApolloPost", byApollo, false], ["ApolloGet", byApollo, true], ["UrqlPost", byUrql, false], ["UrqlGet", byUrql, "force"]]) {
  asked.length = 0;
  const data = await by(name, get);
  told[name] = { data, asked: [...asked] };
}
console.log(JSON.stringify(told));
