// Which norms are kept at and under an organization, what is not in order, and which norms hold.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Kept } from "./audit/kept.js";
import { Norms } from "./audit/norms.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("audit.title");

const PARTS = { kept: Kept, norms: Norms };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="audit" parts=${PARTS} />`;
