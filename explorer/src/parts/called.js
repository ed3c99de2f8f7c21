// The name of one of a list, and behind it what tells it from others of that name.
import { html } from "../html.js";

/** @param {{one: {key: string, name: string}, told: (one: {key: string}) => string}} props `told` as `model/names.apart` gives it */
export const Called = ({ one, told }) => html`${one.name}${told(one) && html` <span class="apart">${told(one)}</span>`}`;
