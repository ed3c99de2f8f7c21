// Two days of one organization out of one cache, and a change that is only tried; prints what is shown, as JSON.
import { argv } from "node:process";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type FragmentType, getFragmentData } from "./generated/index.js";
import { OneDayDocument, StateFragmentDoc, TryNameDocument, TwoDaysDocument } from "./generated/graphql.js";

export type Ask = <Data, Variables extends Record<string, any>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Data>;
type Told = FragmentType<typeof StateFragmentDoc> | null;

export const url = argv[2] ?? "http://127.0.0.1:8000/graphql";

let requests = 0;
const plain = globalThis.fetch;
globalThis.fetch = (...asked) => {
  requests += 1;
  return plain(...asked);
};

const code = "20197";
const before = "2025-06-30";
const after = "2025-07-01";

function state(told: Told | undefined) {
  return getFragmentData(StateFragmentDoc, told);
}

function shown(told: Told | undefined) {
  return [state(told)?.name, state(told)?.level, state(told)?.parent?.name];
}

export interface Asking {
  ask: Ask;
  change: Ask;
  cached: Ask;
}

export async function showDays({ ask, change, cached }: Asking) {
  const both = await ask(TwoDaysDocument, { code, before, after });
  const byItself = [];
  for (const day of [before, after, before]) {
    byItself.push(shown((await ask(OneDayDocument, { code, day })).organization));
  }
  const asked = requests;
  const again = await cached(TwoDaysDocument, { code, before, after });
  const today = (await ask(OneDayDocument, { code })).organization;
  const name = "Đảng bộ phường Thử";
  const { renameOrganization } = await change(TryNameDocument, { organization: state(today)?.id ?? "", name });
  console.log(
    JSON.stringify({
      sideBySide: [shown(both.before), shown(both.after)],
      oneThing: state(both.before)?.key === state(both.after)?.key,
      byItself,
      asked,
      again: [shown(again.before), shown(again.after)],
      tried: [shown(renameOrganization.organization), renameOrganization.userErrors],
      today: [shown(today), shown((await cached(OneDayDocument, { code })).organization)],
    }),
  );
}
