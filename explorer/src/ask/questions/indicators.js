// What the page about indicators asks: what each of them counts, and their numbers over time, in all or unit by unit.
import { TOLD } from "../fragments.js";

const FIGURE = "numerator denominator value directive { symbol }";

/** What is counted, in the asker's language. */
export const INDICATOR_DEFINITIONS = /* GraphQL */ `query IndicatorDefinitions {
  indicatorDefinitions { kind name numerator denominator unit better happens }
}`;

/** The day of a stretch of time on which most changed of organizations, with what happened to them. */
export const MOST_CHANGED = /* GraphQL */ `query MostChanged($id: ID!, $from: Date!, $to: Date!, $known: DateTime) {
  timeline(under: $id, of: [ORGANIZATIONS], from: $from, to: $to, orderBy: { field: CHANGES, direction: DESC }, first: 1, knownAt: $known) {
    nodes { on events { kind } }
  }
}`;

/** Numbers by stretches of time; `full`: the day from which the data are whole, where that is not the ledger's first. */
export const INDICATORS = /* GraphQL */ `query Indicators($id: ID!, $from: Date!, $to: Date!, $kinds: [IndicatorKind!], $interval: Interval, $by: IndicatorGroupBy, $rollUp: RollUp, $full: Date, $on: Date, $known: DateTime) {
  indicators(under: $id, from: $from, to: $to, kinds: $kinds, interval: $interval, groupBy: $by, rollUp: $rollUp, knownSince: $full, asOf: $on, knownAt: $known) {
    knownSince
    series {
      kind
      child { ${TOLD} }
      level
      sector
      group
      points { from to numerator denominator value source target { ${FIGURE} } reported { ${FIGURE} } }
    }
  }
}`;
