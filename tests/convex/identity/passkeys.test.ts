import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { MINUTE } from "../../../convex/shared/time";
import {
  addOrganization,
  addPerson,
  type App,
  type Caller,
  type Organization,
  startApp,
} from "../../support/convexApp";
import { type Mischief, SoftAuthenticator } from "../../support/softAuthenticator";
import { EMAIL, logged, secret, setSigningKey, signIn, type SignedIn } from "./signIn";

const ORIGIN = "https://academy.test";
let app: App;
let acme: Organization;
let ada: SignedIn;
let device: SoftAuthenticator;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  app = startApp();
  acme = await addOrganization(app);
  await setSigningKey();
  ada = await signIn(app, acme);
  device = await SoftAuthenticator.make();
});
afterEach(() => vi.useRealTimers());

const refusedWith = (code: string) => ({ data: { code } });
const INVALID = { refused: "invalid" };

async function creation(as: Caller = ada.as, origin = ORIGIN, organization = acme) {
  const options = await as.action(api.identity.ceremonies.registrationOptions, { organization, origin });
  return JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON;
}

const keep = (response: object, as: Caller = ada.as, name = "Telephone") =>
  as.action(api.identity.ceremonies.register, {
    ...{ organization: acme, origin: ORIGIN, name },
    response: JSON.stringify(response),
  });

async function register(mischief: Mischief = {}) {
  return keep(await device.create(await creation(), ORIGIN, mischief));
}

async function request(origin = ORIGIN, organization = acme, address = "192.0.2.1") {
  const args = { secret, organization, origin, address };
  const options = await app.action(api.identity.ceremonies.signInOptions, args);
  return JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON;
}

const enter = (response: object | string, oldToken?: string) =>
  app.action(api.identity.ceremonies.signIn, {
    ...{ secret, organization: acme, origin: ORIGIN, userAgent: "Firefox" },
    response: typeof response === "string" ? response : JSON.stringify(response),
    ...(oldToken === undefined ? {} : { oldToken }),
  });

const assert = async (mischief: Mischief = {}) => device.get(await request(), ORIGIN, mischief);
const list = () => ada.as.query(api.identity.passkeys.list, {});

describe("registering a passkey", () => {
  test("asks for one that names the person, on this host, after verification", async () => {
    const options = await creation();
    expect(options).toMatchObject({
      rp: { id: "academy.test", name: "acme" },
      user: { name: EMAIL, displayName: "ada" },
      attestation: "none",
      excludeCredentials: [],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect(options.challenge).toMatch(/^[\w-]{43}$/);
  });

  test("keeps it under the person's name for it, and is logged", async () => {
    const id = await register();
    expect(await list()).toEqual([
      { id, name: "Telephone", host: "academy.test", since: expect.any(Number) as number, lastUsedAt: null },
    ]);
    expect(await logged(app)).toEqual(["sessions.opened", "passkeys.added"]);
    expect((await creation()).excludeCredentials).toMatchObject([{ id: device.credentialId }]);
  });

  test.each<[string, Mischief]>([
    ["another origin", { origin: "https://evil.test" }],
    ["another host", { rpId: "evil.test" }],
    ["another ceremony", { type: "webauthn.get" }],
    ["no verification of the user", { userVerified: false }],
  ])("is refused with %s", async (_, mischief) => {
    await expect(register(mischief)).rejects.toMatchObject(refusedWith("invalid"));
    expect(await list()).toEqual([]);
  });

  test("is refused with a challenge that was used, is too old, or was somebody else's", async () => {
    const used = await device.create(await creation(), ORIGIN);
    await keep(used);
    device = await SoftAuthenticator.make();
    const eve = await addPerson(app, "Eve");
    const old = await device.create(await creation(), ORIGIN);
    vi.setSystemTime(Date.now() + 5 * MINUTE);
    const elses = await device.create(await creation(eve.as), ORIGIN);
    const signInChallenge = { ...(await creation()), challenge: (await request()).challenge };
    const crossed = await device.create(signInChallenge, ORIGIN);
    for (const response of [used, old, elses, crossed])
      await expect(keep(response)).rejects.toMatchObject(refusedWith("invalid"));
    expect(await list()).toHaveLength(1);
  });

  test("is refused for an authenticator's key that is known, and beyond twenty", async () => {
    await register();
    await expect(register()).rejects.toMatchObject(refusedWith("conflict"));
    await app.run(async ({ db }) => {
      const [first] = await db.query("passkeys").collect();
      const { personId, publicKey, counter, transports, host, name } = first!;
      const fields = { personId, publicKey, counter, transports, host, name };
      for (let at = 1; at < 20; at++) await db.insert("passkeys", { ...fields, credentialId: `more${at}` });
    });
    device = await SoftAuthenticator.make();
    await expect(register()).rejects.toMatchObject(refusedWith("conflict"));
  });

  test.each([
    ["https://other.test", "a host of nobody"],
    ["http://academy.test", "no https"],
    ["https://academy.test/", "a path"],
    ["academy.test", "no origin"],
    ["https://192.0.2.7", "an address"],
  ])("is unavailable at %s: %s", async (origin) => {
    await expect(creation(ada.as, origin)).rejects.toMatchObject(refusedWith("unavailable"));
    await expect(request(origin)).rejects.toMatchObject(refusedWith("unavailable"));
  });

  test("is unavailable at the host of another organization", async () => {
    const other = await addOrganization(app, "other");
    await expect(creation(ada.as, ORIGIN, other)).rejects.toMatchObject(refusedWith("unavailable"));
    expect((await creation(ada.as, "https://other.academy.test", other)).rp.id).toBe("other.academy.test");
  });

  test.each([
    ["", "required"],
    ["   ", "required"],
    ["x".repeat(81), "tooLong"],
  ])("is refused under the name %j", async (name, problem) => {
    const response = await device.create(await creation(), ORIGIN);
    await expect(keep(response, ada.as, name)).rejects.toMatchObject({
      data: { code: "invalid", details: { fields: { name: problem } } },
    });
  });
});

describe("signing in by a passkey", () => {
  beforeEach(async () => {
    await register();
  });

  test("opens a session of its person, with a new token, and ends the old one", async () => {
    const outcome = await enter(await assert(), ada.token);
    expect(outcome).toMatchObject({ personId: ada.personId });
    const { token } = outcome as { token: string };
    expect(await app.action(api.identity.sessions.token, { secret, token })).not.toBeNull();
    expect(await app.action(api.identity.sessions.token, { secret, token: ada.token })).toBeNull();
    const passkey = await app.run(({ db }) => db.query("passkeys").unique());
    expect(passkey).toMatchObject({ counter: 1, lastUsedAt: Date.now() });
    expect(await logged(app)).toEqual(["sessions.opened", "passkeys.added", "sessions.opened"]);
  });

  test("asks for no passkey by name, so that nobody learns who has one", async () => {
    expect(await request()).toMatchObject({ rpId: "academy.test", userVerification: "required" });
    expect((await request()).allowCredentials ?? []).toEqual([]);
  });

  test.each<[string, Mischief]>([
    ["another origin", { origin: "https://evil.test" }],
    ["another host", { rpId: "evil.test" }],
    ["another ceremony", { type: "webauthn.create" }],
    ["no verification of the user", { userVerified: false }],
    ["another person's handle", { userHandle: "c29tZWJvZHk" }],
  ])("is refused with %s", async (_, mischief) => {
    expect(await enter(await assert(mischief))).toEqual(INVALID);
  });

  test("is refused with an answer that was used, or is too old", async () => {
    const used = await assert();
    expect(await enter(used)).toHaveProperty("token");
    expect(await enter(used)).toEqual(INVALID);
    const old = await assert();
    vi.setSystemTime(Date.now() + 5 * MINUTE);
    expect(await enter(old)).toEqual(INVALID);
  });

  test("of two who use one answer at once, one comes in", async () => {
    const answer = await assert();
    const outcomes = await Promise.all([enter(answer), enter(answer)]);
    expect(outcomes.filter((outcome) => "token" in outcome)).toHaveLength(1);
  });

  test("is refused with a registration's challenge", async () => {
    const { challenge } = await creation();
    expect(await enter(await device.get({ challenge, rpId: "academy.test" }, ORIGIN))).toEqual(INVALID);
  });

  test("is refused when the authenticator's counter goes back: it was copied", async () => {
    expect(await enter(await assert({ counter: 7 }))).toHaveProperty("token");
    expect(await enter(await assert({ counter: 7 }))).toEqual(INVALID);
    expect(await enter(await assert({ counter: 8 }))).toHaveProperty("token");
  });

  test("is refused with a signature by another key", async () => {
    const other = await SoftAuthenticator.make();
    const theirs = await other.get(await request(), ORIGIN, { userHandle: (await creation()).user.id });
    const { credentialId: id } = device;
    expect(await enter({ ...theirs, id, rawId: id })).toEqual(INVALID);
    expect(await enter(theirs)).toEqual(INVALID);
  });

  test.each<[string, (answer: AuthenticationResponseJSON) => unknown]>([
    ["an empty object", () => ({})],
    ["no response", ({ id }) => ({ id })],
    ["an id that is no text", (answer) => ({ ...answer, id: { $gt: "" } })],
    [
      "data that is no base64url",
      (answer) => ({ ...answer, response: { ...answer.response, clientDataJSON: "%" } }),
    ],
    [
      "authenticator data cut off",
      (answer) => ({ ...answer, response: { ...answer.response, authenticatorData: "AA" } }),
    ],
    ["no signature", (answer) => ({ ...answer, response: { ...answer.response, signature: "" } })],
  ])("is refused with %s", async (_, spoil) => {
    expect(await enter(spoil(await assert()) as object)).toEqual(INVALID);
  });

  test.each([["no JSON"], ["null"], ["17"], [""]])("is refused with %j for an answer", async (text) => {
    await expect(enter(text)).rejects.toMatchObject(refusedWith("invalid"));
  });

  test("is limited for a client", async () => {
    for (let times = 0; times < 120; times++) await request(ORIGIN, acme, "192.0.2.9");
    await expect(request(ORIGIN, acme, "192.0.2.9")).rejects.toMatchObject(refusedWith("rateLimited"));
  });

  test("is refused once the passkey was removed, and that is logged", async () => {
    const answer = await assert();
    const [passkey] = await list();
    await ada.as.mutation(api.identity.passkeys.remove, { passkey: passkey!.id });
    expect(await enter(answer)).toEqual(INVALID);
    expect(await list()).toEqual([]);
    expect(await logged(app)).toContain("passkeys.removed");
  });
});

describe("a signature that was verified opens nothing", () => {
  const finish = (counter = 1) =>
    app.mutation(internal.identity.ceremonySteps.finishAuthentication, {
      ...{ organization: acme, credentialId: device.credentialId, counter, userAgent: "Firefox" },
    });

  test("when the passkey was removed meanwhile", async () => {
    const passkey = await register();
    await ada.as.mutation(api.identity.passkeys.remove, { passkey });
    expect(await finish()).toBeNull();
  });

  test("when its person was erased meanwhile", async () => {
    await register();
    await app.run(({ db }) => db.patch(ada.personId, { pseudonymizedAt: 1 }));
    expect(await finish()).toBeNull();
  });

  test("when a use that the authenticator counted later came in before", async () => {
    await register();
    expect(await finish(5)).toMatchObject({ personId: ada.personId });
    expect(await finish(4)).toBeNull();
  });

  test("but signs in by an authenticator that does not count", async () => {
    await register();
    expect(await finish(0)).toMatchObject({ personId: ada.personId });
    expect(await finish(0)).toMatchObject({ personId: ada.personId });
  });
});

describe("my passkeys", () => {
  test("can be given another name", async () => {
    const passkey = await register();
    await ada.as.mutation(api.identity.passkeys.rename, { passkey, name: " Key ring " });
    expect(await list()).toMatchObject([{ name: "Key ring" }]);
    await expect(ada.as.mutation(api.identity.passkeys.rename, { passkey, name: "" })).rejects.toMatchObject(
      refusedWith("invalid"),
    );
  });

  test("are nobody else's to see, name or remove", async () => {
    const passkey = await register();
    const eve = await addPerson(app, "Eve");
    expect(await eve.as.query(api.identity.passkeys.list, {})).toEqual([]);
    const attempts = [
      () => eve.as.mutation(api.identity.passkeys.rename, { passkey, name: "Mine" }),
      () => eve.as.mutation(api.identity.passkeys.remove, { passkey }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(refusedWith("notFound"));
    expect(await list()).toMatchObject([{ name: "Telephone" }]);
  });
});
