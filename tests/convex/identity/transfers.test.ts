import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { sha256Hex } from "../../../convex/shared/hashes";
import { MINUTE } from "../../../convex/shared/time";
import { addMember, addOrganization, type App, type Organization, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { EMAIL, logged, secret, setSigningKey, signIn, type SignedIn } from "./signIn";

const STATE = "what Ada's browser keeps";

let app: App;
let acme: Organization;
let beta: Organization;
let ada: SignedIn;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  app = startApp();
  await setSigningKey();
  acme = await addOrganization(app);
  beta = await addOrganization(app, "beta");
  ada = await signIn(app, acme, { joinAs: "learner" });
  await join(beta, ada.personId);
});
afterEach(() => vi.useRealTimers());

function join(organizationId: Organization, personId: Id<"persons">) {
  const row = { organizationId, personId, kinds: ["learner" as const], name: "Ada" };
  return app.run(({ db }) => db.insert("affiliations", row));
}

type Asked = { token?: string | null; target?: string; state?: string };
async function issue({ token = ada.token, target = beta, state = STATE }: Asked = {}) {
  const stateHash = await sha256Hex(state);
  return app.mutation(api.identity.transfers.issue, { secret, token, target, stateHash });
}

/** A code for Ada at Beta. */
const codeFor = async (asked: Asked = {}) => (await issue(asked)).code!;

type Taken = { organization?: Organization; state?: string; oldToken?: string };
const redeem = (code: string, { organization = beta, state = STATE, ...more }: Taken = {}) =>
  app.mutation(api.identity.transfers.redeem, {
    ...{ secret, organization, code, state, userAgent: "Firefox" },
    ...more,
  });

const tokenOf = (token: string) => app.action(api.identity.sessions.token, { secret, token });
const REFUSED = { refused: "invalid" };

describe("a code", () => {
  test("signs the same person in at the other organization, which its log tells", async () => {
    const issued = await issue();
    expect(issued).toEqual({ origin: "https://beta.academy.test", code: expect.any(String) as string });
    const opened = await redeem(issued.code!);
    if (!("token" in opened)) throw new Error("It was refused.");
    expect(opened.personId).toBe(ada.personId);
    expect(opened.token).not.toBe(ada.token);
    expect(await tokenOf(opened.token)).toMatchObject({ person: { email: EMAIL } });
    expect(await tokenOf(ada.token)).toMatchObject({ person: { email: EMAIL } });
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries.at(-1)).toMatchObject({ action: "sessions.opened", organizationId: beta });
    const sessions = await app.run(({ db }) => db.query("sessions").collect());
    expect(sessions.map(({ method }) => method)).toEqual(["code", "code"]);
  });

  test("is kept as a hash, and the state too", async () => {
    const code = await codeFor();
    const [row] = await app.run(({ db }) => db.query("sessionTransfers").collect());
    expect(row).toMatchObject({ codeHash: await sha256Hex(code), stateHash: await sha256Hex(STATE) });
    expect(JSON.stringify(row)).not.toContain(code);
    expect(JSON.stringify(row)).not.toContain(STATE);
  });

  test("works once: replayed it opens nothing", async () => {
    const code = await codeFor();
    expect(await redeem(code)).toHaveProperty("token");
    expect(await redeem(code)).toEqual(REFUSED);
  });

  test("taken by two at once opens one session", async () => {
    const code = await codeFor();
    const outcomes = await Promise.all([redeem(code), redeem(code)]);
    expect(outcomes.filter((outcome) => "token" in outcome)).toHaveLength(1);
    expect(outcomes).toContainEqual(REFUSED);
  });

  test("is good for a minute", async () => {
    const [first, second] = [await codeFor(), await codeFor()];
    vi.setSystemTime(Date.now() + MINUTE - 1);
    expect(await redeem(first)).toHaveProperty("token");
    vi.setSystemTime(Date.now() + 1);
    expect(await redeem(second)).toEqual(REFUSED);
  });

  test("does not sign in a browser that did not ask for it (login CSRF), and is used up by that", async () => {
    const code = await codeFor();
    expect(await redeem(code, { state: "what another browser keeps" })).toEqual(REFUSED);
    expect(await redeem(code)).toEqual(REFUSED);
    expect(await redeem(await codeFor({ state: "" }), { state: "x" })).toEqual(REFUSED);
  });

  test("is good in the organization for which it was asked alone", async () => {
    const gamma = await addOrganization(app, "gamma");
    await join(gamma, ada.personId);
    expect(await redeem(await codeFor(), { organization: gamma })).toEqual(REFUSED);
  });

  test("dies with the session it comes from, and with the place in the organization", async () => {
    const code = await codeFor();
    await app.mutation(api.identity.sessions.end, { secret, token: ada.token });
    expect(await redeem(code)).toEqual(REFUSED);
    const again = await signIn(app, acme);
    const other = await codeFor({ token: again.token });
    await app.run(async ({ db }) => {
      for (const { _id, organizationId } of await db.query("affiliations").collect())
        if (organizationId === beta) await db.delete(_id);
    });
    expect(await redeem(other)).toEqual(REFUSED);
  });

  test("made up, or empty, opens nothing", async () => {
    for (const code of ["", "guess"]) expect(await redeem(code)).toEqual(REFUSED);
    expect(await logged(app)).toEqual(["sessions.opened"]);
  });

  test("that was never taken is swept", async () => {
    await codeFor();
    vi.setSystemTime(Date.now() + MINUTE + 1);
    const { internal } = await import("../../../convex/_generated/api");
    await app.mutation(internal.identity.jobs.sweep, {});
    expect(await app.run(({ db }) => db.query("sessionTransfers").collect())).toEqual([]);
  });
});

describe("a browser that is signed in there already", () => {
  test("as the same person keeps its session", async () => {
    const there = await signIn(app, beta);
    expect(await redeem(await codeFor(), { oldToken: there.token })).toEqual({ kept: true });
    expect(await tokenOf(there.token)).not.toBeNull();
  });

  test("as somebody else is signed out as them", async () => {
    const bob = await signIn(app, beta, { email: "bob@people.test" });
    expect(await redeem(await codeFor(), { oldToken: bob.token })).toHaveProperty("token");
    expect(await tokenOf(bob.token)).toBeNull();
  });
});

describe("no code is given", () => {
  test("to who is not signed in, has nothing to do with the target, or has a session of one organization", async () => {
    const nowhere = { origin: "https://beta.academy.test", code: null };
    expect(await issue({ token: null })).toEqual(nowhere);
    expect(await issue({ token: "planted" })).toEqual(nowhere);
    const bob = await signIn(app, acme, { email: "bob@people.test" });
    expect(await issue({ token: bob.token })).toEqual(nowhere);
    await app.run(({ db }) => db.patch(ada.session, { organizationId: acme }));
    expect(await issue()).toEqual(nowhere);
    expect(await app.run(({ db }) => db.query("sessionTransfers").collect())).toEqual([]);
  });

  test("to an owner who looks at the product as somebody else", async () => {
    const owner = await addMember(app, acme, "Olga", ["owner"]);
    const lending = await app.run(async ({ db }) => (await db.get(owner.session))!);
    await app.run(({ db }) =>
      db.patch(ada.session, {
        ...{ method: "impersonation", organizationId: acme },
        ...{ impersonatorId: owner.person, impersonatorSessionId: lending._id },
      }),
    );
    expect(await issue()).toMatchObject({ code: null });
  });

  test("for what is no organization, or is being deleted", async () => {
    for (const target of ["", "evil.example", ada.personId])
      await expectFailure(issue({ target }), "notFound");
    await app.run(({ db }) => db.patch(beta, { deletingSince: 1 }));
    await expectFailure(issue(), "notFound");
  });

  test("for a state that is no digest", async () => {
    const args = { secret, token: ada.token, target: beta, stateHash: STATE };
    await expectFailure(app.mutation(api.identity.transfers.issue, args), "invalid");
  });
});

test("a code leads to the organization's own host name where it has one", async () => {
  await app.run(({ db }) => db.insert("domains", { organizationId: beta, domain: "learn.beta.example" }));
  expect((await issue()).origin).toBe("https://learn.beta.example");
});
