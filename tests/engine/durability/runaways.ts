import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { fixture } from "./references";

export const TIMED_OUT = "Function execution timed out";
export const OUT_OF_MEMORY = "JavaScript execution ran out of memory";

export type Runaway = {
  name: string;
  /** Ends with the error that a client was told. */
  run(url: string, token: string): Promise<string>;
  /** What the error may say: a machine may be too slow to take all memory in time. */
  ends: string[];
};

async function errorOf(request: Promise<unknown>): Promise<string> {
  try {
    return `ended well: ${JSON.stringify(await request)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Request = (client: ConvexHttpClient, token: string) => Promise<unknown>;

function overHttp(name: string, request: Request, ends = [TIMED_OUT]): Runaway {
  const run = (url: string, token: string) =>
    errorOf(request(new ConvexHttpClient(url, { logger: false }), token));
  return { name, run, ends };
}

function memoryBomb(kind: string): Runaway {
  const ends = [OUT_OF_MEMORY, TIMED_OUT];
  return overHttp(`memory bomb: ${kind}`, (client) => client.query(fixture.memoryBomb, { kind }), ends);
}

/** A scheduled mutation that never ends; its error is the job's. */
async function scheduled(url: string, token: string): Promise<string> {
  const client = new ConvexHttpClient(url, { logger: false });
  const id = await client.mutation(fixture.scheduleLooping, { token });
  for (;;) {
    const state = await client.query(fixture.jobState, { id });
    if (state?.kind === "failed") return state.error ?? "";
    if (state?.kind === "success") return "ended well";
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** A subscription that shows a value first and never ends once something is written. */
async function subscription(url: string, token: string): Promise<string> {
  const client = new ConvexClient(url, { logger: false, unsavedChangesWarning: false });
  try {
    const others = new Promise<void>((seen) =>
      client.onUpdate(fixture.signals, { token }, (count) => {
        if (count === 1) seen();
      }),
    );
    const failure = await new Promise<string>((fail) => {
      let noted = false;
      client.onUpdate(
        fixture.loopsOnceSeen,
        { token },
        () => {
          if (!noted) void client.mutation(fixture.signal, { token });
          noted = true;
        },
        (error) => fail(error.message),
      );
    });
    await others;
    return failure;
  } finally {
    await client.close();
  }
}

/** Functions that never end or take all memory, each in its own way. */
export const RUNAWAYS: Runaway[] = [
  overHttp("query", (client) => client.query(fixture.loopingQuery, {})),
  overHttp("mutation", (client, token) => client.mutation(fixture.loopingMutation, { token })),
  overHttp("nested query", (client) => client.query(fixture.callsLoopingQuery, {})),
  overHttp("nested mutation", (client, token) => client.mutation(fixture.callsLooping, { token })),
  { name: "subscription", run: subscription, ends: [TIMED_OUT] },
  { name: "scheduled mutation", run: scheduled, ends: [TIMED_OUT] },
  overHttp("regular expression", (client) => client.query(fixture.regexBomb, {})),
  overHttp("microtasks", (client) => client.query(fixture.microtaskLoop, {})),
  overHttp("comparison of a sort", (client) => client.query(fixture.sortLoop, {})),
  ...["objects", "arrays", "hugeArrays", "strings", "hugeStrings", "buffers", "hugeBuffers"].map(memoryBomb),
  ...["maps", "bigints", "closures"].map(memoryBomb),
];
