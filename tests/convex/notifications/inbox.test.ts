import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember, addOrganization, type Somebody } from "../../support/convexApp";
import { NOON, type Outbox, pass, startOutbox, tell } from "./outboxOf";

const { inbox, preferences } = api.notifications;
const firstPage = { numItems: 10, cursor: null };

let outbox: Outbox;
let noor: Somebody;
beforeEach(async () => {
  outbox = await startOutbox();
  noor = await addMember(outbox.app, outbox.organization, "Noor");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const here = () => ({ organization: outbox.organization });

async function tellNoor(...keys: string[]) {
  const message = { kind: "announcement", template: "addressChanged", href: "/portal" } as const;
  for (const dedupeKey of keys) {
    const data = { newAddress: `${dedupeKey}@example.org` };
    await tell(outbox, { ...message, data, to: { personId: noor.person }, dedupeKey });
  }
}

/** Notices without mails. */
async function fill(count: number) {
  const { app, organization: organizationId } = outbox;
  const notice = {
    organizationId,
    personId: noor.person,
    kind: "activity",
    template: "exportReady",
  } as const;
  await app.run(async ({ db }) => {
    for (let index = 0; index < count; index++)
      await db.insert("notices", { ...notice, data: "{}", href: "/", dedupeKey: `${index}` });
  });
}

async function listed(reader: Somebody = noor) {
  return (await reader.as.query(inbox.list, { ...here(), paginationOpts: firstPage })).page;
}

describe("the inbox", () => {
  it("shows the newest first, with what its sentence is made of", async () => {
    await tellNoor("a", "b");
    expect(await listed()).toMatchObject([
      { template: "addressChanged", values: { newAddress: "b@example.org" }, href: "/portal", readAt: null },
      { template: "addressChanged", values: { newAddress: "a@example.org" }, href: "/portal", readAt: null },
    ]);
  });

  it("comes in pages", async () => {
    await tellNoor("a", "b", "c");
    const args = { ...here(), paginationOpts: { numItems: 2, cursor: null } };
    const first = await noor.as.query(inbox.list, args);
    const paginationOpts = { numItems: 2, cursor: first.continueCursor };
    const second = await noor.as.query(inbox.list, { ...here(), paginationOpts });
    expect([...first.page, ...second.page].map(({ values }) => values["newAddress"])).toEqual([
      "c@example.org",
      "b@example.org",
      "a@example.org",
    ]);
  });

  it("is each person's own, in each organization", async () => {
    await tellNoor("a");
    const ada = await addMember(outbox.app, outbox.organization, "Ada");
    expect(await listed(ada)).toEqual([]);
    const other = await addOrganization(outbox.app, "other");
    await outbox.app.run(({ db }) =>
      db.insert("affiliations", {
        organizationId: other,
        personId: noor.person,
        kinds: ["learner"],
        name: "Noor",
      }),
    );
    const elsewhere = await noor.as.query(inbox.list, { organization: other, paginationOpts: firstPage });
    expect(elsewhere.page).toEqual([]);
    expect(await noor.as.query(inbox.unread, { organization: other })).toBe(0);
  });

  it("counts what is unread as far as a hundred", async () => {
    expect(await noor.as.query(inbox.unread, here())).toBe(0);
    await fill(101);
    expect(await noor.as.query(inbox.unread, here())).toBe(100);
  });
});

describe("marking", () => {
  it("one as read, and taking it back", async () => {
    await tellNoor("a", "b");
    const [newest] = await listed();
    if (newest === undefined) throw new Error("The inbox is empty.");
    const markedAt = await noor.as.mutation(inbox.markRead, { ...here(), notice: newest.id });
    expect(markedAt).toBe(NOON);
    expect((await listed()).map(({ readAt }) => readAt)).toEqual([NOON, null]);
    expect(await noor.as.query(inbox.unread, here())).toBe(1);
    expect(await noor.as.mutation(inbox.markRead, { ...here(), notice: newest.id })).toBeNull();
    await noor.as.mutation(inbox.undo, { ...here(), markedAt: NOON });
    expect(await noor.as.query(inbox.unread, here())).toBe(2);
  });

  it("all as read, however many, and taking back just those", async () => {
    await tellNoor("early");
    await noor.as.mutation(inbox.markAllRead, here());
    vi.setSystemTime(NOON + 1_000);
    await fill(401);
    const markedAt = await noor.as.mutation(inbox.markAllRead, here());
    await pass(outbox, 1);
    expect(await noor.as.query(inbox.unread, here())).toBe(0);
    await noor.as.mutation(inbox.undo, { ...here(), markedAt });
    await pass(outbox, 1);
    const unread = await outbox.app.run(({ db }) =>
      db
        .query("notices")
        .collect()
        .then((rows) => rows.filter(({ readAt }) => readAt === undefined)),
    );
    expect(unread).toHaveLength(401);
    expect(unread.some(({ dedupeKey }) => dedupeKey === "early")).toBe(false);
  });

  it("is refused for somebody else's notice", async () => {
    await tellNoor("a");
    const [notice] = await listed();
    if (notice === undefined) throw new Error("The inbox is empty.");
    const ada = await addMember(outbox.app, outbox.organization, "Ada", ["owner"]);
    const marking = ada.as.mutation(inbox.markRead, { ...here(), notice: notice.id });
    await expect(marking).rejects.toMatchObject({ data: { code: "notFound" } });
    expect(await noor.as.query(inbox.unread, here())).toBe(1);
  });
});

describe("preferences", () => {
  const find = async (kind: string, channel: string) =>
    (await noor.as.query(preferences.list, here())).find(
      (row) => row.kind === kind && row.channel === channel,
    );

  it("list every kind by every channel", async () => {
    const rows = await noor.as.query(preferences.list, here());
    expect(rows).toHaveLength(10);
    expect(rows.every(({ wanted }) => wanted)).toBe(true);
    expect(rows.filter(({ optional }) => !optional)).toEqual([
      { kind: "account", channel: "email", wanted: true, optional: false },
      { kind: "invitation", channel: "email", wanted: true, optional: false },
    ]);
  });

  it("are chosen one by one, and back", async () => {
    const choice = { ...here(), kind: "reminder", channel: "email" } as const;
    for (const wanted of [false, false, true, false]) {
      await noor.as.mutation(preferences.choose, { ...choice, wanted });
      expect(await find("reminder", "email")).toMatchObject({ wanted });
      expect(await find("reminder", "inbox")).toMatchObject({ wanted: true });
    }
    expect(await outbox.app.run(({ db }) => db.query("preferences").collect())).toHaveLength(1);
  });

  it("keep what is essential", async () => {
    const choice = { ...here(), kind: "account", channel: "email", wanted: false } as const;
    const choosing = noor.as.mutation(preferences.choose, choice);
    await expect(choosing).rejects.toMatchObject({
      data: { code: "invalid", details: { fields: { kind: "essentialKind" } } },
    });
  });
});
