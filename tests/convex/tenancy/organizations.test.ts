import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization, addPerson, SERVER_SECRET, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const secret = SERVER_SECRET;

async function startAcme() {
  const app = startApp();
  const acme = await addOrganization(app);
  const owner = await addMember(app, acme, "Olivia Owner", ["owner"]);
  return { app, acme, owner };
}

describe("a host leads to", () => {
  test("the default organization, one by slug, one by its own domain, or none", async () => {
    const { app, acme, owner } = await startAcme();
    const other = await addOrganization(app, "other");
    await owner.as.mutation(api.tenancy.domains.add, { organization: acme, domain: "Learn.Acme.org" });
    const found = async (host: string) =>
      (await app.query(api.tenancy.organizations.resolve, { secret, host, baseHost: "localhost" }))?.id;
    expect(await found("localhost:3000")).toBe(acme);
    expect(await found("127.0.0.1:3000")).toBe(acme);
    expect(await found("acme.localhost:3000")).toBe(acme);
    expect(await found("other.localhost")).toBe(other);
    expect(await found("learn.acme.org")).toBe(acme);
    expect(await found("nobody.localhost")).toBeUndefined();
    expect(await found("elsewhere.org")).toBeUndefined();
    await app.run(({ db }) => db.patch(other, { deletingSince: 1 }));
    expect(await found("other.localhost")).toBeUndefined();
  });

  test("none where no organization is the default one", async () => {
    const app = startApp();
    await addOrganization(app, "other");
    const hosts = { secret, host: "localhost", baseHost: "localhost" };
    expect(await app.query(api.tenancy.organizations.resolve, hosts)).toBeNull();
  });
});

test("the public profile tells what everybody may know", async () => {
  const { app, acme } = await startAcme();
  expect(await app.query(api.tenancy.organizations.profile, { organization: acme })).toEqual({
    id: acme,
    slug: "acme",
    name: "acme",
    timeZone: "Europe/Zurich",
    currency: "CHF",
    locale: "en",
    demo: false,
    primaryColor: null,
    logoUrl: null,
  });
});

test("the switcher shows the viewer's organizations by name, and what they may do in each", async () => {
  const { app, acme, owner } = await startAcme();
  const [zeta, beta] = [await addOrganization(app, "zeta"), await addOrganization(app, "beta")];
  await app.run(async ({ db }) => {
    for (const organizationId of [zeta, beta])
      await db.insert("affiliations", {
        organizationId,
        personId: owner.person,
        kinds: ["learner"],
        name: "O",
      });
  });
  const mine = await owner.as.query(api.tenancy.organizations.mine, {});
  expect(mine.map(({ organization, kinds, roles }) => [organization.slug, kinds, roles])).toEqual([
    ["acme", ["staff"], ["owner"]],
    ["beta", ["learner"], []],
    ["zeta", ["learner"], []],
  ]);
  expect(mine[0]!.permissions).toContain("organization.delete");
  expect(mine[1]!.permissions).toEqual([]);
  await app.run(({ db }) => db.patch(acme, { deletingSince: 1 }));
  expect(await owner.as.query(api.tenancy.organizations.mine, {})).toHaveLength(2);
  expect(await (await addPerson(app, "New")).as.query(api.tenancy.organizations.mine, {})).toEqual([]);
});

describe("settings", () => {
  const profile = {
    name: " Acme Academy ",
    slug: "academy",
    timeZone: "Asia/Tokyo",
    currency: "JPY",
    locale: "de",
  };

  test("are changed and the change is traced, by field", async () => {
    const { app, acme, owner } = await startAcme();
    await owner.as.mutation(api.tenancy.organizations.change, { organization: acme, ...profile });
    const settings = await owner.as.query(api.tenancy.organizations.settings, { organization: acme });
    expect(settings).toMatchObject({ ...profile, name: "Acme Academy", isDefault: true, documents: {} });
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([
      {
        organizationId: acme,
        actorId: owner.person,
        action: "organizations.changed",
        changed: ["name", "slug", "timeZone", "currency", "locale"],
      },
    ]);
    await owner.as.mutation(api.tenancy.organizations.change, { organization: acme, ...profile });
    expect(await app.run(({ db }) => db.query("auditEntries").collect())).toHaveLength(1);
  });

  test("that cannot be taken say which field and why, and nothing changes", async () => {
    const { app, acme, owner } = await startAcme();
    await addOrganization(app, "other");
    const change = (values: Partial<typeof profile>) =>
      owner.as.mutation(api.tenancy.organizations.change, { organization: acme, ...profile, ...values });
    await expectFailure(change({ slug: "other" }), "invalid", { slug: "slugTaken" });
    await expectFailure(change({ name: "", currency: "x" }), "invalid", {
      name: "required",
      currency: "currency",
    });
    const settings = await owner.as.query(api.tenancy.organizations.settings, { organization: acme });
    expect(settings.name).toBe("acme");
  });

  test("say how many versions of posts and pages are kept, ten at first", async () => {
    const { app, acme, owner } = await startAcme();
    const { setKeptVersions, settings } = api.tenancy.organizations;
    const set = (keptVersions: number) =>
      owner.as.mutation(setKeptVersions, { organization: acme, keptVersions });
    const kept = async () => (await owner.as.query(settings, { organization: acme })).keptVersions;
    expect(await kept()).toBe(10);
    await set(10);
    await set(25);
    expect(await kept()).toBe(25);
    for (const wrong of [0, 101, 1.5, Number.NaN])
      await expectFailure(set(wrong), "invalid", { keptVersions: "keptVersions" });
    const { as } = await addMember(app, acme, "Edda Editor", ["editor"]);
    const call = as.mutation(setKeptVersions, { organization: acme, keptVersions: 5 });
    await expectFailure(call, "forbidden");
    expect(await kept()).toBe(25);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([{ action: "organizations.changed", changed: ["keptVersions"] }]);
  });

  test("name the versions of terms that people agree to", async () => {
    const { acme, owner } = await startAcme();
    const set = (documents: { terms?: string; privacy?: string }) =>
      owner.as.mutation(api.tenancy.organizations.setDocuments, { organization: acme, documents });
    await set({ terms: "2026-11" });
    const settings = await owner.as.query(api.tenancy.organizations.settings, { organization: acme });
    expect(settings.documents).toEqual({ terms: "2026-11" });
    await expectFailure(set({ privacy: " " }), "invalid", { privacy: "required" });
    await expectFailure(set({ privacy: "x".repeat(41) }), "invalid", { privacy: "tooLong" });
  });
});

describe("branding", () => {
  test("takes a colour that can be read, and none", async () => {
    const { acme, owner } = await startAcme();
    const set = (primaryColor: string | null) =>
      owner.as.mutation(api.tenancy.branding.setColor, { organization: acme, primaryColor });
    const color = async () =>
      (await owner.as.query(api.tenancy.organizations.profile, { organization: acme })).primaryColor;
    await set("#0F5C5C");
    expect(await color()).toBe("#0f5c5c");
    await expectFailure(set("#ffd400"), "invalid", { primaryColor: "contrast" });
    await expectFailure(set("yellow"), "invalid", { primaryColor: "color" });
    expect(await color()).toBe("#0f5c5c");
    await set(null);
    expect(await color()).toBeNull();
  });

  test("takes an image as the logo and removes the one before", async () => {
    const { app, acme, owner } = await startAcme();
    // convex-test forgets the type that an upload declares: it is noted by hand.
    const store = (type: string, size = 8) =>
      app.run(async ({ db, storage }) => {
        const id = await storage.store(new Blob([new Uint8Array(size)]));
        await db.patch(id as never, { contentType: type } as never);
        return id;
      });
    const set = (logo: Awaited<ReturnType<typeof store>> | null) =>
      owner.as.mutation(api.tenancy.branding.setLogo, { organization: acme, logo });
    expect(await owner.as.mutation(api.tenancy.branding.uploadUrl, { organization: acme })).toMatch(
      /^https?:/,
    );
    const first = await store("image/png");
    await set(first);
    const profile = await app.query(api.tenancy.organizations.profile, { organization: acme });
    expect(profile.logoUrl).toMatch(/^https?:/);
    await expectFailure(set(await store("image/svg+xml")), "invalid", { logo: "imageType" });
    await expectFailure(set(await store("image/png", 512_001)), "invalid", { logo: "imageSize" });
    await set(await store("image/webp"));
    expect(await app.run(({ db }) => db.system.get(first))).toBeNull();
    await expectFailure(set(first), "invalid", { logo: "upload" });
    await set(null);
    expect((await app.query(api.tenancy.organizations.profile, { organization: acme })).logoUrl).toBeNull();
  });
});

describe("host names of its own", () => {
  test("are added once in the deployment, listed and removed", async () => {
    const { app, acme, owner } = await startAcme();
    const other = await addOrganization(app, "other");
    const rival = await addMember(app, other, "Rita Rival", ["owner"]);
    const id = await owner.as.mutation(api.tenancy.domains.add, { organization: acme, domain: "acme.org" });
    expect(await owner.as.query(api.tenancy.domains.list, { organization: acme })).toEqual([
      { id, domain: "acme.org" },
    ]);
    const rivals = (domain: string) =>
      rival.as.mutation(api.tenancy.domains.add, { organization: other, domain });
    await expectFailure(rivals("ACME.org"), "invalid", { domain: "domainTaken" });
    await expectFailure(rivals("academy.test"), "invalid", { domain: "domainReserved" });
    await expectFailure(rivals("localhost"), "invalid", { domain: "domain" });
    const taken = rival.as.mutation(api.tenancy.domains.remove, { organization: other, domain: id });
    await expectFailure(taken, "notFound");
    await owner.as.mutation(api.tenancy.domains.remove, { organization: acme, domain: id });
    await rivals("acme.org");
    const actions = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(actions.map(({ action }) => action)).toEqual([
      "domains.added",
      "domains.removed",
      "domains.added",
    ]);
  });

  test("are twenty at most", async () => {
    const { acme, owner } = await startAcme();
    const add = (count: number) =>
      owner.as.mutation(api.tenancy.domains.add, { organization: acme, domain: `d${count}.acme.org` });
    for (let count = 0; count < 20; count++) await add(count);
    await expectFailure(add(20), "conflict");
  });
});
