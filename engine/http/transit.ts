import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What the collection takes: everything, or what is young alone. */
type Collect = (what: { type: "minor" }) => void;

/** So much passes between two collections. */
const SHED_AT = 12 << 20;

let passed = 0;
/** Got before anything else runs: what is exposed for a moment is exposed to nobody. */
const collect = collector();

/**
 * To be told of bytes that came over the network and are done with. Node puts each piece of a body into memory of its
 * own, of which V8 sees little more than the size: it would look through everything that lives each time some dozens of
 * megabytes have passed, which takes longer than all else that is done with them. So what is young, and dead, is cleared
 * away before, which takes a millisecond.
 */
export function noteTransit(bytes: number): void {
  passed += bytes;
  if (passed < SHED_AT) return;
  passed = 0;
  collect({ type: "minor" });
}

function collector(): Collect {
  setFlagsFromString("--expose-gc");
  const found = runInNewContext("gc") as Collect;
  // Contexts that are made from now on are without it again.
  setFlagsFromString("--no-expose-gc");
  return found;
}
