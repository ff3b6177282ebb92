/** What Lighthouse judges, by its own names. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** What each of them has to reach, of 100. */
const BAR = 98;

/** Whether any score of a page is below the bar. */
export function isBelow({ scores }) {
  return CATEGORIES.some((id) => !(scores[id] >= BAR));
}

/**
 * The middle one of some numbers; of an even count, the lower of the two.
 * @param {number[]} numbers
 */
export function middle(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/**
 * Lines of a table: page, device, scores, and which audits cost points.
 * @param {{ path: string, device: string, judged: boolean, scores: Record<string, number>, failed: string[] }[]} results
 * @param {{ heading: boolean }} options
 */
export function table(results, { heading }) {
  const lines = results.map(({ path, device, judged, scores, failed }) => {
    const verdict = isBelow({ scores }) ? (judged ? "below" : "(below)") : "";
    const cells = CATEGORIES.map((id) => String(scores[id]).padStart(id.length));
    return [path.padEnd(38), device.padEnd(8), ...cells, verdict.padEnd(8), failed.join(", ")]
      .join("  ")
      .trimEnd();
  });
  const head = ["page".padEnd(38), "device".padEnd(8), ...CATEGORIES, `(at least ${BAR})`].join("  ");
  return [...(heading ? [head] : []), ...lines].join("\n");
}
