// Lists as files: workbooks that the service makes of what stands on a day, and files of people that it takes in or refuses.
import { known, on } from "../day.js";
import { lang } from "../words/words.js";
import { Fault, reached } from "./ask.js";
import { follow } from "./change.js";
import { save } from "./export.js";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The lists that can go out and come in, in the order in which they are to come in. */
export const LISTS = ["organizations", "members", "assignments", "offices", "supervision", "meetings", "plans", "assessments", "cases"];

/**
 * Hands over a list of what is at and under an organization on the day shown.
 * @param {string} list @param {string} under @param {string} name of the file
 */
export const download = (list, under, name) => handedOver(address(`/export/${list}`, { under, asOf: on.peek() }), name);

/** Hands over the workbook in which a list is written. @param {string} list @param {string} name */
export const template = (list, name) => handedOver(address(`/export/${list}`, { template: "1" }), name);

/** Whether lists that go out tell what the page shows: they hold all that is known now. */
export const tellsAll = () => known.value === null;

/**
 * What becomes of a file, or would where it is only tried.
 * @param {File} file @param {{dryRun: boolean, update: boolean}} how @param {AbortSignal} [stop]
 * @returns {Promise<any>} as `POST /import` answers; `problems` tells why nothing was made
 */
export async function bring(file, { dryRun, update }, stop) {
  const response = await sent(file, { dryRun: dryRun ? "1" : null, update: update ? "1" : null }, "application/json", stop);
  const told = await response.json().catch(() => null);
  if (response.status !== 200 && !told?.problems) throw faultOf(told, response.status);
  if (!dryRun && told.made > 0) await follow();
  return told;
}

/** Hands a copy of a refused file over, in which what is wrong is marked. @param {File} file @param {boolean} update @param {string} name */
export async function marked(file, update, name) {
  const response = await sent(file, { dryRun: "1", update: update ? "1" : null }, XLSX);
  if (response.headers.get("content-type") !== XLSX) throw faultOf(await response.json().catch(() => null), response.status);
  save(await response.blob(), name);
}

const sent = (/** @type {File} */ file, /** @type {Record<string, string | null>} */ how, /** @type {string} */ accept, /** @type {AbortSignal | undefined} */ stop = undefined) =>
  reached(stop, () =>
    fetch(address("/import", { name: file.name, ...how }), {
      method: "POST",
      headers: { "content-type": "application/octet-stream", accept, "accept-language": lang.value },
      body: file,
      signal: stop,
    }),
  );

async function handedOver(/** @type {string} */ from, /** @type {string} */ name) {
  const response = await reached(undefined, () => fetch(from, { headers: { "accept-language": lang.value } }));
  if (!response.ok) throw faultOf(await response.json().catch(() => null), response.status);
  save(await response.blob(), `${name}.xlsx`);
}

/** @param {string} path @param {Record<string, string | null>} asked */
function address(path, asked) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) search.set(name, value);
  return `${path}?${search}`;
}

function faultOf(/** @type {any} */ told, /** @type {number} */ status) {
  const [error] = told?.errors ?? [];
  return new Fault(error?.extensions?.code ?? String(status), error?.message ?? "");
}
