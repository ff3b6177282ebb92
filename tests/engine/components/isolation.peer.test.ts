import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { App, type Args } from "./app";

type Everywhere = Record<"app" | "courier" | "second" | "ledger" | "secondLedger", string[]>;

let app: App;
beforeAll(async () => {
  app = await App.start("isolation", async (started) => {
    expect((await started.cli("env", "set", "STAMP", "red")).code).toBe(0);
    expect((await started.cli("env", "set", "HIDDEN", "the app's own")).code).toBe(0);
  });
});
afterAll(() => app?.stop());

const everywhere = () => app.query<Everywhere>("parcels:everywhere");

describe("tables and ids", () => {
  test("tables of one name are as many tables as there are components", async () => {
    const own = await app.mutation<string>("parcels:add", { label: "own" });
    const sent = await app.mutation<string>("parcels:send", { to: "courier", label: "sent" });
    await app.mutation("parcels:send", { to: "second", label: "sent too" });
    expect(await everywhere()).toEqual({
      app: ["own"],
      courier: ["sent"],
      second: ["sent too"],
      ledger: ["added sent"],
      secondLedger: ["added sent too"],
    });
    const normalize = (id: string) => app.query("parcels:normalize", { id });
    expect(await normalize(own)).toEqual({ app: own, courier: null });
    expect(await normalize(sent)).toEqual({ app: null, courier: sent });
    expect(await app.query("parcels:get", { id: sent })).toBeNull();
    expect(await app.query("parcels:getInCourier", { id: sent })).toBe("sent");
    await expect(app.query("parcels:getInCourier", { id: own })).rejects.toThrow("does not match");
    await expect(app.mutation("parcels:address", { parcel: sent })).rejects.toThrow("does not match");
  });

  test("files belong to the component that stored them, or gave the URL they were uploaded to", async () => {
    const stored = await app.action<{ id: string; url: string }>("parcels:storeInCourier", {
      text: "a letter",
    });
    expect(await (await fetch(stored.url)).text()).toBe("a letter");
    expect(await app.query("parcels:fileUrls", { id: stored.id })).toEqual({
      app: null,
      courier: stored.url,
    });
    const uploaded = await fetch(await app.mutation<string>("parcels:uploadUrl"), {
      method: "POST",
      body: "by post",
    });
    const { storageId: id } = (await uploaded.json()) as { storageId: string };
    const { app: own, courier } = await app.query<Record<string, string>>("parcels:fileUrls", { id });
    expect(own).toBeNull();
    expect(await (await fetch(courier ?? "")).text()).toBe("by post");
  });
});

describe("who may call what", () => {
  test.each([
    ["courier/parcels:labels", "Could not find public function for 'courier/parcels:labels'"],
    ["courier.parcels:labels", "Could not find public function"],
    ["_reference/childComponent/courier/parcels/labels", "Could not find public function"],
    ["function://courier;parcels.js:labels", "Could not find public function"],
  ])("a client cannot call a component's function as %s", async (path, message) => {
    await expect(app.query(path)).rejects.toThrow(message);
    await expect(app.mutation(path)).rejects.toThrow(message);
  });

  test("nor by naming the component in its request", async () => {
    const body = JSON.stringify({
      componentPath: "courier",
      path: "parcels:whereAmI",
      args: {},
      format: "json",
    });
    const post = (path: string) =>
      fetch(`${app.url}${path}`, { method: "POST", body, headers: { "content-type": "application/json" } });
    expect(await (await post("/api/query")).json()).toMatchObject({
      value: [":parcels:whereAmI", "second:parcels:whereAmI", "second/ledger:entries:whereAmI"],
    });
    expect((await post("/api/function")).status).toBe(403);
    const refused = await overSocket({ componentPath: "courier", udfPath: "parcels:labels", args: [{}] });
    expect(refused).toContain(
      "Only admin or system users can call functions on non-root components directly",
    );
  });

  test("the app calls a component's public functions alone; a handle opens internal ones", async () => {
    await expect(app.query("parcels:secretByName")).rejects.toThrow("parcels");
    expect(await app.query("parcels:secretByHandle")).toBe("the courier's secret");
    await expect(app.query("parcels:byHandle", { handle: "function://made-up" })).rejects.toThrow("made-up");
  });

  test("admins reach into components with the CLI", async () => {
    const run = await app.cli("run", "--component", "courier", "parcels:whereAmI");
    expect(JSON.parse(run.stdout)).toEqual(["courier:parcels:whereAmI", "courier/ledger:entries:whereAmI"]);
    const data = await app.cli("data", "--component", "courier/ledger", "parcels");
    expect(data.stdout).toContain("added sent");
  });
});

describe("one transaction", () => {
  test("a caller that fails takes back what its components wrote", async () => {
    const before = await everywhere();
    await expect(app.mutation("parcels:sendThenFail", { label: "lost" })).rejects.toThrow(
      "the caller failed",
    );
    expect(await everywhere()).toEqual(before);
  });

  test("a component that fails takes back its own writes and jobs alone", async () => {
    const before = await everywhere();
    const message = await app.mutation<string>("parcels:sendAndCatch", { label: "tried" });
    expect(message).toContain("added in vain");
    const { second, secondLedger } = before;
    expect(await everywhere()).toEqual({
      app: [...before.app, "tried kept"],
      courier: [...before.courier, "tried again"],
      ledger: [...before.ledger, "added tried again"],
      second,
      secondLedger,
    });
  });
});

describe("what a caller grants a component", () => {
  const addMany = (count: number, limit: number) =>
    app.mutation<string>("parcels:addManyWithin", { count, limit });

  test("limits of its own, which end with the call", async () => {
    expect(await addMany(5, 5)).toBe('{"remaining":0,"used":6}; then 7 of 16000');
    const refused = await addMany(6, 5);
    expect(refused).toContain("Too many writes in a single function execution (limit: 6)");
    expect(refused).toContain("; then 2 of 16000");
    expect((await everywhere()).courier.filter((label) => label.startsWith("one of"))).toEqual(
      Array(5).fill("one of 5"),
    );
    await expect(addMany(1, -1)).resolves.toContain("expected usize");
  });

  test("a file whose removal was undone is still there", async () => {
    const { id, url } = await app.action<{ id: string; url: string }>("parcels:storeInCourier", {
      text: "still here",
    });
    expect(await app.mutation<string>("parcels:removeFileAndCatch", { id })).toContain("removed in vain");
    expect(await (await fetch(url)).text()).toBe("still here");
  });
});

describe("handles and schedules across components", () => {
  const arrives = (label: string) =>
    app.until<Everywhere>("parcels:everywhere", {}, (all) => all.app.includes(label));

  test("a component runs the app's function by its handle", async () => {
    expect(await app.mutation("parcels:callBack", { label: "called back" })).toBe("received called back");
    await expect(app.mutation("parcels:callBack", { label: "refused" })).rejects.toThrow("the app refuses");
    expect(await app.action("parcels:callBackFromAction", { label: "acted" })).toContain("from an action");
    expect((await everywhere()).app).toEqual(expect.arrayContaining(["called back", "acted"]));
  });

  test("a component's schedule is its own: it reads and cancels there", async () => {
    const soon = await app.mutation<string>("parcels:callBackLater", { label: "scheduled", delayMs: 0 });
    await arrives("scheduled");
    await app.until<string>("parcels:job", { id: soon }, (state) => state === "success");
    const never = await app.mutation<string>("parcels:callBackLater", { label: "never", delayMs: 60_000 });
    expect(await app.query("parcels:job", { id: never })).toBe("pending");
    expect(await app.query("parcels:ownJob", { id: never })).toBeNull();
    await app.mutation("parcels:cancelOwnJob", { id: never });
    expect(await app.query("parcels:job", { id: never })).toBe("pending");
    await app.mutation("parcels:cancelJob", { id: never });
    expect(await app.query("parcels:job", { id: never })).toBe("canceled");
  });

  test("the app schedules a component's function", async () => {
    await app.mutation("parcels:sendLater", { label: "sent later" });
    const { courier } = await app.until<Everywhere>("parcels:everywhere", {}, ({ courier: labels }) =>
      labels.includes("sent later"),
    );
    // Scheduled earlier, by a mutation that was undone.
    expect(courier).not.toContain("tried later");
  });

  test("a pool inside a component runs the app's action", async () => {
    await app.mutation("parcels:deliver", { label: "book" });
    const { app: own } = await app.until<Everywhere>("parcels:everywhere", {}, ({ courier }) =>
      courier.includes("book: success carried book"),
    );
    expect(own).toContain("book");
  });

  test("cron jobs of a component run once for each place it is used", async () => {
    expect(await app.until<number[]>("parcels:ticks", {}, ([a, b]) => a === 1 && b === 1)).toEqual([1, 1]);
  });
});

describe("environment and HTTP", () => {
  const environment = (of: string) => app.query<Record<string, string | null>>("parcels:environment", { of });

  test("a component sees the variables it was given, under its own names", async () => {
    const site = app.siteUrl;
    const mounted = { hidden: null, site: `${site}/courier` };
    expect(await environment("courier")).toEqual({ stamp: "red", tone: "warm", label: "red", ...mounted });
    expect(await environment("second")).toEqual({
      stamp: "fixed",
      tone: null,
      hidden: null,
      label: "fixed",
      site,
    });
    const turnsBlue = app.until<{ label: string }>(
      "parcels:environment",
      { of: "courier" },
      ({ label }) => label === "blue",
    );
    await app.cli("env", "set", "STAMP", "blue");
    expect(await turnsBlue).toMatchObject({ stamp: "blue", label: "blue" });
  });

  test.each([
    ["/where", 200, "app"],
    ["/courier/where", 200, "courier"],
    ["/courier/ledger/where", 200, "ledger"],
    ["/courier/echo/a%20b", 200, "/courier/echo/a%20b"],
    ["/courier-not/x", 200, "app prefix"],
    ["/second/where", 404, "No HttpAction routed for /second/where"],
    ["/courier/none", 404, "No HttpAction routed for /none"],
  ])("%s answers %i %s", async (path, status, text) => {
    const response = await fetch(`${app.siteUrl}${path}`);
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  test("a component's HTTP action works with the component's tables", async () => {
    const response = await fetch(`${app.siteUrl}/courier/parcels`, { method: "POST", body: "by post" });
    expect(await response.json()).toContain("by post");
    expect((await everywhere()).courier).toContain("by post");
  });
});

/** What a socket without a key answers to a subscription of these fields. */
function overSocket(fields: Args): Promise<string> {
  const socket = new WebSocket(`${app.url.replace("http", "ws")}/api/1.48.0/sync`);
  const query = { type: "Add", queryId: 0, ...fields };
  const messages = [
    {
      type: "Connect",
      sessionId: crypto.randomUUID(),
      connectionCount: 0,
      lastCloseReason: null,
      clientTs: 0,
    },
    { type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [query] },
  ];
  return new Promise((resolve, reject) => {
    socket.onopen = () => messages.forEach((message) => socket.send(JSON.stringify(message)));
    socket.onerror = () => reject(new Error("the socket failed"));
    socket.onclose = ({ reason }) => resolve(reason);
    socket.onmessage = ({ data }) => {
      if (!String(data).includes("Query")) return;
      socket.close();
      resolve(String(data));
    };
  });
}
