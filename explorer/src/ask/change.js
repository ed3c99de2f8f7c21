// Making a change: tried first, then kept, each under a key that makes sending it again harmless.
import { expectLine, post, version } from "./ask.js";
import { HEAD } from "./questions/frame.js";

/** A key of a change, to be kept by whoever may send it again; `randomUUID` is missing where the page comes without TLS. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Sends a mutation of one `$input`.
 * @param {string} text
 * @param {{dryRun?: boolean, idempotencyKey?: string}} input
 * @returns {Promise<{payload: any, errors: {message: string, field: string[], code: string, rule: string}[], warnings: {message: string}[]}>}
 *   `errors` are the refusals of the API, empty where the change was made. A fault of the way is thrown (ask.Fault).
 */
export async function change(text, input) {
  const [payload] = Object.values(await post(text, { input }));
  if (payload.userErrors.length === 0 && !input.dryRun) {
    // who sees a part is not told the ledger's lines: what is shown is asked anew all the same
    if (payload.change === undefined) version.value += 1;
    else {
      expectLine(payload.change?.seq ?? 0);
      await follow();
    }
  }
  return { payload, errors: payload.userErrors, warnings: payload.warnings ?? [] };
}

/** Everything that is shown is asked anew, as of the ledger's last line. */
export async function follow() {
  version.value = await readHead();
}

/** The number of the ledger's last line now. */
export async function readHead() {
  const { clock } = await post(HEAD, {});
  return clock?.head?.seq ?? 0;
}
