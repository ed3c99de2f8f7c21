// Directives: the list of them, or one with its tasks and where organizations stand with these.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { List } from "./directives/list.js";
import { named, One } from "./directives/one.js";

export const title = ({ id2 }) => (id2 && named.value) || t("directives.title");

/** @param {{id: string, id2: string | null, params: Record<string, string>}} props */
export const View = ({ id, id2, params }) => (id2 ? html`<${One} key=${id2} id=${id} directive=${id2} params=${params} />` : html`<${List} id=${id} params=${params} />`);
