import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { App, sleep } from "./app";

const APP_WITHOUT_COMPONENTS = `import { query } from "./_generated/server";
export const labels = query({
  args: {},
  handler: async (ctx) => (await ctx.db.query("parcels").collect()).map(({ label }) => label),
});
`;
const CONFIG_WITHOUT_COMPONENTS = `import { defineApp } from "convex/server";
export default defineApp();
`;

let app: App;
/** Longer than a deployment takes, however busy the machine. */
let startMs: number;
beforeAll(async () => {
  const began = Date.now();
  app = await App.start("isolation", async (started) => {
    await started.cli("env", "set", "STAMP", "red");
  });
  startMs = Date.now() - began;
});
afterAll(() => app?.stop());

const everywhere = () => app.query<Record<string, string[]>>("parcels:everywhere");

/** Replaces a file of the project's convex folder; the function it gives back puts the old text there. */
async function replaceFile(name: string, text: string): Promise<() => Promise<void>> {
  const file = join(app.folder, "convex", name);
  const before = await readFile(file, "utf8");
  await writeFile(file, text);
  return () => writeFile(file, before);
}

test("a component that is unmounted keeps its data, and has it again when it is mounted", async () => {
  const id = await app.mutation<string>("parcels:send", { to: "courier", label: "kept" });
  await app.mutation("parcels:send", { to: "second", label: "kept too" });
  const due = Date.now() + startMs;
  const late = { label: "too late", delayMs: startMs };
  const waiting = await app.mutation<string>("parcels:callBackLater", late);
  const before = await everywhere();

  const undo = [
    await replaceFile("parcels.ts", APP_WITHOUT_COMPONENTS),
    await replaceFile("convex.config.ts", CONFIG_WITHOUT_COMPONENTS),
  ];
  await app.deploy();
  expect(await app.query("parcels:labels")).toEqual([]);
  await expect(app.query("parcels:everywhere")).rejects.toThrow("Could not find public function");
  const run = await app.cli("run", "--component", "courier", "parcels:labels");
  expect([run.code, run.stderr]).toEqual([1, expect.stringContaining("parcels:labels") as string]);
  expect((await fetch(`${app.siteUrl}/courier/where`)).status).toBe(404);
  // What it had scheduled comes due meanwhile.
  await sleep(due + 100 - Date.now());

  for (const restore of undo) await restore();
  // A schema that its data does not fit keeps it from coming back.
  const schema = await readFile(join(app.folder, "convex/courier/schema.ts"), "utf8");
  const fitting = await replaceFile(
    "courier/schema.ts",
    schema.replace("label: v.string()", "label: v.number()"),
  );
  await expect(app.deploy()).rejects.toThrow(/failed in component "courier"[^]*Value: "kept"/);
  expect(await app.query("parcels:labels")).toEqual([]);
  await fitting();
  await app.deploy();
  expect(await everywhere()).toEqual(before);
  expect(await app.query("parcels:getInCourier", { id })).toBe("kept");
  expect(await app.query("parcels:job", { id: waiting })).toBe("failed");
  expect(await (await fetch(`${app.siteUrl}/courier/where`)).text()).toBe("courier");
  await app.mutation("parcels:send", { to: "courier", label: "anew" });
  expect((await everywhere()).courier).toEqual(["kept", "anew"]);
});

test("a component mounted under another name begins empty", async () => {
  for (const name of ["convex.config.ts", "parcels.ts"]) {
    const text = await readFile(join(app.folder, "convex", name), "utf8");
    await replaceFile(name, text.replaceAll("second", "third"));
  }
  await app.deploy();
  expect(await app.query("parcels:everywhere")).toMatchObject({ courier: ["kept", "anew"], third: [] });
});
