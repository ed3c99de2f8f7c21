// Light, dark, or as the system has it: kept in this browser.
import { effect, signal } from "./html.js";

const KEPT = "scheme";
const ORDER = /** @type {const} */ (["auto", "light", "dark"]);
const had = localStorage.getItem(KEPT);

export const scheme = signal(/** @type {"auto"|"light"|"dark"} */ (had === "light" || had === "dark" ? had : "auto"));

export function nextScheme() {
  scheme.value = ORDER[(ORDER.indexOf(scheme.value) + 1) % ORDER.length];
}

export function followScheme() {
  effect(() => {
    localStorage.setItem(KEPT, scheme.value);
    if (scheme.value === "auto") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = scheme.value;
  });
}
