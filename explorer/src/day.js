// One day for the whole page: the address names it, or it is today as the service says.
import { computed, signal } from "./html.js";
import { place, stay } from "./routes.js";

/** Today in Vietnam, as the service's clock has it; null until it was asked. */
export const today = signal(/** @type {string|null} */ (null));
/** The days that the graph tells of: its first and the last change. */
export const span = signal(/** @type {{first: string, last: string}|null} */ (null));

/** The day that the address fixes; null: today. */
export const on = computed(() => place.value.on);
/** The moment until which changes are known; null: now. */
export const known = computed(() => place.value.known);
/** The day that is shown. */
export const shown = computed(() => on.value ?? today.value ?? new Date().toISOString().slice(0, 10));
export const isPast = computed(() => on.value !== null && on.value !== today.value);

/** Shows a day; null or today: follows today. Moving about replaces the entry of the history, a jump adds one. */
export function showDay(/** @type {string|null} */ day, { replace = true } = {}) {
  stay({ on: day === today.peek() ? null : day }, { replace });
}
