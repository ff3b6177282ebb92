import { ConvexHttpClient } from "convex/browser";
import { fixture } from "./references";

/** Waits until every scheduled function has run; gives up, without a word, after `ms`. */
export async function schedulesDone(url: string, ms: number): Promise<void> {
  const client = new ConvexHttpClient(url, { logger: false });
  const deadline = Date.now() + ms;
  while (Date.now() < deadline && (await client.query(fixture.outstanding, {})) > 0) {
    await new Promise((done) => setTimeout(done, 30));
  }
}
