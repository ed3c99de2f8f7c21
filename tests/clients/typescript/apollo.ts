import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { type Ask, showDays, url } from "./days.js";

const client = new ApolloClient({
  link: new HttpLink({ uri: url }),
  cache: new InMemoryCache(),
});

const ask = (async (query, variables) => (await client.query({ query, variables })).data) as Ask;
const change = (async (mutation, variables) => (await client.mutate({ mutation, variables })).data) as Ask;
const cached = (async (query, variables) => client.readQuery({ query, variables })) as Ask;
await showDays({ ask, change, cached });
