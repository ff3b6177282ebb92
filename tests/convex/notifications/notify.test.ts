import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { tenantWriter } from "../../../convex/access/tenantDb";
import { notify } from "../../../convex/notifications/model/notify";
import type { Channel, Kind } from "../../../convex/notifications/rules/kinds";
import { addMember, addOrganization } from "../../support/convexApp";
import { HOUR, mails, NOON, notices, type Outbox, startOutbox, tell } from "./outboxOf";

let outbox: Outbox;
beforeEach(async () => {
  outbox = await startOutbox();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const ready = { kind: "announcement", template: "exportReady", data: { days: 7 } } as const;
const code = { kind: "account", template: "signInCode", data: { code: "482913", minutes: 10 } } as const;

async function prefers(personId: Id<"persons">, kind: Kind, channel: Channel, wanted: boolean) {
  const { app, organization: organizationId } = outbox;
  await app.run(({ db }) => db.insert("preferences", { organizationId, personId, kind, channel, wanted }));
}

describe("notify", () => {
  it("writes a mail and a notice for a person", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    await tell(outbox, { ...ready, to: { personId: person }, dedupeKey: "export 1", href: "/portal/data" });
    expect(await mails(outbox)).toMatchObject([
      {
        organizationId: outbox.organization,
        personId: person,
        address: "noor@people.test",
        kind: "announcement",
        template: "exportReady",
        data: '{"days":7}',
        locale: "en",
        href: "/portal/data",
        state: "waiting",
        dueAt: NOON,
        giveUpAt: NOON + 24 * HOUR,
        tries: 0,
        faults: 0,
        round: 0,
      },
    ]);
    expect(await notices(outbox)).toMatchObject([
      { personId: person, template: "exportReady", data: '{"days":7}', href: "/portal/data" },
    ]);
  });

  it("writes a mail alone to an address, in the form in which addresses are stored", async () => {
    await tell(outbox, { ...code, to: { address: " Noor@Example.ORG ", locale: "de" }, dedupeKey: "code 1" });
    expect(await mails(outbox)).toMatchObject([{ address: "noor@example.org", locale: "de" }]);
    expect(await notices(outbox)).toEqual([]);
  });

  it("speaks the person's language, else the organization's", async () => {
    const { person: speaker } = await addMember(outbox.app, outbox.organization, "Noor");
    const { person: silent } = await addMember(outbox.app, outbox.organization, "Ada");
    await outbox.app.run(async ({ db }) => {
      await db.patch(speaker, { locale: "en" });
      await db.patch(outbox.organization, { locale: "de" });
    });
    for (const personId of [speaker, silent])
      await tell(outbox, { ...ready, to: { personId }, dedupeKey: "x" });
    await tell(outbox, { ...ready, to: { address: "x@y.test" }, dedupeKey: "x" });
    expect((await mails(outbox)).map(({ locale }) => locale)).toEqual(["en", "de", "de"]);
  });

  it("does not tell the same twice", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    for (const dedupeKey of ["1", "1", "2"])
      await tell(outbox, { ...ready, to: { personId: person }, dedupeKey });
    expect(await mails(outbox)).toHaveLength(2);
    expect(await notices(outbox)).toHaveLength(2);
  });

  it("tells different people, and those of another organization, by the same key", async () => {
    const other = await addOrganization(outbox.app, "other");
    const { person: noor } = await addMember(outbox.app, outbox.organization, "Noor");
    const { person: ada } = await addMember(outbox.app, outbox.organization, "Ada");
    for (const personId of [noor, ada]) await tell(outbox, { ...ready, to: { personId }, dedupeKey: "1" });
    await tell({ ...outbox, organization: other }, { ...ready, to: { personId: noor }, dedupeKey: "1" });
    expect(await mails(outbox)).toHaveLength(3);
    expect(await notices(outbox)).toHaveLength(3);
  });

  it.each([
    ["nothing", [], 1, 1],
    ["mail", [["announcement", "email"]], 0, 1],
    ["the inbox", [["announcement", "inbox"]], 1, 0],
    [
      "both",
      [
        ["announcement", "email"],
        ["announcement", "inbox"],
      ],
      0,
      0,
    ],
    ["mail of another kind", [["reminder", "email"]], 1, 1],
  ] as const)("with %s turned off", async (_name, turnedOff, mailCount, noticeCount) => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    for (const [kind, channel] of turnedOff) await prefers(person, kind, channel, false);
    await tell(outbox, { ...ready, to: { personId: person }, dedupeKey: "1" });
    expect(await mails(outbox)).toHaveLength(mailCount);
    expect(await notices(outbox)).toHaveLength(noticeCount);
  });

  it("sends what is essential to whoever turned it off", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    await prefers(person, "account", "email", false);
    await tell(outbox, { ...ready, kind: "account", to: { personId: person }, dedupeKey: "1" });
    expect(await mails(outbox)).toHaveLength(1);
  });

  it("puts nothing into the inbox that lets its reader in", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    await tell(outbox, { ...code, to: { personId: person }, dedupeKey: "1" });
    expect(await mails(outbox)).toHaveLength(1);
    expect(await notices(outbox)).toEqual([]);
  });

  it("puts a notice alone for a person without an address, and nothing for one that was erased", async () => {
    const { person: silent } = await addMember(outbox.app, outbox.organization, "Ada");
    const { person: erased } = await addMember(outbox.app, outbox.organization, "Noor");
    await outbox.app.run(async ({ db }) => {
      await db.patch(silent, { email: undefined });
      await db.patch(erased, { pseudonymizedAt: NOON });
    });
    for (const personId of [silent, erased])
      await tell(outbox, { ...ready, to: { personId }, dedupeKey: "1" });
    expect(await mails(outbox)).toEqual([]);
    expect(await notices(outbox)).toMatchObject([{ personId: silent, href: "/" }]);
  });

  it("takes an organization's own database", async () => {
    const { app, organization: organizationId } = outbox;
    const { person } = await addMember(app, organizationId, "Noor");
    await app.run(async ({ db, scheduler }) => {
      const ctx = { db: tenantWriter(db, organizationId), scheduler };
      await notify(ctx, { organizationId, ...ready, to: { personId: person }, dedupeKey: "1" });
      await notify(ctx, { organizationId, ...ready, to: { personId: person }, dedupeKey: "1" });
    });
    expect(await mails(outbox)).toHaveLength(1);
    expect(await notices(outbox)).toHaveLength(1);
  });

  it("leaves nothing behind when the mutation fails", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    const failing = outbox.app.run(async (ctx) => {
      const to = { personId: person };
      await notify(ctx, { organizationId: outbox.organization, ...ready, to, dedupeKey: "1" });
      throw new Error("later on");
    });
    await expect(failing).rejects.toThrow("later on");
    expect(await mails(outbox)).toEqual([]);
    expect(await notices(outbox)).toEqual([]);
  });

  it.each(["", "noor", "noor@", "noor@example", "a b@example.org", "noor@example.org\r\nBcc: x@y.z"])(
    "refuses the address %j",
    async (address) => {
      const told = tell(outbox, { ...code, to: { address }, dedupeKey: "1" });
      await expect(told).rejects.toMatchObject({ data: { code: "invalid" } });
      expect(await mails(outbox)).toEqual([]);
    },
  );

  it("refuses a person who is not there", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    await outbox.app.run(({ db }) => db.delete(person));
    const told = tell(outbox, { ...ready, to: { personId: person }, dedupeKey: "1" });
    await expect(told).rejects.toMatchObject({ data: { code: "notFound" } });
  });
});
