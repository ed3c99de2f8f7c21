// The service's clock: its today, the days that it tells of, and whether others made changes meanwhile.
import { batch, computed, signal } from "../html.js";
import { span, today } from "../day.js";
import { forget, post, version } from "./ask.js";
import { listen } from "./live.js";
import { isAnswered } from "./viewer.js";
import { CLOCK } from "./questions/frame.js";

const EACH = 30_000;
/** So many times more rarely the clock is read where changes are heard of: what is left is that a day begins. */
const WHILE_HEARD = 10;

/** The number of the ledger's last line, as far as was heard. */
const head = signal(0);
/** How many changes others made since what is shown was asked for. */
export const newer = computed(() => Math.max(0, head.value - version.value));
/** The newest change that was heard of. */
export const latest = signal(/** @type {import("./live.js").Heard|null} */ (null));
/** The line before those that were shown last as new; 0 while none were. */
export const seenBefore = signal(0);
/** The organization that everything is under. */
export const root = signal(/** @type {{key: string, name: string}|null} */ (null));

/** Reads the clock; the first time it says what is shown, later only what is new. */
export async function readClock() {
  const { clock, roots } = await post(CLOCK, {});
  const seq = clock.head?.seq ?? 0;
  // at once: what is shown of a root is asked for the moment it is known, and would be asked anew of another version
  batch(() => {
    today.value = clock.today;
    // while a graph is emptied and filled anew, what is shown stays
    root.value = roots[0] ?? root.peek();
    if (clock.firstDay) span.value = { first: clock.firstDay, last: clock.lastDay > clock.today ? clock.lastDay : clock.today };
    // who sees a part is not told how far the ledger has come: what is kept lasts until the clock is read again
    if (clock.head === undefined) forget();
    if (version.peek() === 0) version.value = seq;
    head.value = seq;
  });
}

/** What others changed is shown from now on. */
export function showNewer() {
  seenBefore.value = version.peek();
  version.value = Math.max(version.peek(), head.peek());
}

const read = async () => isAnswered("Clock") && readClock().catch(() => undefined); // the next question says that the service is away

/** Hears of changes, and reads the clock now and then; often where nothing can be heard, as for viewers of a part. */
export function keepTime() {
  const hearing = listen(read, (change) => {
    latest.value = change;
    head.value = Math.max(head.peek(), change.seq);
  });
  let ticks = 0;
  setInterval(() => {
    ticks++;
    if (!document.hidden && (!hearing.open() || ticks % WHILE_HEARD === 0)) read();
  }, EACH);
}
