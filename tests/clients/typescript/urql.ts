import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { type Ask, showDays, url } from "./days.js";

const client = new Client({
  url: url,
  exchanges: [cacheExchange({}), fetchExchange],
  preferGetMethod: false,
});

const ask = (async (query, variables) => (await client.query(query, variables).toPromise()).data) as Ask;
const change = (async (query, variables) => (await client.mutation(query, variables).toPromise()).data) as Ask;
const cached = (async (query, variables) => client.readQuery(query, variables)?.data) as Ask;
await showDays({ ask, change, cached });
