import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { HOUR, MINUTE } from "../../../convex/shared/time";
import { addMember, addOrganization, type App, type Organization, startApp } from "../../support/convexApp";
import { EMAIL, logged, newestCode, redeem, requestCode, secret, signIn } from "./signIn";

let app: App;
let acme: Organization;

beforeEach(async () => {
  // Mails are not sent here, and time goes on when a test says so.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  app = startApp();
  acme = await addOrganization(app);
});
afterEach(() => vi.useRealTimers());

const EXPIRED = { refused: "expired" };
const INVALID = { refused: "invalid" };

function other(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

/** How many rows each table has that a request or a sign-in may write. */
function rows(): Promise<Record<string, number>> {
  const tables = ["persons", "affiliations", "sessions", "signInCodes", "deliveries", "notices"] as const;
  return app.run(async ({ db }) => {
    const counts = tables.map(async (table) => [table, (await db.query(table).collect()).length] as const);
    return Object.fromEntries(await Promise.all(counts));
  });
}

describe("a code for whoever runs the machine", () => {
  const handOver = (email = EMAIL) =>
    app.mutation(api.identity.codes.handOver, { secret, organization: acme, email });

  test("is the newest one, where mails are kept", async () => {
    await requestCode(app, acme);
    const code = await requestCode(app, acme);
    expect(await handOver()).toBe(code);
    expect(await handOver("nobody@people.test")).toBeNull();
    expect(await handOver("no address")).toBeNull();
  });

  test("is refused where a provider carries mails out", async () => {
    await requestCode(app, acme);
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    expect(await handOver()).toBeNull();
    vi.unstubAllEnvs();
    vi.stubEnv("RESEND_API_KEY", "re_key");
    expect(await handOver()).toBeNull();
    vi.unstubAllEnvs();
  });

  test("is none once it has run out", async () => {
    await requestCode(app, acme);
    vi.setSystemTime(Date.now() + HOUR);
    expect(await handOver()).toBeNull();
  });

  test("needs the server's secret", async () => {
    await requestCode(app, acme);
    await expect(
      app.mutation(api.identity.codes.handOver, { secret: "a guess", organization: acme, email: EMAIL }),
    ).rejects.toMatchObject({ data: { code: "forbidden" } });
  });
});

describe("signing in by code", () => {
  test("the code of the mail opens a session for a new account", async () => {
    const code = await requestCode(app, acme, " Ada@People.Test ");
    expect(code).toMatch(/^\d{6}$/);
    expect(await redeem(app, acme, code)).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      personId: expect.any(String) as string,
    });
    expect(await rows()).toMatchObject({ persons: 1, sessions: 1, affiliations: 0 });
    const person = await app.run(({ db }) => db.query("persons").unique());
    expect(person).toMatchObject({ name: "ada", email: EMAIL });
    expect(await logged(app)).toEqual(["sessions.opened"]);
  });

  test("it opens the account that the address has", async () => {
    const { person } = await addMember(app, acme, "Ada");
    expect(await signIn(app, acme)).toMatchObject({ personId: person });
    expect(await rows()).toMatchObject({ persons: 1, affiliations: 1 });
  });

  test("who signs up as a learner gets a place in the organization", async () => {
    const { personId } = await signIn(app, acme, { joinAs: "learner" });
    const affiliation = await app.run(({ db }) => db.query("affiliations").unique());
    expect(affiliation).toMatchObject({ organizationId: acme, personId, kinds: ["learner"], email: EMAIL });
  });

  test.each([["12 34 56"], [" 123456 "], ["123-456"]])("a code may be typed as %j", async (typed) => {
    const code = await requestCode(app, acme);
    const entered = [...typed].map((sign) => (/\d/.test(sign) ? code[Number(sign) - 1] : sign)).join("");
    expect(await redeem(app, acme, entered)).toHaveProperty("token");
  });

  test("neither code nor token is kept in clear where sessions and codes are", async () => {
    const code = await requestCode(app, acme);
    const outcome = await redeem(app, acme, code);
    const kept = await app.run(async ({ db }) =>
      JSON.stringify([await db.query("signInCodes").collect(), await db.query("sessions").collect()]),
    );
    expect(kept).not.toContain(code);
    expect(kept).not.toContain((outcome as { token: string }).token);
  });
});

describe("a code is refused", () => {
  test("when it is used again", async () => {
    const code = await requestCode(app, acme);
    await redeem(app, acme, code);
    expect(await redeem(app, acme, code)).toEqual(EXPIRED);
    expect(await rows()).toMatchObject({ sessions: 1 });
  });

  test("by one of two who use it at once", async () => {
    const code = await requestCode(app, acme);
    const outcomes = await Promise.all([redeem(app, acme, code), redeem(app, acme, code)]);
    expect(outcomes.filter((outcome) => "token" in outcome)).toHaveLength(1);
    expect(outcomes).toContainEqual(EXPIRED);
    expect(await rows()).toMatchObject({ sessions: 1, persons: 1 });
  });

  test.each([
    [10 * MINUTE - 1, "token"],
    [10 * MINUTE, "refused"],
  ])("when ten minutes have gone: after %d ms the answer has a %s", async (wait, field) => {
    const code = await requestCode(app, acme);
    vi.setSystemTime(Date.now() + wait);
    expect(await redeem(app, acme, code)).toHaveProperty(field);
  });

  test("after five wrong ones, even the right one", async () => {
    const code = await requestCode(app, acme);
    for (let tries = 0; tries < 5; tries++) expect(await redeem(app, acme, other(code))).toEqual(INVALID);
    expect(await redeem(app, acme, code)).toEqual(EXPIRED);
    expect(await rows()).toMatchObject({ sessions: 0, persons: 0 });
  });

  test("but not after four", async () => {
    const code = await requestCode(app, acme);
    for (let tries = 0; tries < 4; tries++) await redeem(app, acme, other(code));
    expect(await redeem(app, acme, code)).toHaveProperty("token");
  });

  test("when a newer one was sent", async () => {
    const first = await requestCode(app, acme);
    const second = await requestCode(app, acme);
    if (first !== second) expect(await redeem(app, acme, first)).toEqual(INVALID);
    expect(await redeem(app, acme, second)).toHaveProperty("token");
  });

  test("when it was sent to another address", async () => {
    const code = await requestCode(app, acme);
    await requestCode(app, acme, "eve@people.test");
    const evesCode = await newestCode(app, "eve@people.test");
    if (code !== evesCode) expect(await redeem(app, acme, evesCode)).toEqual(INVALID);
    expect(await redeem(app, acme, code, { email: "nobody@people.test" })).toEqual(EXPIRED);
  });

  test.each([["12345"], ["1234567"], ["12345a"], [""], ["١٢٣٤٥٦"]])(
    "when it is none: %j",
    async (entered) => {
      await requestCode(app, acme);
      expect(await redeem(app, acme, entered)).toEqual(INVALID);
    },
  );

  test("when the address is none", async () => {
    expect(await redeem(app, acme, "123456", { email: "ada" })).toEqual(INVALID);
  });
});

describe("guessing", () => {
  test("is slowed down for an address, whoever guesses and however many codes are sent", async () => {
    let guesses = 0;
    for (let request = 0; request < 3; request++) {
      const code = await requestCode(app, acme);
      for (let tries = 0; tries < 5; tries++) {
        const address = `192.0.2.${guesses}`;
        const outcome = await redeem(app, acme, other(code), { address });
        if ("refused" in outcome && outcome.refused === "rateLimited") break;
        guesses++;
      }
    }
    expect(guesses).toBe(10);
    const code = await newestCode(app, EMAIL);
    expect(await redeem(app, acme, code)).toEqual({ refused: "rateLimited", retryAfterMs: 3 * MINUTE });
    vi.setSystemTime(Date.now() + 3 * MINUTE);
    expect(await redeem(app, acme, code)).toHaveProperty("token");
  });

  test("is slowed down for a client, whichever addresses it tries", async () => {
    for (let tries = 0; tries < 120; tries++)
      expect(await redeem(app, acme, "123456", { email: `p${tries}@people.test` })).toEqual(EXPIRED);
    expect(await redeem(app, acme, "123456", { email: "last@people.test" })).toMatchObject({
      refused: "rateLimited",
    });
  });
});

describe("asking for codes", () => {
  test("is answered and written the same whether somebody has an account or not", async () => {
    await addMember(app, acme, "Ada");
    const before = await rows();
    const answer = await app.mutation(api.identity.codes.request, {
      ...{ secret, organization: acme, address: "192.0.2.1", locale: "en" },
      email: EMAIL,
    });
    const known = await rows();
    const otherAnswer = await app.mutation(api.identity.codes.request, {
      ...{ secret, organization: acme, address: "192.0.2.1", locale: "en" },
      email: "nobody@people.test",
    });
    const unknown = await rows();
    expect(answer).toEqual({ sent: true });
    expect(otherAnswer).toEqual(answer);
    const added = (from: Record<string, number>, to: Record<string, number>) =>
      Object.fromEntries(Object.keys(to).map((table) => [table, to[table]! - from[table]!]));
    expect(added(known, unknown)).toEqual(added(before, known));
    expect(added(before, known)).toEqual({
      ...{ persons: 0, affiliations: 0, sessions: 0, notices: 0 },
      ...{ signInCodes: 1, deliveries: 1 },
    });
    const mails = await app.run(({ db }) => db.query("deliveries").collect());
    expect(mails.map(({ personId }) => personId)).toEqual([undefined, undefined]);
  });

  test("wrong codes are answered the same whether somebody has an account or not", async () => {
    await addMember(app, acme, "Ada");
    const code = await requestCode(app, acme);
    const codeOfNobody = await requestCode(app, acme, "nobody@people.test");
    const answers = [
      await redeem(app, acme, other(code)),
      await redeem(app, acme, other(codeOfNobody), { email: "nobody@people.test" }),
    ];
    expect(answers).toEqual([INVALID, INVALID]);
  });

  test("is limited for an address, known or not", async () => {
    await addMember(app, acme, "Ada");
    for (const email of [EMAIL, "nobody@people.test"]) {
      for (let times = 0; times < 5; times++) await requestCode(app, acme, email);
      await expect(requestCode(app, acme, email)).rejects.toMatchObject({
        data: { code: "rateLimited", details: { retryAfterMs: 6 * MINUTE } },
      });
    }
    vi.setSystemTime(Date.now() + HOUR);
    expect(await requestCode(app, acme)).toMatch(/^\d{6}$/);
  });

  test("is limited for a client", async () => {
    for (let times = 0; times < 60; times++) await requestCode(app, acme, `p${times}@people.test`);
    await expect(requestCode(app, acme, "last@people.test")).rejects.toMatchObject({
      data: { code: "rateLimited" },
    });
    expect(await requestCode(app, acme, "last@people.test", "192.0.2.2")).toMatch(/^\d{6}$/);
  });

  test.each([["ada"], [""], ["ada@"], ["ada@localhost"], [`${"a".repeat(250)}@people.test`]])(
    "is refused for %j",
    async (email) => {
      await expect(requestCode(app, acme, email)).rejects.toMatchObject({
        data: { code: "invalid", details: { fields: { email: "email" } } },
      });
    },
  );

  test("is for the server alone", async () => {
    const args = { organization: acme, email: EMAIL, address: "192.0.2.1", locale: "en" };
    await expect(
      app.mutation(api.identity.codes.request, { ...args, secret: "a guess" }),
    ).rejects.toMatchObject({ data: { code: "forbidden" } });
    expect(await rows()).toMatchObject({ signInCodes: 0, deliveries: 0 });
  });
});
