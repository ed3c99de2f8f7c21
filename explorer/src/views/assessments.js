// How what is under an organization was judged: a year by levels, four-good by years, and who was judged so for years running.
import { html } from "../html.js";
import { t } from "../words/words.js";
import { Classification, FourGood } from "./assessments/judged.js";
import { Running } from "./assessments/running.js";
import { Tabbed } from "./tabbed.js";

export const title = () => t("assessments.title");

const PARTS = { classification: Classification, fourGood: FourGood, running: Running };

/** @param {{id: string, params: Record<string, string>}} props */
export const View = (props) => html`<${Tabbed} ...${props} words="assessments" parts=${PARTS} />`;
