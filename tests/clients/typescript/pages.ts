import { argv } from "node:process";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { ChildrenDocument } from "./generated/graphql.js";

const url = argv[2] ?? "http://127.0.0.1:8000/graphql";

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
  const body = JSON.stringify({ query: print(document), variables });
  const { data, errors } = await (await fetch(url, { method: "POST", headers, body })).json();
  if (!data) throw new Error(errors[0].message);
  return data;
}

const names: string[] = [];
for (let after: string | null | undefined, more = true; more; ) {
  const { organization } = await ask(ChildrenDocument, { code: "509", day: "2025-06-30", first: 12, after });
  const page = organization?.children;
  names.push(...(page?.nodes ?? []).map(({ name }) => name));
  after = page?.pageInfo.endCursor;
  more = page?.pageInfo.hasNextPage ?? false;
}
console.log(JSON.stringify(names));
