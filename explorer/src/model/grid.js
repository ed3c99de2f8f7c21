// Moving through a grid by keys, as the ARIA grid pattern has it.

/**
 * @param {{row: number, column: number}} at
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean}} press
 * @param {{rows: number, columns: number, page: number}} size
 * @returns {{row: number, column: number} | null} null where the key moves nothing
 */
export function moved({ row, column }, { key, ctrlKey, metaKey }, { rows, columns, page }) {
  const far = ctrlKey || metaKey;
  /** @type {Record<string, {row: number, column: number}>} */
  const ways = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? rows - 1 : row, column: columns - 1 },
  };
  const to = ways[key];
  if (!to) return null;
  const within = (/** @type {number} */ n, /** @type {number} */ most) => Math.max(0, Math.min(most - 1, n));
  return { row: within(to.row, rows), column: within(to.column, columns) };
}
