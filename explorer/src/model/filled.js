// A text with its values in place. Knows no DOM.

/**
 * `{name}` stands for a value, `[row|rows]` for what goes with the value before it: the first for one.
 * @param {string} text
 * @param {Record<string, string | number>} values
 * @param {(value: number) => string} written how a number is written
 */
export function filled(text, values, written) {
  let one = false;
  return text.replace(/\{(\w+)\}|\[([^|\]]*)\|([^\]]*)\]/g, (_, name, single, several) => {
    if (name === undefined) return one ? single : several;
    const value = values[name];
    one = String(value) === "1";
    return typeof value === "number" ? written(value) : value;
  });
}
