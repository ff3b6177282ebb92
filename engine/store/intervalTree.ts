/** A node of the tree: one distinct interval, who holds it, and the greatest `hi` in its subtree. */
class Node<H> {
  readonly holders = new Set<H>();
  readonly priority = Math.random();
  maxHi: string | null;
  left: Node<H> | null = null;
  right: Node<H> | null = null;

  constructor(
    readonly lo: string,
    readonly hi: string | null,
  ) {
    this.maxHi = hi;
  }

  update(): void {
    let max = this.hi;
    if (this.left !== null) max = later(max, this.left.maxHi);
    if (this.right !== null) max = later(max, this.right.maxHi);
    this.maxHi = max;
  }
}

function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : a > b ? a : b;
}

/**
 * Half-open intervals of strings, each with a set of holders; `hi` null is without end. A treap
 * ordered by `lo`, then `hi`: adding, removing and finding the holders at a key take logarithmic
 * time (finding: for every interval found), however the keys are distributed.
 */
export class IntervalTree<H> {
  #root: Node<H> | null = null;

  get empty(): boolean {
    return this.#root === null;
  }

  add(lo: string, hi: string | null, holder: H): void {
    const node = this.#find(lo, hi);
    if (node !== null) {
      node.holders.add(holder);
      return;
    }
    const added = new Node<H>(lo, hi);
    added.holders.add(holder);
    this.#root = insert(this.#root, added);
  }

  /** Takes a holder from an interval; the interval goes with its last holder. */
  remove(lo: string, hi: string | null, holder: H): void {
    const node = this.#find(lo, hi);
    if (node === null || !node.holders.delete(holder) || node.holders.size > 0) return;
    this.#root = remove(this.#root, node);
  }

  /** Puts the holders of every interval that contains `key` into `found`. */
  collect(key: string, found: Set<H>): void {
    collect(this.#root, key, found);
  }

  #find(lo: string, hi: string | null): Node<H> | null {
    let node = this.#root;
    while (node !== null) {
      const order = compare(lo, hi, node);
      if (order === 0) return node;
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }
}

function compare<H>(lo: string, hi: string | null, node: Node<H>): number {
  if (lo !== node.lo) return lo < node.lo ? -1 : 1;
  if (hi === node.hi) return 0;
  if (hi === null || node.hi === null) return hi === null ? 1 : -1;
  return hi < node.hi ? -1 : 1;
}

function insert<H>(root: Node<H> | null, added: Node<H>): Node<H> {
  if (root === null) return added;
  if (added.priority > root.priority) {
    [added.left, added.right] = split(root, added);
    added.update();
    return added;
  }
  if (compare(added.lo, added.hi, root) < 0) root.left = insert(root.left, added);
  else root.right = insert(root.right, added);
  root.update();
  return root;
}

/** Cuts a subtree in two: the intervals before `at` and those after it. */
function split<H>(root: Node<H> | null, at: Node<H>): [Node<H> | null, Node<H> | null] {
  if (root === null) return [null, null];
  if (compare(at.lo, at.hi, root) < 0) {
    const [before, after] = split(root.left, at);
    root.left = after;
    root.update();
    return [before, root];
  }
  const [before, after] = split(root.right, at);
  root.right = before;
  root.update();
  return [root, after];
}

function remove<H>(root: Node<H> | null, node: Node<H>): Node<H> | null {
  if (root === null) return null;
  if (root === node) return join(node.left, node.right);
  if (compare(node.lo, node.hi, root) < 0) root.left = remove(root.left, node);
  else root.right = remove(root.right, node);
  root.update();
  return root;
}

/** Makes one subtree of two, all intervals of the first being before those of the second. */
function join<H>(first: Node<H> | null, second: Node<H> | null): Node<H> | null {
  if (first === null) return second;
  if (second === null) return first;
  if (first.priority > second.priority) {
    first.right = join(first.right, second);
    first.update();
    return first;
  }
  second.left = join(first, second.left);
  second.update();
  return second;
}

function collect<H>(node: Node<H> | null, key: string, found: Set<H>): void {
  while (node !== null && (node.maxHi === null || node.maxHi > key)) {
    collect(node.left, key, found);
    if (node.lo > key) return;
    if (node.hi === null || node.hi > key) for (const holder of node.holders) found.add(holder);
    node = node.right;
  }
}
