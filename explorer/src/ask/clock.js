// The service's clock: its today, the days that it tells of, and whether others made changes meanwhile.
import { signal } from "../html.js";
import { span, today } from "../day.js";
import { post, version } from "./ask.js";
import { CLOCK } from "./questions/frame.js";

const EACH = 30_000;

/** How many changes others made since what is shown was asked for. */
export const newer = signal(0);
/** The organization that everything is under. */
export const root = signal(/** @type {{key: string, name: string}|null} */ (null));

/** Reads the clock; the first time it says what is shown, later only what is new. */
export async function readClock() {
  const { clock, roots } = await post(CLOCK, {});
  today.value = clock.today;
  root.value = roots[0] ?? null;
  if (clock.firstDay) span.value = { first: clock.firstDay, last: clock.lastDay > clock.today ? clock.lastDay : clock.today };
  const seq = clock.head?.seq ?? 0;
  if (version.peek() === 0) version.value = seq;
  newer.value = Math.max(0, seq - version.peek());
}

/** What others changed is shown from now on. */
export async function showNewer() {
  version.value += newer.peek();
  newer.value = 0;
}

export function keepTime() {
  setInterval(() => {
    if (!document.hidden) readClock().catch(() => undefined); // the next question says that the service is away
  }, EACH);
}
