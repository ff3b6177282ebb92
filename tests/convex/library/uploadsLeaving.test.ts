import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { libraryHoldings } from "../../../convex/privacy/model/areas/library";
import { POLICIES } from "../../../convex/access/tenantDb";
import { removeBytesOf } from "../../../convex/library/model/uploadLeavings";
import { begin, finishScheduled, look, NOW, send, standStill, startUploads, type World } from "./uploadWorld";

const MIB = 1024 ** 2;
let world: World;
beforeEach(async () => {
  standStill();
  world = await startUploads();
});
afterEach(() => vi.useRealTimers());

const scheduled = () =>
  world.app.run(async ({ db }) =>
    (await db.system.query("_scheduled_functions").collect()).map(({ name, args }) => ({
      name,
      args: args[0] as { upload: { place?: string }; parts: { number: number }[] },
    })),
  );

test("with an organization goes what a storage elsewhere has: its objects, and those beside them", async () => {
  const { app, organization, manager } = world;
  const upload = await app.run(({ db }) =>
    db.insert("uploads", {
      ...{ organizationId: organization, personId: manager.person, purpose: "recording", state: "receiving" },
      ...{ fileName: "a.mp4", declaredType: "", size: 20 * MIB, offset: 9 * MIB, driver: "s3" },
      ...{ place: "in a bucket", expiresAt: NOW },
    }),
  );
  const sizes = [8 * MIB, MIB];
  await app.run(async (ctx) => {
    for (const [number, size] of sizes.entries()) {
      const id = await ctx.db.insert("uploadParts", {
        ...{ organizationId: organization, uploadId: upload, number, offset: number * 8 * MIB, size },
        ...{ sha256: "a", tag: "b" },
      });
      await removeBytesOf(ctx, "uploadParts", (await ctx.db.get(id))!);
    }
    await removeBytesOf(ctx, "uploads", (await ctx.db.get(upload))!);
  });
  const found = await scheduled();
  expect(found.map(({ name }) => name)).toEqual(Array(2).fill("library/uploadJobs:removeBytes"));
  expect(found.map(({ args }) => args.parts.map(({ number }) => number))).toEqual([[1], []]);
  expect(found.map(({ args }) => args.upload.place)).toEqual(["in a bucket", "in a bucket"]);
});

test("rows whose bytes lie here, and rows of other tables, need nothing", async () => {
  const upload = await begin(world, { size: 5 });
  await send(world, upload, ["Hel"]);
  await world.app.run(async (ctx) => {
    await removeBytesOf(ctx, "uploads", (await ctx.db.get(upload))!);
    for (const part of await ctx.db.query("uploadParts").collect())
      await removeBytesOf(ctx, "uploadParts", part);
    await removeBytesOf(ctx, "organizations", (await ctx.db.get(world.organization))!);
  });
  expect(await scheduled()).toEqual([]);
});

test("parts go before the uploads that say where they lie", () => {
  const tables = Object.keys(POLICIES);
  expect(tables.indexOf("uploadParts")).toBeLessThan(tables.indexOf("uploads"));
});

test("when somebody is erased, what nothing was made of is swept at once", async () => {
  const { app, organization, manager } = world;
  const [unfinished, used] = [await begin(world, { size: 5 }), await begin(world, { size: 5 })];
  await send(world, unfinished, ["Hel"]);
  await send(world, used, ["Hello"]);
  await finishScheduled(world);
  await app.run(({ db }) => db.patch(used, { usedBy: "materials:x" }));
  const holding = libraryHoldings.find(({ name }) => name === "uploads")!;
  const subject = {
    organizationId: organization,
    personId: manager.person,
    address: "-",
    until: Date.now() + 1,
  };
  await app.run(async (ctx) => {
    expect(await holding.page(ctx.db, subject, { numItems: 5, cursor: null })).toMatchObject({
      rows: [
        { fileName: "notes.txt", size: 5, state: "ready", contentType: "text/plain" },
        { fileName: "notes.txt", size: 5, state: "receiving" },
      ],
    });
  });
  await app.run((ctx) => holding.erase(ctx, subject, null, 5));
  expect(await look(world, unfinished)).toMatchObject({ expiresAt: 0 });
  expect((await look(world, used))!.expiresAt).toBeGreaterThan(NOW);
});
