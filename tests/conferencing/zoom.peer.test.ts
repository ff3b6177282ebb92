import { createSecretKey } from "node:crypto";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { wallAt } from "../../convex/shared/civilTime";
import { ProductEngine } from "../support/productEngine";
import { askAsAdmin, setVariables } from "../support/deploymentAdmin";
import { participantEvent, ZoomDouble, zoomWebhook } from "../support/doubles/zoom";

type Known = {
  meeting: Doc<"meetings"> | null;
  registrants: Doc<"meetingRegistrants">[];
  presences: Doc<"presences">[];
  attendance: Doc<"attendances"> | null;
};

const MINUTE = 60_000;
const WEBHOOK_SECRET = "a secret that Zoom knows";
const SERVER_SECRET = "the-servers-secret-for-tests";
const ZONE = "Europe/Zurich";

let product: ProductEngine;
let zoom: ZoomDouble;
let organization: Id<"organizations">;
let cohort: Id<"cohorts">;
let learner: Id<"persons">;

beforeAll(async () => {
  [product, zoom] = await Promise.all([
    ProductEngine.start(["tests/conferencing/seeding.ts"]),
    ZoomDouble.start(),
  ]);
  await set({ ...zoom.settings, ZOOM_WEBHOOK_SECRET: WEBHOOK_SECRET });
  ({ organization, cohort, learner } = await product.run<
    Record<string, never>,
    { organization: Id<"organizations">; cohort: Id<"cohorts">; learner: Id<"persons"> }
  >("tests/seeding:seed", {}));
}, 180_000);
afterAll(() => Promise.all([product?.stop(), zoom?.stop()]));

const olga = () => product.as("olga@x.test");

const set = (settings: Record<string, string>) => setVariables(product.address, settings);

/** Asks the deployment, with its own key, for what no client may see. */
async function ask<Value>(path: string, args: object): Promise<Value> {
  const body = { path, args: [args], format: "json" };
  return (await askAsAdmin<{ value: Value }>(product.address, "/api/query", body)).value;
}

const known = (event: Id<"events">) => ask<Known>("tests/seeding:known", { event });

/** A meeting once it is in a state. */
async function meetingIn(event: Id<"events">, state: string): Promise<Doc<"meetings">> {
  await vi.waitFor(async () => expect((await known(event)).meeting?.state).toBe(state), {
    timeout: 40_000,
    interval: 200,
  });
  return (await known(event)).meeting!;
}

type Provider = "zoom" | "jitsi";

/** Plans an hour that begins in so many minutes. */
async function plan(title: string, inMinutes: number, provider: Provider = "zoom"): Promise<Id<"events">> {
  const wallStart = wallAt(Date.now() + inMinutes * MINUTE, ZONE);
  const draft = {
    ...{ kind: "class" as const, title, description: "", wallStart, timeZone: ZONE, durationMinutes: 60 },
    ...{ place: { online: { provider } }, instructors: [], remindBefore: [] },
    admission: "cohort" as const,
  };
  const { event } = await olga().mutation(api.events.events.plan, { organization, cohort, draft });
  return event;
}

const change = (event: Id<"events">, title: string) =>
  olga().mutation(api.events.events.change, { organization, event, scope: "one", change: { title } });
const cancel = (event: Id<"events">) =>
  olga().mutation(api.events.events.cancel, { organization, event, scope: "one", reason: "Ill" });
/** Sends the learner through the door. */
async function enter(event: Id<"events">) {
  const path = await ask<string>("tests/seeding:linkFor", { event, person: learner });
  const token = path.replace("/join/", "");
  return olga().action(api.attendance.door.enter, { secret: SERVER_SECRET, token, address: "192.0.2.1" });
}

describe("a meeting", () => {
  test("is made when its session is planned, follows it, and goes with it", async () => {
    const event = await plan("Followed", 60);
    const { meetingNumber } = await meetingIn(event, "ready");
    const number = Number(meetingNumber);
    expect(zoom.meetings.get(number)).toMatchObject({ topic: "Followed", timezone: ZONE, duration: 60 });
    await change(event, "Followed on");
    await vi.waitFor(() => expect(zoom.meetings.get(number)?.topic).toBe("Followed on"), { timeout: 20_000 });
    expect(zoom.asked).toContain(`PATCH /v2/meetings/${number}`);
    await meetingIn(event, "ready");
    await cancel(event);
    await meetingIn(event, "removed");
    expect(zoom.meetings.has(number)).toBe(false);
    expect(zoom.asked).toContain(`DELETE /v2/meetings/${number}`);
  });

  test("is asked for again when Zoom has no time or fails, and made once", async () => {
    const before = zoom.meetings.size;
    const message = { code: 429, message: "You have exceeded the limit." };
    zoom.plan({ status: 429, body: message, headers: { "Retry-After": "1" } });
    const event = await plan("Held back", 90);
    await meetingIn(event, "ready");
    zoom.plan({ status: 503, headers: { "Retry-After": "1" } });
    await change(event, "Held back again");
    const { meetingNumber } = await meetingIn(event, "ready");
    await vi.waitFor(() => expect(zoom.meetings.get(Number(meetingNumber))?.topic).toBe("Held back again"), {
      timeout: 40_000,
      interval: 200,
    });
    expect(zoom.meetings.size).toBe(before + 1);
  });

  test("that Zoom refuses is shown with the reason, and made when tried again", async () => {
    zoom.plan({ status: 400, body: { code: 300, message: "The topic is not allowed." } });
    const event = await plan("Refused", 120);
    await meetingIn(event, "failed");
    const shown = () => olga().query(api.conferencing.meetings.ofEvent, { organization, event });
    expect(await shown()).toMatchObject({ state: "failed", problem: "400: The topic is not allowed." });
    await olga().mutation(api.conferencing.meetings.retry, { organization, event });
    await meetingIn(event, "ready");
    expect(await shown()).toMatchObject({ state: "ready", problem: null });
    const again = olga().mutation(api.conferencing.meetings.retry, { organization, event });
    await expect(again).rejects.toThrow("There is nothing to try again.");
  });
});

describe("who comes", () => {
  /** Has Zoom tell something of a meeting; gives the answer's status. */
  async function tell(event: object, signature?: string): Promise<number> {
    const site = `http://127.0.0.1:${product.address.sitePort}/api/webhooks/zoom`;
    const request = zoomWebhook(WEBHOOK_SECRET, event, signature === undefined ? {} : { signature });
    return (await fetch(site, request)).status;
  }

  /** A session that runs and into which the learner was let. */
  async function running(title: string) {
    const event = await plan(title, 5);
    const { meetingNumber } = await meetingIn(event, "ready");
    const way = await enter(event);
    const [registrant] = (await known(event)).registrants;
    return { event, way, meeting: Number(meetingNumber), registrant: registrant! };
  }

  test("has a way of their own, which nobody else has", async () => {
    const { event, way, meeting, registrant } = await running("Own way");
    expect(way).toMatchObject({ is: "go", url: registrant.joinUrl, event });
    expect(zoom.registrants.get(meeting)).toMatchObject([
      { registrant_id: registrant.registrantId, email: "lena@x.test", first_name: "Lena" },
    ]);
    expect(await enter(event)).toEqual(way);
    expect((await known(event)).registrants).toHaveLength(1);
    expect((await known(event)).presences).toEqual([]);
  });

  test("is on the sheet over rejoins, a restart, repeated and disordered reports", async () => {
    const { event, meeting, registrant } = await running("Counted");
    const { startsAt } = (await olga().query(api.events.events.get, { organization, event })).event;
    const at = (minutes: number) => startsAt + minutes * MINUTE;
    const report = (is: "joined" | "left", uuid: string, user: string, minutes: number) =>
      participantEvent(is, { meeting, uuid, user, registrant: registrant.registrantId, at: at(minutes) });
    const said = [
      report("left", "first==", "1", 10),
      report("joined", "first==", "1", 0),
      report("joined", "first==", "2", 12),
      report("left", "first==", "2", 30),
      report("left", "/second//==", "3", 55),
      report("joined", "/second//==", "3", 35),
    ];
    for (const each of [...said, ...said]) expect(await tell(each)).toBe(200);
    expect(await tell(said[0]!, `v0=${"0".repeat(64)}`)).toBe(401);
    await vi.waitFor(
      async () => {
        const stays = (await known(event)).presences.map(({ sourceKey, joinedAt, leftAt }) => [
          sourceKey,
          joinedAt,
          leftAt,
        ]);
        expect(stays.sort()).toEqual([
          ["/second//== 3", at(35), at(55)],
          ["first== 1", at(0), at(10)],
          ["first== 2", at(12), at(30)],
        ]);
      },
      { timeout: 20_000, interval: 200 },
    );
  });

  test("and was told of by no webhook is filled in from Zoom's own list", async () => {
    const { event, meeting, registrant } = await running("Reconciled");
    const uuid = "/has+slashes//==";
    const { startsAt } = (await olga().query(api.events.events.get, { organization, event })).event;
    const line = {
      user_id: "9",
      registrant_id: registrant.registrantId,
      join_time: new Date(startsAt).toISOString(),
      leave_time: new Date(startsAt + 50 * MINUTE).toISOString(),
    };
    zoom.reports.set(uuid, [line, { ...line, user_id: "10", registrant_id: "" }]);
    const ended = { event: "meeting.ended", payload: { object: { id: String(meeting), uuid } } };
    expect(await tell(ended)).toBe(200);
    // The product asks five minutes later: here at once, as its scheduler would.
    const run = { path: "conferencing/delivery:reconcile", format: "json" };
    const args = [{ meetingNumber: String(meeting), uuid }];
    await askAsAdmin(product.address, "/api/action", { ...run, args });
    expect((await known(event)).presences).toMatchObject([
      { sourceKey: `${uuid} 9`, joinedAt: startsAt, leftAt: startsAt + 50 * MINUTE },
    ]);
    const twice = encodeURIComponent(encodeURIComponent(uuid));
    expect(zoom.asked).toContain(`GET /v2/report/meetings/${twice}/participants`);
  });
});

test("a room at Jitsi has a name that nobody guesses, and a token that names who comes", async () => {
  const [app, secret] = ["academy", "a secret that Jitsi knows"];
  await set({ JITSI_URL: "https://meet.academy.test", JITSI_APP_ID: app, JITSI_APP_SECRET: secret });
  const [event, other] = [await plan("Room", 5, "jitsi"), await plan("Other room", 5, "jitsi")];
  const ways = await Promise.all([enter(event), enter(other)]);
  const [url, otherUrl] = ways.map((way) => new URL(way.is === "go" ? way.url : "about:blank"));
  expect(url!.origin).toBe("https://meet.academy.test");
  expect(url!.pathname).toMatch(/^\/session-[0-9a-f]{32}$/);
  expect(otherUrl!.pathname).not.toBe(url!.pathname);
  const key = createSecretKey(Buffer.from(secret));
  const checks = { issuer: app, audience: app, subject: "meet.academy.test", algorithms: ["HS256"] };
  const { payload } = await jwtVerify(url!.searchParams.get("jwt") ?? "", key, checks);
  const { endsAt } = (await olga().query(api.events.events.get, { organization, event })).event;
  expect(payload).toMatchObject({
    room: url!.pathname.slice(1),
    context: { user: { id: learner, name: "Lena Learner", moderator: "false" } },
    exp: Math.floor((endsAt + 30 * MINUTE) / 1_000),
  });
});
