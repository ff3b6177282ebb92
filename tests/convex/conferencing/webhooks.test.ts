import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { HOUR, MINUTE } from "../../../convex/shared/time";
import { addMember, addOrganization, startApp } from "../../support/convexApp";
import { doDueWork, keepSessions } from "../../support/dueWork";
import { participantEvent, zoomWebhook } from "../../support/doubles/zoom";
import { expectFailure } from "../../support/failures";
import { addCohort, addEvent, addLearner } from "../../support/learningWorld";

const SECRET = "the-secret-token-of-the-app";
const START = Date.parse("2026-11-24T17:00:00Z");
const MEETING = 85_746_065;
const UUID = "/ajXp112QmuoKj4854875==";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  vi.setSystemTime(START);
  process.env["ZOOM_WEBHOOK_SECRET"] = SECRET;
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env["ZOOM_WEBHOOK_SECRET"];
});

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const cohort = await addCohort(app, organization);
  const place = { online: { provider: "zoom" as const } };
  const event = await addEvent(app, organization, cohort, { startsAt: START, place });
  const lena = await addLearner(app, organization, cohort, "Lena");
  const admin = await addMember(app, organization, "Ada", ["admin"]);
  await keepSessions(app);
  const meet = (meetingNumber = String(MEETING)) =>
    app.run(async ({ db }): Promise<Id<"meetings">> => {
      const state = { state: "ready" as const, revision: 1, faults: 0 };
      const meetingId = await db.insert("meetings", {
        organizationId: organization,
        eventId: event,
        meetingNumber,
        ...state,
      });
      const way = { registrantId: "lena", joinUrl: "https://zoom.test/w/1" };
      await db.insert("meetingRegistrants", {
        organizationId: organization,
        meetingId,
        personId: lena.person,
        ...way,
      });
      return meetingId;
    });
  const post = async (request: RequestInit) => {
    const response = await app.fetch("/api/webhooks/zoom", request);
    await doDueWork(app);
    return response;
  };
  const tell = (is: "joined" | "left", minute: number, user = "1", registrant = "lena") =>
    post(
      zoomWebhook(
        SECRET,
        participantEvent(is, { meeting: MEETING, uuid: UUID, user, registrant, at: START + minute * MINUTE }),
      ),
    );
  const paginationOpts = { numItems: 10, cursor: null };
  const line = async () => {
    const { page } = await admin.as.query(api.attendance.sheet.list, { organization, event, paginationOpts });
    return page[0];
  };
  const failed = async () =>
    (
      await admin.as.query(api.conferencing.meetings.inbound, {
        organization,
        state: "failed",
        paginationOpts,
      })
    ).page;
  return { app, organization, event, lena, admin, meet, post, tell, line, failed };
}

describe("the signature", () => {
  const event = { event: "meeting.sharing_started", payload: {} };

  test.each([
    ["is right", zoomWebhook(SECRET, event, { at: START }), 200],
    ["is of another secret", zoomWebhook("another", event, { at: START }), 401],
    ["is none", zoomWebhook(SECRET, event, { at: START, signature: "" }), 401],
    ["is not in Zoom's form", zoomWebhook(SECRET, event, { at: START, signature: "v1=abc" }), 401],
    ["is five minutes old", zoomWebhook(SECRET, event, { at: START - 5 * MINUTE }), 200],
    ["is older", zoomWebhook(SECRET, event, { at: START - 5 * MINUTE - 1_000 }), 401],
    ["is of another body", { ...zoomWebhook(SECRET, event, { at: START }), body: "{}" }, 401],
    ["is of a body too long", zoomWebhook(SECRET, { event: "x".repeat(100_001) }, { at: START }), 413],
  ])("%s", async (_, request, status) => {
    const { post } = await start();
    expect((await post(request)).status).toBe(status);
  });

  test("cannot be checked where no secret is set, so that Zoom tries again", async () => {
    const { post } = await start();
    delete process.env["ZOOM_WEBHOOK_SECRET"];
    expect((await post(zoomWebhook(SECRET, event))).status).toBe(503);
  });
});

test("Zoom's check of the address is answered with the token's digest", async () => {
  const { app, post } = await start();
  const check = { event: "endpoint.url_validation", payload: { plainToken: "qgg8vlvZRS6UYooatFL8Aw" } };
  const response = await post(zoomWebhook(SECRET, check));
  expect(await response.json()).toEqual({
    plainToken: "qgg8vlvZRS6UYooatFL8Aw",
    encryptedToken: createHmac("sha256", SECRET).update("qgg8vlvZRS6UYooatFL8Aw").digest("hex"),
  });
  expect(await app.run(({ db }) => db.query("inboundEvents").collect())).toEqual([]);
});

describe("comings and goings", () => {
  test("fill the sheet, in any order and told twice", async () => {
    const { app, meet, tell, line } = await start();
    await meet();
    vi.setSystemTime(START + 50 * MINUTE);
    await tell("left", 20);
    await tell("joined", 0);
    await tell("joined", 0);
    await tell("joined", 30, "2");
    expect(await line()).toMatchObject({ name: "Lena", minutes: 40, isInside: true });
    expect(await app.run(({ db }) => db.query("inboundEvents").collect())).toHaveLength(3);
  });

  test("of people who did not come by a link of ours say nothing", async () => {
    const { meet, tell, line, failed } = await start();
    await meet();
    await tell("joined", 0, "1", "somebody else");
    expect(await line()).toMatchObject({ state: "absent" });
    expect(await failed()).toEqual([]);
  });
});

describe("what cannot be processed", () => {
  test("is kept, and processed again once it can be", async () => {
    const { app, organization, admin, meet, tell, line, failed } = await start();
    await tell("joined", 0);
    const [kept] = await app.run(({ db }) => db.query("inboundEvents").collect());
    expect(kept).toMatchObject({ state: "failed", problem: "No session has this meeting.", attempts: 1 });
    if (kept === undefined) return;
    await meet();
    await app.run(({ db }) => db.patch(kept._id, { organizationId: organization }));
    expect(await failed()).toMatchObject([{ id: kept._id, kind: "joined" }]);
    const again = () =>
      admin.as.mutation(api.conferencing.meetings.replay, { organization, inbound: kept._id });
    await again();
    await doDueWork(app);
    expect(await failed()).toEqual([]);
    expect(await line()).toMatchObject({ isInside: true });
    await expectFailure(again(), "conflict");
  });

  test("of another organization is not there", async () => {
    const { app, tell, organization } = await start();
    await tell("joined", 0);
    const [kept] = await app.run(({ db }) => db.query("inboundEvents").collect());
    const other = await addOrganization(app, "other");
    const stranger = await addMember(app, other, "Otto", ["admin"]);
    if (kept === undefined) throw new Error("Nothing was kept.");
    await app.run(({ db }) => db.patch(kept._id, { organizationId: organization }));
    await expectFailure(
      stranger.as.mutation(api.conferencing.meetings.replay, { organization: other, inbound: kept._id }),
      "notFound",
    );
  });
});

test("bodies go after 90 days", async () => {
  const { app, post } = await start();
  await post(zoomWebhook(SECRET, { event: "meeting.sharing_started", payload: {} }));
  const left = () => app.run(async ({ db }) => (await db.query("inboundEvents").collect()).length);
  vi.setSystemTime(START + 89 * 24 * HOUR);
  await app.mutation(internal.conferencing.jobs.sweep, {});
  expect(await left()).toBe(1);
  vi.setSystemTime(START + 91 * 24 * HOUR);
  await app.mutation(internal.conferencing.jobs.sweep, {});
  expect(await left()).toBe(0);
});
