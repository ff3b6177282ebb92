import { createSHA256 } from "hash-wasm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { sha256Hex } from "../../../convex/shared/hashes";
import { SERVER_SECRET } from "../../support/convexApp";
import {
  begin,
  failureOf,
  finishScheduled,
  look,
  NOW,
  part,
  send,
  standStill,
  startUploads,
  type World,
} from "./uploadWorld";

const TEXT = "Hello world";
const { hashing, uploadJobs } = internal.library;

let world: World;
beforeEach(async () => {
  standStill();
  world = await startUploads();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A file of which all parts came, the last one without a word of the whole file's hash. */
async function untold(pieces: readonly [string, ...string[]] = ["Hello", " world"]): Promise<Id<"uploads">> {
  const upload = await begin(world, { size: pieces.join("").length });
  const last = pieces.at(-1)!;
  await send(world, upload, pieces.slice(0, -1));
  const { whole: _, ...coming } = await part(world, upload, pieces.join("").length - last.length, last);
  await world.manager.as.mutation(api.library.uploads.receivePart, coming);
  return upload;
}

/** The state of the hash over some bytes. */
async function stateAfter(bytes: string): Promise<Pick<Doc<"uploads">, "hashState" | "hashedTo">> {
  const hasher = (await createSHA256()).init().update(bytes);
  return { hashState: hasher.save().slice().buffer as ArrayBuffer, hashedTo: bytes.length };
}

const patch = (upload: Id<"uploads">, fields: Partial<Doc<"uploads">>) =>
  world.app.run(({ db }) => db.patch(upload, fields));

describe("a hash that nobody told", () => {
  test("is found out before the file is ready", async () => {
    const upload = await untold();
    expect(await look(world, upload)).toMatchObject({ state: "checking" });
    expect(await look(world, upload)).not.toHaveProperty("sha256");
    await finishScheduled(world);
    const row = await look(world, upload);
    expect(row).toMatchObject({ state: "ready", sha256: await sha256Hex(TEXT), contentType: "text/plain" });
    expect(row).not.toHaveProperty("hashState");
    expect(row).not.toHaveProperty("hashedTo");
  });

  test("goes on from where the step before ended", async () => {
    const upload = await untold(["Jelly", " world"]);
    // Those of other bytes than are there: so it shows that the first ones are not read again.
    await patch(upload, await stateAfter("Hello"));
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ state: "ready", sha256: await sha256Hex(TEXT) });
  });

  test("begins anew where its state cannot be read", async () => {
    const upload = await untold();
    await patch(upload, { hashState: new Uint8Array([1, 2, 3]).buffer, hashedTo: 5 });
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ state: "ready", sha256: await sha256Hex(TEXT) });
  });

  test("is not looked for in a file that is refused", async () => {
    const upload = await untold(["<!doctype html>"]);
    await patch(upload, { fileName: "page.html" });
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ state: "refused", problem: "type" });
    expect(await look(world, upload)).not.toHaveProperty("sha256");
  });

  test("is left to who found out more meanwhile", async () => {
    const upload = await untold();
    await patch(upload, await stateAfter("Hello"));
    const late = { upload, after: 0, to: 11, sha256: "0".repeat(64) };
    await world.app.mutation(uploadJobs.noteHash, late);
    expect(await look(world, upload)).toMatchObject({ state: "checking", hashedTo: 5 });
    expect(await look(world, upload)).not.toHaveProperty("sha256");
  });

  test("has its step's time begin anew, and its next step done", async () => {
    const upload = await untold();
    vi.setSystemTime(NOW + 60_000);
    await world.app.mutation(uploadJobs.noteHash, { upload, after: 0, to: 5, hashState: new ArrayBuffer(3) });
    expect(await look(world, upload)).toMatchObject({ hashedTo: 5, expiresAt: NOW + 60_000 + 600_000 });
    const jobs = await world.app.run(({ db }) => db.system.query("_scheduled_functions").collect());
    expect(jobs.map(({ name }) => name)).toContain("library/hashing:goOn");
  });

  test("is none of the business of a file that is not being checked", async () => {
    const upload = await begin(world, { size: 11 });
    await world.app.action(hashing.goOn, { upload });
    expect(await look(world, upload)).toMatchObject({ state: "receiving" });
    expect(await look(world, upload)).not.toHaveProperty("sha256");
  });
});

describe("a hash of the whole file that is told", () => {
  const last = async (whole: { sha256: string; secret: string }) => {
    const upload = await begin(world, { size: 11 });
    const coming = { ...(await part(world, upload, 0, TEXT)), whole };
    return { upload, sent: world.manager.as.mutation(api.library.uploads.receivePart, coming) };
  };

  test("is taken from the web server alone", async () => {
    const { upload, sent } = await last({ sha256: "0".repeat(64), secret: "a guess" });
    expect(await failureOf(sent)).toMatchObject({ code: "forbidden" });
    expect(await look(world, upload)).toMatchObject({ offset: 0, state: "receiving" });
  });

  test("is refused where it is none", async () => {
    const { upload, sent } = await last({ sha256: "Hello", secret: SERVER_SECRET });
    expect(await failureOf(sent)).toMatchObject({ code: "conflict" });
    expect(await look(world, upload)).toMatchObject({ offset: 0, state: "receiving" });
  });
});
