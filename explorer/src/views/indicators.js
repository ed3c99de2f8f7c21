// Indicators of what is under an organization: several of them over time, one of them unit by unit, or what was stated.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Compared } from "./indicators/compared.js";
import { Overview } from "./indicators/overview.js";
import { Stated } from "./indicators/stated.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("indicators.title");

const PARTS = { overview: Overview, compared: Compared, stated: Stated };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="indicators" parts=${PARTS} />`;
