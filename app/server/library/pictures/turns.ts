import { failure } from "../../../../convex/shared/errors";

/** Who comes when so many wait is sent away. */
const MOST_WAITING = 10;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Does one work after the other: each takes a core of the machine. @throws `unavailable` where too many wait */
export async function inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
  if (waiting >= MOST_WAITING)
    throw failure("unavailable", "Pictures of many videos are being made just now. Try again in a minute.");
  waiting += 1;
  const turn = last.then(work, work).finally(() => {
    waiting -= 1;
  });
  last = turn;
  return turn;
}
