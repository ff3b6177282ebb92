import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { errorData } from "../../../convex/shared/errors";
import { addMember, addOrganization, startApp } from "../../support/convexApp";

const FIRST = { numItems: 10, cursor: null };

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const admin = await addMember(app, organization, "Ada", ["admin"]);
  const learner = await addMember(app, organization, "Lena");
  const publish = (version: string, texts: Record<string, string>, document: "terms" | "privacy" = "terms") =>
    admin.as.mutation(api.people.documents.publish, { organization, document, version, texts });
  const due = () => learner.as.query(api.people.consents.due, { organization });
  return { app, organization, admin, learner, publish, due };
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => errorData(error),
  );

test("a version that is published counts at once, is read in the best language, and is asked for once", async () => {
  const { app, organization, learner, publish, due } = await start();
  const read = (locale: string) => app.query(api.people.documents.current, { organization, locale });
  expect(await read("en")).toEqual([]);
  await publish("2026-11-24", { en: "# Terms", de: "# Bedingungen" });
  await publish("2026-11-25", { de: "# Datenschutz", en: " " }, "privacy");
  expect(await read("de")).toEqual([
    { document: "terms", version: "2026-11-24", locale: "de", text: "# Bedingungen" },
    { document: "privacy", version: "2026-11-25", locale: "de", text: "# Datenschutz" },
  ]);
  expect((await read("ar")).map(({ locale }) => locale)).toEqual(["en", "de"]);
  expect(await due()).toEqual([
    { document: "terms", version: "2026-11-24" },
    { document: "privacy", version: "2026-11-25" },
  ]);
  const agree = { organization, document: "terms" as const, version: "2026-11-24" };
  await learner.as.mutation(api.people.consents.agree, agree);
  expect(await due()).toEqual([{ document: "privacy", version: "2026-11-25" }]);
  await publish("2026-12-01", { en: "# New terms" });
  expect(await due()).toEqual([
    { document: "terms", version: "2026-12-01" },
    { document: "privacy", version: "2026-11-25" },
  ]);
});

test("versions are listed, the newest first, with the one that counts", async () => {
  const { organization, admin, publish } = await start();
  await publish("2026-11-24", { en: "One", de: "Eins" });
  await publish("2026-12-01", { en: "Two" });
  const { page } = await admin.as.query(api.people.documents.versions, {
    organization,
    paginationOpts: FIRST,
  });
  expect(page.map(({ version, locales, current }) => ({ version, locales, current }))).toEqual([
    { version: "2026-12-01", locales: ["en"], current: true },
    { version: "2026-11-24", locales: ["de", "en"], current: false },
  ]);
});

type Refused = { version: string; texts: Record<string, string>; fields: Record<string, string> };

test.each<Refused>([
  { version: "", texts: { en: "T" }, fields: { version: "required" } },
  { version: "2026-02-30", texts: { en: "T" }, fields: { version: "day" } },
  { version: "soon", texts: { en: "T" }, fields: { version: "day" } },
  { version: "2026-11-24", texts: { en: "  " }, fields: { texts: "required" } },
  { version: "2026-11-24", texts: { xx: "T" }, fields: { texts: "locale" } },
  { version: "2026-11-24", texts: { en: "T".repeat(60_001) }, fields: { "texts.en": "tooLong" } },
])("version $version with $fields is refused", async ({ version, texts, fields }) => {
  const { publish, due } = await start();
  expect((await failureOf(publish(version, texts)))?.details).toEqual({ fields });
  expect(await due()).toEqual([]);
});

test("a day has one version, which is never overwritten", async () => {
  const { app, organization, publish } = await start();
  await publish("2026-11-24", { en: "One" });
  expect((await failureOf(publish("2026-11-24", { en: "Two" })))?.code).toBe("conflict");
  const [terms] = await app.query(api.people.documents.current, { organization, locale: "en" });
  expect(terms?.text).toBe("One");
});

test("a consent is withdrawn by whose it is alone, asked for again, and both are in the log", async () => {
  const { app, organization, admin, learner, publish, due } = await start();
  await publish("2026-11-24", { en: "One" });
  const agree = { organization, document: "terms" as const, version: "2026-11-24" };
  await learner.as.mutation(api.people.consents.agree, agree);
  const mine = async () =>
    (await learner.as.query(api.people.consents.mine, { organization, paginationOpts: FIRST })).page;
  const consent = (await mine())[0]!.id;
  const withdraw = (who: typeof learner) =>
    who.as.mutation(api.people.consents.withdraw, { organization, consent });
  expect((await failureOf(withdraw(admin)))?.code).toBe("notFound");
  await withdraw(learner);
  await withdraw(learner);
  expect(await due()).toEqual([{ document: "terms", version: "2026-11-24" }]);
  await learner.as.mutation(api.people.consents.agree, agree);
  expect((await mine()).map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true]);
  const actions = await app.run(async ({ db }) =>
    (await db.query("auditEntries").collect()).map((e) => e.action),
  );
  expect(actions.filter((action) => action.startsWith("consents."))).toEqual([
    "consents.given",
    "consents.withdrawn",
    "consents.given",
  ]);
});
