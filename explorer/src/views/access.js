// Administration of an organization: who may see and change what, why and since when; and who was shown what is personal.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Grants } from "./access/grants.js";
import { Readings } from "./access/readings.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("access.title");

const PARTS = { grants: Grants, readings: Readings };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="access" parts=${PARTS} />`;
