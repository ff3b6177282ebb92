import { beforeEach, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addOrganization, addPerson, addMember, type App, ISSUER, startApp } from "../../support/convexApp";
import { logged } from "./signIn";

const CLERK = "https://clerk.test";
let app: App;

beforeEach(() => {
  app = startApp();
});

type Claims = { email?: string; emailVerified?: boolean; name?: string };

const bearer = (subject: string, claims: Claims = {}) =>
  app.withIdentity({ issuer: CLERK, subject, tokenIdentifier: `${CLERK}|${subject}`, ...claims });
const ensure = (subject: string, claims: Claims = {}) =>
  bearer(subject, claims).mutation(api.identity.outside.ensure, {});
const persons = () => app.run(({ db }) => db.query("persons").collect());
const refusedWith = (code: string) => ({ data: { code } });

test("an account with a verified address becomes a person, once", async () => {
  const claims = { email: "Ada@People.test", emailVerified: true, name: "Ada Lovelace" };
  const { personId } = await ensure("ada", claims);
  expect(await ensure("ada", claims)).toEqual({ personId });
  expect(await persons()).toMatchObject([{ _id: personId, name: "Ada Lovelace", email: "ada@people.test" }]);
  expect(await bearer("ada").query(api.people.viewer.account, {})).toMatchObject({ id: personId });
  expect(await logged(app)).toEqual(["externalIdentities.linked"]);
});

test("it is linked to the person who has the address, with all that is theirs", async () => {
  const acme = await addOrganization(app);
  const { person } = await addMember(app, acme, "Ada", ["admin"]);
  expect(await ensure("ada", { email: "ada@people.test", emailVerified: true, name: "Countess" })).toEqual({
    personId: person,
  });
  expect(await bearer("ada").query(api.people.viewer.current, { organization: acme })).toMatchObject({
    person: { name: "Ada" },
    roles: ["admin"],
  });
});

test.each<[string, Claims]>([
  ["says nothing of verification", { email: "ada@people.test" }],
  ["is not verified", { email: "ada@people.test", emailVerified: false }],
  ["is absent", { emailVerified: true }],
  ["is no address", { email: "ada", emailVerified: true }],
])("an account whose address %s gets nobody's", async (_, claims) => {
  await addPerson(app, "Ada");
  await expect(ensure("eve", claims)).rejects.toMatchObject(refusedWith("forbidden"));
  await expect(bearer("eve").query(api.people.viewer.account, {})).rejects.toMatchObject(
    refusedWith("signedOut"),
  );
  expect(await persons()).toHaveLength(1);
});

test("a link holds when the address at the provider changes", async () => {
  const { personId } = await ensure("ada", { email: "ada@people.test", emailVerified: true });
  expect(await ensure("ada", { email: "countess@people.test", emailVerified: false })).toEqual({ personId });
  expect(await persons()).toMatchObject([{ email: "ada@people.test" }]);
});

test("the account of somebody who was erased opens nothing", async () => {
  const { personId } = await ensure("ada", { email: "ada@people.test", emailVerified: true });
  await app.run(({ db }) => db.patch(personId, { pseudonymizedAt: 1 }));
  await expect(ensure("ada", { email: "ada@people.test", emailVerified: true })).rejects.toMatchObject(
    refusedWith("forbidden"),
  );
});

test("nobody calls it without a provider's token, nor with one of ours", async () => {
  await expect(app.mutation(api.identity.outside.ensure, {})).rejects.toMatchObject(refusedWith("signedOut"));
  const ours = app.withIdentity({
    issuer: ISSUER,
    subject: "ada",
    email: "ada@people.test",
    emailVerified: true,
  });
  await expect(ours.mutation(api.identity.outside.ensure, {})).rejects.toMatchObject(
    refusedWith("signedOut"),
  );
  expect(await persons()).toEqual([]);
});
