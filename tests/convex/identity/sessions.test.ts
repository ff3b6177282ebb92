import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { publicHalf, type SigningKey } from "../../../convex/identity/rules/keySets";
import { DAY, HOUR, MINUTE } from "../../../convex/shared/time";
import {
  addOrganization,
  addPerson,
  type App,
  ISSUER,
  type Organization,
  startApp,
} from "../../support/convexApp";
import { EMAIL, logged, redeem, requestCode, secret, setSigningKey, signIn } from "./signIn";

let app: App;
let acme: Organization;
let key: SigningKey;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"], now: 1_800_000_000_000 });
  app = startApp();
  acme = await addOrganization(app);
  key = await setSigningKey();
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const tokenOf = (token: string) => app.action(api.identity.sessions.token, { secret, token });
const firstPage = { paginationOpts: { numItems: 50, cursor: null } };
const refusedWith = (code: string) => ({ data: { code } });

describe("a token for Convex", () => {
  test("says who it is and for how long, and its signature holds", async () => {
    const { token, personId, session } = await signIn(app, acme);
    const signed = await tokenOf(token);
    expect(signed).toEqual({
      jwt: expect.any(String) as string,
      expiresAt: Date.now() + 15 * MINUTE,
      person: { id: personId, name: "ada", email: EMAIL, locale: null, timeZone: null },
    });
    expect(decodeProtectedHeader(signed!.jwt)).toEqual({ alg: "ES256", typ: "JWT", kid: "first" });
    const publicKey = await importJWK(publicHalf(key), "ES256");
    const { payload } = await jwtVerify(signed!.jwt, publicKey, { currentDate: new Date() });
    expect(payload).toEqual({
      ...{ iss: ISSUER, aud: "cohortium", sub: personId, sid: session, name: "ada", email: EMAIL },
      ...{ iat: 1_800_000_000, exp: 1_800_000_900 },
    });
  });

  test.each([
    ["no session's", "x".repeat(43)],
    ["empty", ""],
  ])("is refused for a token that is %s", async (_, token) => {
    expect(await tokenOf(token)).toBeNull();
  });

  test("is for the server alone", async () => {
    const { token } = await signIn(app, acme);
    await expect(app.action(api.identity.sessions.token, { secret: "", token })).rejects.toMatchObject(
      refusedWith("forbidden"),
    );
  });

  test("is not made without a key", async () => {
    const { token } = await signIn(app, acme);
    delete process.env["IDENTITY_SIGNING_KEY"];
    await expect(tokenOf(token)).rejects.toMatchObject(refusedWith("unavailable"));
  });

  test("is not made for a person who was erased", async () => {
    const { token, personId } = await signIn(app, acme);
    await app.run(({ db }) => db.patch(personId, { pseudonymizedAt: 1 }));
    expect(await tokenOf(token)).toBeNull();
  });
});

describe("a session", () => {
  test("lasts for thirty days from its last use", async () => {
    const { token } = await signIn(app, acme);
    pass(30 * DAY - 1);
    expect(await tokenOf(token)).not.toBeNull();
    pass(30 * DAY - 1);
    expect(await tokenOf(token)).not.toBeNull();
    pass(30 * DAY);
    expect(await tokenOf(token)).toBeNull();
  });

  test("is noted as used once an hour at most", async () => {
    const { token, session } = await signIn(app, acme);
    const opened = Date.now();
    const lastSeen = () => app.run(async ({ db }) => (await db.get(session))!.lastSeenAt);
    pass(HOUR - 1);
    await tokenOf(token);
    expect(await lastSeen()).toBe(opened);
    pass(1);
    await tokenOf(token);
    expect(await lastSeen()).toBe(opened + HOUR);
  });

  test("has a token that nobody had before: one that was planted does not come to life", async () => {
    const planted = "p".repeat(43);
    const { token } = await signIn(app, acme, { oldToken: planted });
    expect(token).not.toBe(planted);
    expect(await tokenOf(planted)).toBeNull();
  });

  test("ends the one the browser had, whoever's that was", async () => {
    const eve = await signIn(app, acme, { email: "eve@people.test" });
    const ada = await signIn(app, acme, { oldToken: eve.token });
    expect(ada.personId).not.toBe(eve.personId);
    expect(await tokenOf(eve.token)).toBeNull();
    expect(await tokenOf(ada.token)).not.toBeNull();
  });

  test("is left alone by a sign-in that fails", async () => {
    const { token } = await signIn(app, acme);
    await requestCode(app, acme);
    expect(await redeem(app, acme, "none", { oldToken: token })).toEqual({ refused: "invalid" });
    expect(await tokenOf(token)).not.toBeNull();
  });

  test("that is one too many ends the one that lasts shortest", async () => {
    const { token, personId } = await signIn(app, acme);
    pass(1);
    await app.run(async ({ db }) => {
      for (let at = 0; at < 199; at++) {
        const times = { expiresAt: Date.now() + 30 * DAY, lastSeenAt: Date.now() };
        await db.insert("sessions", { personId, tokenHash: `${at}`, method: "code", ...times });
      }
    });
    expect(await tokenOf(token)).not.toBeNull();
    const newest = await signIn(app, acme);
    expect(await tokenOf(token)).toBeNull();
    expect(await tokenOf(newest.token)).not.toBeNull();
  });
});

describe("signing out", () => {
  test("ends this session at once, and no other", async () => {
    const [phone, laptop] = [await signIn(app, acme), await signIn(app, acme)];
    expect(phone.session).not.toBe(laptop.session);
    await app.mutation(api.identity.sessions.end, { secret, token: laptop.token });
    await expect(laptop.as.query(api.people.viewer.account, {})).rejects.toMatchObject(
      refusedWith("signedOut"),
    );
    expect(await tokenOf(laptop.token)).toBeNull();
    expect(await phone.as.query(api.people.viewer.account, {})).toMatchObject({ email: EMAIL });
  });

  test("twice, or with no session's token, changes nothing", async () => {
    const { token, session } = await signIn(app, acme);
    const end = (given: string) => app.mutation(api.identity.sessions.end, { secret, token: given });
    await end("none");
    await end(token);
    const ended = await app.run(({ db }) => db.get(session));
    pass(1);
    await end(token);
    expect(await app.run(({ db }) => db.get(session))).toEqual(ended);
  });

  test("everywhere ends all of one's own sessions, and is logged", async () => {
    const [phone, laptop] = [await signIn(app, acme), await signIn(app, acme)];
    const eve = await signIn(app, acme, { email: "eve@people.test" });
    await phone.as.mutation(api.identity.sessions.endAll, {});
    for (const { as, token } of [phone, laptop]) {
      await expect(as.query(api.people.viewer.account, {})).rejects.toMatchObject(refusedWith("signedOut"));
      expect(await tokenOf(token)).toBeNull();
    }
    expect(await tokenOf(eve.token)).not.toBeNull();
    expect(await logged(app)).toContain("sessions.endedEverywhere");
  });
});

describe("where I am signed in", () => {
  test("lists my live sessions and says which is this one", async () => {
    const old = await signIn(app, acme);
    await app.mutation(api.identity.sessions.end, { secret, token: old.token });
    const phone = await signIn(app, acme);
    pass(5);
    const laptop = await signIn(app, acme);
    await signIn(app, acme, { email: "eve@people.test" });
    const { page } = await phone.as.query(api.identity.sessions.list, firstPage);
    expect(page).toEqual([
      {
        ...{ id: laptop.session, method: "code", userAgent: "Firefox", current: false },
        ...{ since: expect.any(Number) as number, lastSeenAt: Date.now(), expiresAt: Date.now() + 30 * DAY },
      },
      expect.objectContaining({ id: phone.session, current: true, lastSeenAt: Date.now() - 5 }),
    ]);
  });

  test("one of them can be ended, but none of somebody else", async () => {
    const [phone, laptop] = [await signIn(app, acme), await signIn(app, acme)];
    await phone.as.mutation(api.identity.sessions.revoke, { session: laptop.session });
    expect(await tokenOf(laptop.token)).toBeNull();
    expect(await logged(app)).toContain("sessions.revoked");
    const eve = await addPerson(app, "Eve");
    await expect(
      eve.as.mutation(api.identity.sessions.revoke, { session: phone.session }),
    ).rejects.toMatchObject(refusedWith("notFound"));
    expect(await tokenOf(phone.token)).not.toBeNull();
  });
});

test("the sweep removes what ended a month ago, codes after a day, in as many runs as it takes", async () => {
  const { session, personId } = await signIn(app, acme);
  await app.run(async ({ db }) => {
    for (let at = 0; at < 450; at++) {
      const times = { expiresAt: Date.now(), lastSeenAt: 0, endedAt: Date.now() };
      await db.insert("sessions", { personId, tokenHash: `${at}`, method: "code", ...times });
      await db.insert("passkeyChallenges", { challenge: `${at}`, expiresAt: Date.now() });
    }
  });
  const left = () =>
    app.run(async ({ db }) => [
      (await db.query("sessions").collect()).length,
      (await db.query("signInCodes").collect()).length,
      (await db.query("passkeyChallenges").collect()).length,
    ]);
  const sweep = async () => {
    await app.mutation(internal.identity.jobs.sweep, {});
    await app.finishAllScheduledFunctions(vi.runAllTimers);
  };
  await app.run(async (ctx) => {
    for (const job of await ctx.db.system.query("_scheduled_functions").collect())
      await ctx.scheduler.cancel(job._id);
  });
  pass(DAY);
  await sweep();
  expect(await left()).toEqual([451, 1, 0]);
  pass(10 * MINUTE + 1);
  await sweep();
  expect(await left()).toEqual([451, 0, 0]);
  pass(29 * DAY - 10 * MINUTE);
  await sweep();
  expect(await left()).toEqual([1, 0, 0]);
  expect(await app.run(({ db }) => db.get(session))).not.toBeNull();
});

test("a token names nothing that is secret", async () => {
  const { token } = await signIn(app, acme);
  const signed = await tokenOf(token);
  expect(JSON.stringify(decodeJwt(signed!.jwt))).not.toContain(token);
});
