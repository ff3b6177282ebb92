import type { Dependency, DependencyGraph } from "./dependencyGraph";
import type { Anomaly } from "./history";

type CycleKind = "G0" | "G1c" | "G-single" | "G2";

/** From the gravest kind of cycle to the slightest: the first set of edges that makes one names it. */
const SEARCHES: { kind: CycleKind; edges: Dependency[] }[] = [
  { kind: "G0", edges: ["ww"] },
  { kind: "G1c", edges: ["ww", "wr"] },
  { kind: "G2", edges: ["ww", "wr", "rw"] },
];
const OUTSIDE: Dependency[] = ["time", "session"];

/** The cycles of a graph, one for each knot of transactions, named as Adya and Elle do. */
export function findCycles(graph: DependencyGraph): Anomaly[] {
  const all = new Set<Dependency>([...SEARCHES.flatMap(({ edges }) => edges), ...OUTSIDE]);
  return knots(graph, all).map((knot) => explain(graph, knot));
}

function explain(graph: DependencyGraph, knot: number[]): Anomaly {
  for (const suffix of ["", "-realtime"] as const) {
    for (const { kind, edges } of SEARCHES) {
      const kinds = new Set<Dependency>(suffix === "" ? edges : [...edges, ...OUTSIDE]);
      const cycle = shortestCycle(graph, knot, kinds);
      if (cycle === null) continue;
      const rw = cycle.filter((node, i) =>
        isOnlyRw(graph, node, cycle[(i + 1) % cycle.length] ?? node),
      ).length;
      const name = kind === "G2" && rw === 1 ? "G-single" : kind;
      return { kind: `${name}${suffix}`, detail: describe(graph, cycle) };
    }
  }
  throw new Error("a knot without a cycle");
}

function isOnlyRw(graph: DependencyGraph, from: number, to: number): boolean {
  const kinds = graph.kinds(from, to);
  return kinds.size === 1 && kinds.has("rw");
}

function describe(graph: DependencyGraph, cycle: number[]): string {
  const parts = cycle.map((node, i) => {
    const next = cycle[(i + 1) % cycle.length] ?? node;
    return `${node < 0 ? "·" : node} -${[...graph.kinds(node, next)].join("/")}->`;
  });
  return `${parts.join(" ")} ${cycle[0] ?? ""}`;
}

function shortestCycle(
  graph: DependencyGraph,
  knot: number[],
  kinds: ReadonlySet<Dependency>,
): number[] | null {
  const inside = new Set(knot);
  let best: number[] | null = null;
  for (const start of knot) {
    const cycle = cycleThrough(graph, start, inside, kinds);
    if (cycle !== null && (best === null || cycle.length < best.length)) best = cycle;
  }
  return best;
}

/** The shortest way from a node back to it, by breadth-first search. */
function cycleThrough(
  graph: DependencyGraph,
  start: number,
  inside: ReadonlySet<number>,
  kinds: ReadonlySet<Dependency>,
): number[] | null {
  const from = new Map<number, number>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.next(node, kinds)) {
      if (next === start) {
        const path = [node];
        while (path[0] !== start && path[0] !== undefined) path.unshift(from.get(path[0]) ?? start);
        return path;
      }
      if (!inside.has(next) || from.has(next)) continue;
      from.set(next, node);
      queue.push(next);
    }
  }
  return null;
}

/** Strongly connected components of more than one node (Tarjan's algorithm, without recursion). */
function knots(graph: DependencyGraph, kinds: ReadonlySet<Dependency>): number[][] {
  const found: number[][] = [];
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  for (const root of graph.nodes()) {
    if (index.has(root)) continue;
    const work: { node: number; next: number[]; at: number }[] = [];
    const enter = (node: number) => {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      open.push(node);
      isOpen.add(node);
      work.push({ node, next: graph.next(node, kinds), at: 0 });
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      const next = frame.next[frame.at++];
      if (next !== undefined) {
        if (!index.has(next)) enter(next);
        else if (isOpen.has(next)) lower(low, node, index.get(next) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(low, parent.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const knot = open.splice(open.indexOf(node));
      for (const member of knot) isOpen.delete(member);
      if (knot.length > 1) found.push(knot);
    }
  }
  return found;
}

function lower(low: Map<number, number>, node: number, to: number): void {
  low.set(node, Math.min(low.get(node) ?? to, to));
}
