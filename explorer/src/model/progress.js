// Reports on tasks, as rows of a matrix: an organization each, its tasks across. Knows no DOM.

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
