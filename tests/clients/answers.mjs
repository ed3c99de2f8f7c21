// Writes what each text of the explorer is answered with, as types: answers.mjs FILE.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildASTSchema, parse, print } from "graphql";

const here = new URL(".", import.meta.url);
const schema = parse(readFileSync(new URL("../../schema.graphql", here), "utf8"));
const texts = JSON.parse(execFileSync("node", [new URL("../explorer/texts.mjs", here).pathname], { encoding: "utf8" }));
const documents = new Map();
for (const text of Object.values(texts).flatMap(Object.values)) {
  for (const definition of parse(text, { noLocation: true }).definitions) {
    const name = `${definition.kind} ${definition.name.value}`;
    const had = documents.get(name);
    if (had && print(had) !== print(definition)) throw new Error(`Two texts define ${name} in two ways`);
    documents.set(name, definition);
  }
}
const types = await codegen({
  filename: "answers.d.ts",
  schema,
  schemaAst: buildASTSchema(schema),
  documents: [...documents.values()].map((definition) => ({ document: { kind: "Document", definitions: [definition] } })),
  plugins: [{ operations: {} }],
  pluginMap: { operations },
  config: { scalars: { Date: "string", DateTime: "string", ID: "string" }, enumsAsTypes: true, inlineFragmentTypes: "combine", skipTypename: true },
});
writeFileSync(process.argv[2], types);
