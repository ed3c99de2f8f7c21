// Prints every text of explorer/src/ask/questions as JSON: {"file": {"NAME": text}}; of a table of texts, each as NAME.KEY.
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = new URL("../../explorer/src/ask/questions/", import.meta.url);
const found = {};
for (const file of (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith(".js"))) {
  found[file] = {};
  for (const [name, text] of Object.entries(await import(new URL(file, folder)))) {
    if (typeof text === "string") found[file][name] = text;
    else if (text && typeof text === "object") for (const [key, one] of Object.entries(text)) found[file][`${name}.${key}`] = one;
  }
}
console.log(JSON.stringify(found));
