// Figures that directives state of an organization: what the page of indicators asks of them and changes.
import { OUTCOME } from "../fragments.js";

const FIGURE = "key indicator purpose periodFrom periodTo numerator denominator value statedOn decision organization { key name } directive { key symbol }";

/** What had been stated by the day, the newest period first. */
export const STATED_FIGURES = /* GraphQL */ `query StatedFigures($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) {
    statedFigures(orderBy: { field: PERIOD, direction: DESC }) { ${FIGURE} }
  }
}`;

/** By which directive a figure can be stated, and of what. */
export const FIGURES_FORM = /* GraphQL */ `query FiguresForm($day: Date) {
  directives(orderBy: { field: ISSUED_ON, direction: DESC }, first: 1000, asOf: $day) { nodes { key symbol title } }
  indicatorDefinitions { kind name }
}`;

export const STATE_FIGURES = /* GraphQL */ `mutation StateFigures($input: StateFiguresInput!) {
  stateFigures(input: $input) { statedFigures { ${FIGURE} } ${OUTCOME} }
}`;

export const CORRECT_FIGURE = /* GraphQL */ `mutation CorrectFigure($input: CorrectFactInput!) {
  correctFact(input: $input) { statedFigure { ${FIGURE} } ${OUTCOME} }
}`;
