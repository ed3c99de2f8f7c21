// Who changed what, newest first: lines of the ledger about an organization and all under it.
import { useAnswer } from "../ask/answer.js";
import { root } from "../ask/clock.js";
import { CHANGES, SUBJECT_NAME } from "../ask/questions/changes.js";
import { usePages } from "../ask/pages.js";
import { shown } from "../day.js";
import { html, signal, useEffect } from "../html.js";
import { dayWithin } from "../model/span.js";
import { Answered } from "../parts/answered.js";
import { set } from "../routes.js";
import { t, term } from "../words/words.js";
import terms from "../words/terms.js";
import { ChangeList } from "./changelist.js";
import { useOwnRecord } from "./ownrecord.js";

const named = signal("");
export const title = () => (named.value ? t("changes.title.of", { name: named.value }) : t("changes.title"));

const KINDS = Object.keys(terms).filter((code) => code.startsWith("ChangeKind.")).map((code) => code.slice("ChangeKind.".length));

/** What was under it is told on a day of its life, whichever day the page shows. @param {any} life */
function within(life) {
  const on = life && dayWithin({ since: life.from, until: life.until }, shown.value);
  return on ? { on } : {};
}

/** @param {{id: string, params: Record<string, string>}} props */
export function View({ id, params }) {
  const kind = KINDS.includes(params.kind) ? params.kind : null;
  const everything = id === root.value?.key;
  const subject = useAnswer(SUBJECT_NAME, { id });
  const life = subject.data?.life;
  const pages = usePages(life ? CHANGES : null, { id: everything ? null : id, kinds: kind ? [kind] : null, ...within(life) }, (data) => data.changes);
  useOwnRecord(life?.shown, "Organization");
  const name = life?.shown.name ?? "";
  useEffect(() => {
    named.value = name;
  }, [name]);
  const heading = name ? t("changes.title.of", { name }) : t("changes.title");
  return html`<div class="changes">
    <h1>${heading}</h1>
    <p class="second">${t("changes.about")}</p>
    <p class="filter">
      <label for="changes-kind">${t("changes.kind")}</label>
      <select id="changes-kind" value=${kind ?? ""} onChange=${(/** @type {any} */ event) => set({ kind: event.target.value || null })}>
        <option value="">${t("changes.kind.all")}</option>
        ${KINDS.map((one) => html`<option key=${one} value=${one}>${term(`ChangeKind.${one}`)}</option>`)}
      </select>
    </p>
    ${subject.data && !life ? html`<p class="empty">${t("organization.unknown")}</p>` : null}
    <${Answered} answer=${life ? pages.answer : subject}>
      ${() => life && pages.there && html`<${ChangeList} pages=${pages} name=${heading} caption=${heading} empty=${t(kind ? "changes.none.kind" : "changes.none")} />`}
    <//>
  </div>`;
}
