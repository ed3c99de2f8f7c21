// Indicators of what is under an organization: several of them over time, or one of them unit by unit.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Compared } from "./indicators/compared.js";
import { Overview } from "./indicators/overview.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("indicators.title");

const PARTS = { overview: Overview, compared: Compared };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="indicators" parts=${PARTS} />`;
