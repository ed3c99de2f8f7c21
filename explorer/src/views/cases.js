// What was opened under an organization, and how it ended: by kind, by what is below, and as a list.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { ByChild, ByKind } from "./cases/counts.js";
import { List } from "./cases/list.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("cases.title");

const PARTS = { numbers: ByKind, below: ByChild, list: List };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="cases" parts=${PARTS} about=${t("cases.about")} />`;
