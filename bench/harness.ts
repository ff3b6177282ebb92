/** One measurement: a figure or many, in the row's unit. */
export type Measure = () => number | number[] | Promise<number | number[]>;

/** What a figure must be to pass. */
export type Bar = { atMost: number } | { atLeast: number };

export type Summary = { median: number; p95: number };

/** One line of the table; `bare` and `ratio` are null where our figure alone is judged. */
export type Row = {
  name: string;
  unit: string;
  ours: Summary;
  bare: Summary | null;
  ratio: number | null;
  bar: Bar;
  ok: boolean;
};

type Rounds = { warmUp?: number; rounds?: number };

const WARM_UP_ROUNDS = 2;
const ROUNDS = 9;

/**
 * Measures two ways to do a thing in turns, so that a slow moment of the machine hits both. The
 * ratio, which the bar judges, is the median over the rounds of ours divided by bare.
 */
export async function compare(
  work: { name: string; unit: string; ours: Measure; bare: Measure; bar: Bar } & Rounds,
): Promise<Row> {
  const { name, unit, bar, rounds = ROUNDS, warmUp = WARM_UP_ROUNDS } = work;
  const ours: number[] = [];
  const bare: number[] = [];
  const ratios: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [work.ours, work.bare] : [work.bare, work.ours];
    const one = await sample(first);
    const other = await sample(second);
    const [mine, theirs] = round % 2 === 0 ? [one, other] : [other, one];
    if (round < 0) continue;
    ours.push(...mine);
    bare.push(...theirs);
    ratios.push(quantile(mine, 0.5) / quantile(theirs, 0.5));
  }
  const ratio = quantile(ratios, 0.5);
  return { name, unit, ours: summarize(ours), bare: summarize(bare), ratio, bar, ok: passes(ratio, bar) };
}

/** Measures our way alone; the bar judges its median or its 95th percentile. */
export async function measure(
  work: { name: string; unit: string; ours: Measure; bar: Bar; judged: keyof Summary } & Rounds,
): Promise<Row> {
  const { name, unit, bar, rounds = ROUNDS, warmUp = WARM_UP_ROUNDS } = work;
  const figures: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const measured = await sample(work.ours);
    if (round >= 0) figures.push(...measured);
  }
  const ours = summarize(figures);
  return { name, unit, ours, bare: null, ratio: null, bar, ok: passes(ours[work.judged], bar) };
}

/** A measurement of how many milliseconds the work takes. */
export function milliseconds(work: () => unknown): () => Promise<number> {
  return async () => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
}

/** A measurement of how many of its `count` operations the work does in a second. */
export function perSecond(count: number, work: () => unknown): () => Promise<number> {
  const time = milliseconds(work);
  return async () => (count * 1_000) / (await time());
}

/** The rows as text: a head, and a line each with median and 95th percentile. */
export function table(rows: readonly Row[]): string {
  const head = ["work", "ours (p95)", "bare (p95)", "ratio", "bar", "ok"];
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf({ name, unit, ours, bare, ratio, bar, ok }: Row): string[] {
  const suffix = ratio === null ? ` ${unit}` : "×";
  const limit = "atMost" in bar ? `≤ ${bar.atMost}${suffix}` : `≥ ${bar.atLeast}${suffix}`;
  const shown = (summary: Summary | null) =>
    summary === null ? "–" : `${figure(summary.median)} ${unit} (${figure(summary.p95)})`;
  return [name, shown(ours), shown(bare), ratio === null ? "–" : figure(ratio), limit, ok ? "yes" : "NO"];
}

/** Three significant digits, and no exponent. */
function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

async function sample(work: Measure): Promise<number[]> {
  const figures = await work();
  const list = typeof figures === "number" ? [figures] : figures;
  if (list.length === 0) throw new Error("A measurement gave no figure.");
  return list;
}

function summarize(figures: number[]): Summary {
  return { median: quantile(figures, 0.5), p95: quantile(figures, 0.95) };
}

/** The nearest-rank quantile: the smallest figure that at least that share of all does not exceed. */
function quantile(figures: number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function passes(value: number, bar: Bar): boolean {
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}
