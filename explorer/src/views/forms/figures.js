// Stating a figure of an organization by a directive, and putting right one that was stated.
import { html } from "../../html.js";
import { CORRECT_FIGURE, FIGURES_FORM, STATE_FIGURES } from "../../ask/questions/figures.js";
import { shown } from "../../day.js";
import { written } from "../../model/day.js";
import { ChooseField } from "../../parts/choose.js";
import { ChoiceField, DayField, NumberField, RadiosField, TextField } from "../../parts/form.js";
import { assessed } from "../../words/periods.js";
import { day, t, term } from "../../words/words.js";
import { figured } from "../indicators/values.js";
import { openCorrection } from "./correction.js";
import { About, Decision, decisionStart, reading } from "./fields.js";
import { directivesAmong } from "./find.js";
import { openChange } from "./flow.js";

const PURPOSES = ["TARGET", "REPORTED"];
/** The form states one figure of those that the input takes: its fields have their places in it. */
const AT = "figures.0.";

/** @param {{key: string, name: string}} organization */
export const openStateFigures = (organization) =>
  openChange({
    title: () => t("stated.title"),
    text: STATE_FIGURES,
    question: { text: FIGURES_FORM, variables: { day: shown.peek() } },
    start: ({ indicatorDefinitions: [first] }) => ({
      ...decisionStart(),
      directive: null,
      [`${AT}indicator`]: first.kind,
      [`${AT}purpose`]: PURPOSES[0],
      [`${AT}periodFrom`]: `1/1/${shown.peek().slice(0, 4)}`,
      [`${AT}periodTo`]: `31/12/${shown.peek().slice(0, 4)}`,
      [`${AT}numerator`]: "",
      [`${AT}denominator`]: "",
    }),
    Fields: ({ form, data: { directives, indicatorDefinitions } }) => html`
      <${About} label=${t("field.organization")}>${organization.name}<//>
      <${ChooseField} form=${form} name="directive" label=${t("stated.directive")} find=${directivesAmong(directives.nodes)} />
      <${ChoiceField} form=${form} name=${`${AT}indicator`} label=${t("indicators.indicator")} options=${indicatorDefinitions.map((/** @type {any} */ one) => [one.kind, one.name])} />
      <${RadiosField} form=${form} name=${`${AT}purpose`} label=${t("stated.purpose")} options=${PURPOSES.map((one) => [one, term(`StatedPurpose.${one}`)])} />
      <div class="in-a-row">
        <${DayField} form=${form} name=${`${AT}periodFrom`} label=${t("stated.from")} />
        <${DayField} form=${form} name=${`${AT}periodTo`} label=${t("stated.to")} hint=${t("stated.periodHint")} />
      </div>
      <${Numbers} form=${form} name=${(/** @type {string} */ field) => AT + field} />
      <${Decision} form=${form} label=${t("stated.on")} />`,
    read(values) {
      const read = reading(values);
      const figure = {
        organization: organization.key,
        indicator: values[`${AT}indicator`],
        purpose: values[`${AT}purpose`],
        periodFrom: read.day(`${AT}periodFrom`),
        periodTo: read.last(`${AT}periodTo`),
        ...numbers(read, (field) => AT + field),
      };
      return { input: { directive: read.chosen("directive"), on: read.day("on"), decision: read.text("decision"), figures: [figure] }, refusals: read.refusals };
    },
    Preview: ({ payload: { statedFigures: [one] }, data: { indicatorDefinitions } }) => html`<p>${t("stated.will", {
      name: one.organization.name,
      purpose: term(`StatedPurpose.${one.purpose}`),
      indicator: indicatorDefinitions.find((/** @type {any} */ { kind }) => kind === one.indicator).name,
      period: assessed(one.periodFrom, one.periodTo),
      figure: figured(one),
      symbol: one.directive.symbol,
    })}</p>`,
  });

/** @param {{form: any, name: (field: string) => string}} props */
const Numbers = ({ form, name }) => html`<div class="in-a-row">
  <${NumberField} form=${form} name=${name("numerator")} label=${t("stated.numerator")} />
  <${NumberField} form=${form} name=${name("denominator")} label=${t("stated.denominator")} hint=${t("stated.denominatorHint")} />
</div>`;

const numbers = (/** @type {ReturnType<typeof reading>} */ read, /** @type {(field: string) => string} */ name) => ({
  numerator: read.decimal(name("numerator"), { needed: true }),
  denominator: read.decimal(name("denominator")) ?? null,
});

/** @param {any} one as the page of indicators shows it @param {string} indicator its name */
export const openCorrectFigure = (one, indicator) =>
  openCorrection({
    kind: "statedFigure",
    words: "correctFigure",
    text: CORRECT_FIGURE,
    before: one,
    about: { label: term(`StatedPurpose.${one.purpose}`), name: `${indicator}, ${one.organization.name}, ${assessed(one.periodFrom, one.periodTo)}` },
    start: {
      numerator: String(one.numerator),
      denominator: one.denominator === null ? "" : String(one.denominator),
      statedOn: written(one.statedOn, "vi"),
      decision: one.decision ?? "",
    },
    Values: ({ form, name }) => html`<${Numbers} form=${form} name=${name} />
      <${DayField} form=${form} name=${name("statedOn")} label=${t("stated.on")} />
      <${TextField} form=${form} name=${name("decision")} label=${t("field.decision")} />`,
    right: (read, _, name) => ({ ...numbers(read, name), statedOn: read.day(name("statedOn")), decision: read.text(name("decision")) ?? null }),
    recorded: (figure) => figure,
    rows: (figure) => [
      [t("stated.figure"), figured(figure)],
      [t("stated.on"), day(figure.statedOn)],
      [t("field.decision"), figure.decision],
    ],
  });
