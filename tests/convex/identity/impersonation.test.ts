import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { MINUTE } from "../../../convex/shared/time";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { secret, setSigningKey, signedInBy, signIn, type SignedIn } from "./signIn";

let app: App;
let acme: Organization;
let owner: SignedIn;
let ada: Somebody;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  app = startApp();
  await setSigningKey();
  acme = await addOrganization(app);
  await addMember(app, acme, "Olga", ["owner"]);
  owner = await signIn(app, acme, { email: "olga@people.test" });
  ada = await addMember(app, acme, "Ada Lovelace", ["reviewer"]);
});
afterEach(() => vi.useRealTimers());

const refusedWith = (code: string) => ({ data: { code } });
const begin = (person: Id<"persons">, by: Pick<Somebody, "as"> = owner, organization = acme) =>
  by.as.mutation(api.identity.impersonation.begin, { organization, person, userAgent: "Firefox" });
const tokenOf = (token: string) => app.action(api.identity.sessions.token, { secret, token });
const end = (token: string) => app.mutation(api.identity.impersonation.end, { secret, token });

/** The owner as Ada. */
async function asAda(): Promise<SignedIn> {
  // The one Ada has of her own would be found first.
  await app.run(({ db }) => db.patch(ada.session, { endedAt: 1 }));
  return signedInBy(app, await begin(ada.person));
}

function entries() {
  return app.run(async ({ db }) => {
    const all = await db.query("auditEntries").collect();
    return all.filter(({ action }) => action.startsWith("impersonation."));
  });
}

describe("an owner who looks at the product as somebody else", () => {
  test("sees what they see, and the product says so", async () => {
    const { as } = await asAda();
    expect(await as.query(api.people.viewer.current, { organization: acme })).toMatchObject({
      person: { id: ada.person, name: "Ada Lovelace", impersonated: true },
      roles: ["reviewer"],
    });
  });

  test("does not learn of the person's other organizations", async () => {
    const other = await addOrganization(app, "other");
    await app.run(({ db }) =>
      db.insert("affiliations", {
        organizationId: other,
        personId: ada.person,
        kinds: ["staff"],
        name: "Ada Lovelace",
      }),
    );
    expect(await ada.as.query(api.tenancy.organizations.mine, {})).toHaveLength(2);
    const { as } = await asAda();
    expect(await as.query(api.tenancy.organizations.mine, {})).toMatchObject([
      { organization: { id: acme } },
    ]);
  });

  test("returns to their own session, whose token is new; both ways are logged", async () => {
    const lent = await asAda();
    const back = await end(lent.token);
    expect(back).toEqual({ token: expect.any(String) as string, personId: owner.personId });
    expect(await tokenOf(lent.token)).toBeNull();
    expect(await tokenOf(owner.token)).toBeNull();
    expect(await tokenOf(back!.token)).toMatchObject({ person: { id: owner.personId } });
    expect(await owner.as.query(api.people.viewer.account, {})).toMatchObject({ id: owner.personId });
    const entity = { table: "persons", id: ada.person };
    expect(await entries()).toMatchObject([
      { action: "impersonation.begun", actorId: owner.personId, organizationId: acme, entity },
      { action: "impersonation.ended", actorId: owner.personId, organizationId: acme, entity },
    ]);
  });

  test("may do so for an hour, however often the product is used meanwhile", async () => {
    const lent = await asAda();
    vi.setSystemTime(Date.now() + 60 * MINUTE - 1);
    expect(await tokenOf(lent.token)).toMatchObject({ expiresAt: Date.now() + 1 });
    vi.setSystemTime(Date.now() + 1);
    expect(await tokenOf(lent.token)).toBeNull();
    expect(await end(lent.token)).toBeNull();
    await expect(lent.as.query(api.people.viewer.account, {})).rejects.toMatchObject(
      refusedWith("signedOut"),
    );
  });

  test("finds its end in the log when the hour is over, and once when it was ended before", async () => {
    await asAda();
    vi.advanceTimersByTime(60 * MINUTE);
    await app.finishInProgressScheduledFunctions();
    const entity = { table: "persons", id: ada.person };
    expect(await entries()).toMatchObject([
      { action: "impersonation.begun", actor: "person", actorId: owner.personId, entity },
      { action: "impersonation.ended", actor: "system", actorId: owner.personId, entity },
    ]);
    const again = await signedInBy(app, await begin(ada.person));
    await end(again.token);
    vi.advanceTimersByTime(60 * MINUTE);
    await app.finishInProgressScheduledFunctions();
    expect((await entries()).map(({ actor }) => actor)).toEqual(["person", "system", "person", "person"]);
  });

  test("cannot change the account", async () => {
    const { as } = await asAda();
    const changes = [
      () => as.mutation(api.identity.sessions.endAll, {}),
      () => as.mutation(api.identity.sessions.revoke, { session: ada.session }),
      () =>
        as.action(api.identity.ceremonies.registrationOptions, {
          organization: acme,
          origin: "https://academy.test",
        }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject(refusedWith("forbidden"));
  });

  test("is nobody in another organization of theirs", async () => {
    const other = await addOrganization(app, "other");
    await app.run(async ({ db }) => {
      const place = { organizationId: other, personId: ada.person };
      await db.insert("affiliations", { ...place, kinds: ["staff"], name: "Ada" });
      await db.insert("memberships", { ...place, roles: ["owner"] });
    });
    const somebody = await addMember(app, other, "Otto");
    const lent = await asAda();
    expect(await lent.as.query(api.people.viewer.current, { organization: other })).toBeNull();
    await expect(begin(somebody.person, lent, other)).rejects.toMatchObject(refusedWith("signedOut"));
  });

  test("is named in the session, from which the log takes it", async () => {
    const lent = await asAda();
    expect(await app.run(({ db }) => db.get(lent.session))).toMatchObject({
      ...{ impersonatorId: owner.personId, impersonatorSessionId: owner.session },
      ...{ organizationId: acme, method: "impersonation" },
    });
  });
});

describe("it ends with the owner's own session", () => {
  test("when they sign out everywhere", async () => {
    const lent = await asAda();
    await owner.as.mutation(api.identity.sessions.endAll, {});
    await expect(lent.as.query(api.people.viewer.account, {})).rejects.toMatchObject(
      refusedWith("signedOut"),
    );
    expect(await tokenOf(lent.token)).toBeNull();
    expect(await end(lent.token)).toBeNull();
  });

  test("and signing out meanwhile ends both", async () => {
    const lent = await asAda();
    await app.mutation(api.identity.sessions.end, { secret, token: lent.token });
    for (const { as } of [lent, owner])
      await expect(as.query(api.people.viewer.account, {})).rejects.toMatchObject(refusedWith("signedOut"));
    expect((await entries()).map(({ action }) => action)).toEqual([
      "impersonation.begun",
      "impersonation.ended",
    ]);
  });
});

test("it ends when the owner is one no more", async () => {
  const lent = await asAda();
  await app.run(async ({ db }) => {
    const memberships = await db.query("memberships").collect();
    const own = memberships.find(({ personId }) => personId === owner.personId)!;
    await db.patch(own._id, { roles: ["admin"] });
  });
  await expect(lent.as.query(api.people.viewer.account, {})).rejects.toMatchObject(refusedWith("signedOut"));
  expect(await tokenOf(lent.token)).toBeNull();
  expect(await owner.as.query(api.people.viewer.account, {})).toMatchObject({ id: owner.personId });
});

describe("it is refused", () => {
  test.each([["admin"], ["manager"], ["reviewer"]] as const)("to the role %s", async (role) => {
    const somebody = await addMember(app, acme, `The ${role}`, [role]);
    await expect(begin(ada.person, somebody)).rejects.toMatchObject(refusedWith("forbidden"));
  });

  test("as an owner, oneself, or a stranger", async () => {
    const second = await addMember(app, acme, "Second", ["owner", "finance"]);
    const stranger = await addMember(app, await addOrganization(app, "other"), "Stranger");
    await expect(begin(second.person)).rejects.toMatchObject(refusedWith("forbidden"));
    await expect(begin(owner.personId)).rejects.toMatchObject(refusedWith("forbidden"));
    await expect(begin(stranger.person)).rejects.toMatchObject(refusedWith("notFound"));
    expect(await entries()).toEqual([]);
  });

  test("to an owner whose session an outside provider keeps", async () => {
    await app.run(({ db }) =>
      db.insert("externalIdentities", {
        tokenIdentifier: "https://clerk.test|olga",
        personId: owner.personId,
      }),
    );
    const as = app.withIdentity({
      issuer: "https://clerk.test",
      subject: "olga",
      tokenIdentifier: "https://clerk.test|olga",
    });
    await expect(begin(ada.person, { as })).rejects.toMatchObject(refusedWith("unavailable"));
  });

  test("an ordinary session's token does not lead back to anybody", async () => {
    expect(await end(owner.token)).toBeNull();
    expect(await tokenOf(owner.token)).not.toBeNull();
  });
});
