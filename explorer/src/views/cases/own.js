// The cases that are about an organization or a member, behind a tab of its record.
import { html } from "../../html.js";
import { Answered } from "../../parts/answered.js";
import { Table } from "../../parts/table.js";
import { t } from "../../words/words.js";
import { columns, Detail } from "./table.js";

/** @param {{answer: import("../../ask/answer.js").Answer, of: {name: string}, children?: any}} props `children` stands above the table */
export function Own({ answer, of, children }) {
  const heading = t("cases.title");
  return html`<section><h2>${heading}</h2>${children}
    <${Answered} answer=${answer}>${({ subject }) => subject && html`<${Table} name=${`${heading} ${of.name}`} caption=${heading} rows=${subject.cases.toReversed()} columns=${columns(subject.cases, { mine: true })}
      detail=${(/** @type {any} */ one) => html`<${Detail} one=${one} />`} empty=${t("cases.none.of")} />`}<//></section>`;
}
