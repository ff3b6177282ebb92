import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { ConvexHttpClient, ConvexClient } from "convex/browser";
import { test } from "vitest";
import { makeTemplate } from "./crashRounds";
import { startProcess } from "./engineProcess";
import { fixture } from "./references";
function stat(pid: number) {
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  const fds = readdirSync(`/proc/${pid}/fd`).map((f) => { try { return readlinkSync(`/proc/${pid}/fd/${f}`); } catch { return ""; } });
  const db = fds.filter((l) => l.includes("data.db")).length;
  const threads = /Threads:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return `rss ${Math.round(Number(rss) / 1024)} fds ${fds.length} db ${db} threads ${threads}`;
}
test("x", { timeout: 600000 }, async () => {
  const t = await makeTemplate();
  const e = startProcess(t.folder, t.address);
  await e.ready;
  const c = new ConvexHttpClient(t.address.url, { logger: false });
  console.log(stat(e.pid));
  const go = async (name: string, f: () => Promise<unknown>) => {
    const t0 = Date.now();
    let r: string;
    try { r = `OK ${JSON.stringify(await f())}`; } catch (x) { r = `ERR ${(x as Error).message}`; }
    const alive = await c.query(fixture.runsOf, { token: "z" }).then((v) => `alive ${v}`, (x) => `DEAD ${x}`);
    console.log(name, Date.now() - t0, r.slice(0, 200), alive, stat(e.pid), e.errors().slice(0, 1500));
  };
  for (let round = 0; round < Number(process.env.N ?? 1); round++) {
    if (!process.env.ONLY) {
    await go("query", () => c.query(fixture.loopingQuery, {}));
    await go("nestedq", () => c.query(fixture.callsLoopingQuery, {}));
    await go("mutation", () => c.mutation(fixture.loopingMutation, { token: "m" }));
    await go("nested", () => c.mutation(fixture.callsLooping, { token: "n" }));
    await go("regex", () => c.query(fixture.regexBomb, {}));
    await go("micro", () => c.query(fixture.microtaskLoop, {}));
    await go("sort", () => c.query(fixture.sortLoop, {}));
    const job = await c.mutation(fixture.scheduleLooping, { token: "s" });
    await go("job", async () => { for (;;) { const s = await c.query(fixture.jobState, { id: job }); if (s?.kind !== "pending") return s; await new Promise((d) => setTimeout(d, 50)); } });
    await go("m", () => c.query(fixture.runsOf, { token: "m" }));
    await go("n", () => c.query(fixture.runsOf, { token: "n" }));
    await go("s", () => c.query(fixture.runsOf, { token: "s" }));
    }
    for (const kind of (process.env.ONLY ?? "objects,arrays,hugeArrays,strings,hugeStrings,buffers,hugeBuffers,maps,bigints,closures").split(",")) await go(kind, () => c.query(fixture.memoryBomb, { kind }));
  }
  console.log(await e.stop(), e.errors());
  await t.dispose();
});
