import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";

const UTC = [0, 0, "UTC", true, "2024-07-03T00:00:00.000Z"];

let engine: ChildEngine;

beforeAll(async () => {
  engine = await ChildEngine.start({ fixture: "limits", env: { TZ: "America/New_York" } });
});
afterAll(() => engine.stop());

const http = () => new ConvexHttpClient(engine.url, { logger: false });

test("functions see UTC, whatever the machine's time zone", async () => {
  expect(await http().query(makeFunctionReference<"query">("time:zone"))).toEqual(UTC);
  expect(await http().mutation(makeFunctionReference<"mutation">("time:zoneInMutation"))).toEqual(UTC);
  expect(await http().action(makeFunctionReference<"action">("time:zoneInAction"))).toEqual(UTC);
});

test('so do "use node" actions', async () => {
  expect(await http().action(makeFunctionReference<"action">("node:zone"))).toEqual([0, 0, "UTC"]);
});
