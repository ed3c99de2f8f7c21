// Tasks as they are typed, and reports on them as rows of a matrix: an organization each, its tasks across. Knows no DOM.

/** @typedef {{key: string, organization: any, task: {key: string}, state: string}} Report */

/**
 * What stands in rows: the reports come organization by organization, so that the last row may be cut by the end of a page.
 * @template {Report} R
 * @param {readonly R[]} reports
 * @param {boolean} whole whether these are all
 * @returns {{organization: any, reports: Map<string, R>}[]} by task
 */
export function byOrganization(reports, whole) {
  /** @type {Map<string, {organization: any, reports: Map<string, R>}>} */
  const rows = new Map();
  for (const report of reports) {
    const { organization } = report;
    const row = rows.get(organization.key) ?? { organization, reports: new Map() };
    rows.set(organization.key, row);
    row.reports.set(report.task.key, report);
  }
  const all = [...rows.values()];
  return whole ? all : all.slice(0, -1);
}

/**
 * The tasks of a text, a line each: with their numbers, else counted; "2.1" is a part of "2", where that stands before it.
 * @param {string} text
 * @returns {{number: string, name: string, partOf?: string}[]}
 */
export function tasksOf(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const numbers = new Set();
  return lines.map((line, place) => {
    const [, said, name] = line.match(/^(\d+(?:\.\d+)+|\d+(?=[.)]))[.)]?\s+(.*)$/) ?? [null, null, line];
    const number = said ?? String(place + 1);
    const above = number.replace(/\.?\d+$/, "");
    const partOf = numbers.has(above) ? above : undefined;
    numbers.add(number);
    return { number, name, ...(partOf && { partOf }) };
  });
}
