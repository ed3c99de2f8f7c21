// Views of what lives on the day: of an organization that does not, its days and what it became are shown in their place.
import { useAnswer } from "../ask/answer.js";
import { CRUMBS } from "../ask/questions/crumbs.js";
import { html, signal } from "../html.js";
import { Gone } from "./organization/gone.js";

const named = signal("");

/** @param {{id: string, View: any, [other: string]: any}} props */
export function Living({ View, ...props }) {
  const { data, stale } = useAnswer(CRUMBS, { id: props.id });
  if (data && !stale && data.organization === null) return html`<${Gone} id=${props.id} named=${named} />`;
  return html`<${View} ...${props} />`;
}
