import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { DeliveryState } from "../../../convex/notifications/rules/kinds";
import { addMember, addOrganization, type Somebody } from "../../support/convexApp";
import { change, mails, onlyMail, type Outbox, pass, startOutbox, tell } from "./outboxOf";

const { outbox: functions, templates } = api.notifications;
const firstPage = { numItems: 10, cursor: null };
const code = { kind: "account", template: "signInCode", data: { code: "482913", minutes: 10 } } as const;
const open = { kind: "announcement", template: "exportReady", data: { days: 7 } } as const;

let outbox: Outbox;
let owner: Somebody;
let manager: Somebody;
beforeEach(async () => {
  outbox = await startOutbox();
  owner = await addMember(outbox.app, outbox.organization, "Olga", ["owner"]);
  manager = await addMember(outbox.app, outbox.organization, "Max", ["manager"]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const here = () => ({ organization: outbox.organization });

async function kept(message: Parameters<typeof tell>[1]): Promise<Id<"deliveries">> {
  await tell(outbox, message);
  await pass(outbox, 1);
  return (await onlyMail(outbox))._id;
}

describe("list", () => {
  it("shows the newest first, and those of one state", async () => {
    await tell(outbox, { ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    await pass(outbox, 1);
    await tell(outbox, { ...open, to: { address: "c@d.test" }, dedupeKey: "2" });
    const all = await manager.as.query(functions.list, { ...here(), paginationOpts: firstPage });
    expect(all.page).toMatchObject([
      { address: "c@d.test", state: "waiting", subject: null, tries: 0, canSendAgain: false },
      {
        address: "a@b.test",
        person: null,
        kind: "announcement",
        template: "exportReady",
        subject: "Your data is ready",
        state: "kept",
        problem: null,
        detail: null,
        tries: 1,
        dueAt: null,
        sentAt: null,
        canSendAgain: true,
      },
    ]);
    const args = { ...here(), state: "kept", paginationOpts: firstPage } as const;
    const some = await manager.as.query(functions.list, args);
    expect(some.page.map(({ address }) => address)).toEqual(["a@b.test"]);
  });

  it("shows nothing of another organization", async () => {
    await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    const other = await addOrganization(outbox.app, "other");
    const stranger = await addMember(outbox.app, other, "Sam", ["owner"]);
    const found = await stranger.as.query(functions.list, { organization: other, paginationOpts: firstPage });
    expect(found.page).toEqual([]);
  });

  it("is for staff", async () => {
    const learner = await addMember(outbox.app, outbox.organization, "Lea");
    const listing = learner.as.query(functions.list, { ...here(), paginationOpts: firstPage });
    await expect(listing).rejects.toMatchObject({ data: { code: "forbidden" } });
  });
});

describe("one", () => {
  it("is shown as its recipient sees it", async () => {
    const delivery = await kept({
      ...open,
      to: { address: "a@b.test" },
      dedupeKey: "1",
      href: "/portal/data",
    });
    const { rendered, withheld } = await manager.as.query(functions.one, { ...here(), delivery });
    expect(withheld).toBe(false);
    expect(rendered?.subject).toBe("Your data is ready");
    expect(rendered?.html).toContain('href="https://academy.test/portal/data"');
    expect(rendered?.text).toContain("https://academy.test/portal/data");
  });

  it("is not found from another organization", async () => {
    const delivery = await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    const other = await addOrganization(outbox.app, "other");
    const stranger = await addMember(outbox.app, other, "Sam", ["owner"]);
    const opening = stranger.as.query(functions.one, { organization: other, delivery });
    await expect(opening).rejects.toMatchObject({ data: { code: "notFound" } });
  });

  it("with a code is shown to owners, who hand it over where there is no mail provider", async () => {
    const delivery = await kept({ ...code, to: { address: "max@people.test" }, dedupeKey: "1" });
    const toOwner = await owner.as.query(functions.one, { ...here(), delivery });
    expect(toOwner.rendered?.text).toContain("482913");
    const toManager = await manager.as.query(functions.one, { ...here(), delivery });
    expect(toManager).toMatchObject({ rendered: null, withheld: true });
    expect(JSON.stringify(toManager)).not.toContain("482913");
  });

  it("with a code of somebody of two organizations is shown to nobody", async () => {
    const other = await addOrganization(outbox.app, "other");
    await addMember(outbox.app, other, "Rita", ["owner"]);
    const delivery = await kept({ ...code, to: { address: "rita@people.test" }, dedupeKey: "1" });
    const letter = await owner.as.query(functions.one, { ...here(), delivery });
    expect(letter).toMatchObject({ rendered: null, withheld: true });
  });

  it("with a code is shown to all staff of the demo", async () => {
    await outbox.app.run(({ db }) => db.patch(outbox.organization, { demo: true }));
    const delivery = await kept({ ...code, to: { address: "max@people.test" }, dedupeKey: "1" });
    const letter = await manager.as.query(functions.one, { ...here(), delivery });
    expect(letter.rendered?.text).toContain("482913");
  });
});

describe("sendAgain", () => {
  it.each(["kept", "failed", "bounced", "suppressed", "sent", "delivered"] as const)(
    "takes a mail that is %s, as a new one, and is audited",
    async (state: DeliveryState) => {
      const delivery = await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
      const before = {
        tries: 5,
        faults: 5,
        problem: "unreachable",
        detail: "503",
        providerId: "re_1",
      } as const;
      await change(outbox, delivery, { state, ...before });
      await owner.as.mutation(functions.sendAgain, { ...here(), delivery });
      const mail = await onlyMail(outbox);
      expect(mail).toMatchObject({ state: "waiting", tries: 0, faults: 0, round: 1 });
      for (const field of ["problem", "detail", "providerId", "rendered", "sentAt"] as const)
        expect(mail[field]).toBeUndefined();
      const claim = await outbox.app.mutation(internal.notifications.jobs.claim, { delivery });
      expect(claim?.key).toBe(`${delivery}-1`);
      const audited = await outbox.app.run(({ db }) => db.query("auditEntries").collect());
      expect(audited).toMatchObject([
        {
          action: "deliveries.sentAgain",
          actorId: owner.person,
          entity: { table: "deliveries", id: delivery },
        },
      ]);
    },
  );

  it.each(["waiting", "sending", "complained", "digested"] as const)(
    "refuses one that is %s",
    async (state: DeliveryState) => {
      const delivery = await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
      await change(outbox, delivery, { state });
      const sending = owner.as.mutation(functions.sendAgain, { ...here(), delivery });
      await expect(sending).rejects.toMatchObject({ data: { code: "conflict" } });
      expect(await onlyMail(outbox)).toMatchObject({ state, round: 0 });
    },
  );

  it("refuses one whose recipient was erased", async () => {
    const delivery = await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    await change(outbox, delivery, { state: "sent", address: "", data: "{}" });
    const sending = owner.as.mutation(functions.sendAgain, { ...here(), delivery });
    await expect(sending).rejects.toMatchObject({ data: { code: "conflict" } });
  });

  it("refuses one of which nothing was kept", async () => {
    const delivery = await kept({ ...code, to: { address: "a@b.test" }, dedupeKey: "1" });
    await change(outbox, delivery, { state: "sent", data: "{}" });
    const sending = owner.as.mutation(functions.sendAgain, { ...here(), delivery });
    await expect(sending).rejects.toMatchObject({ data: { code: "conflict" } });
  });

  it.each([
    ["bounced", "kept", 0],
    ["complained", "suppressed", 1],
  ] as const)("to an address that %s: it is %s", async (reason, state, left) => {
    const { app } = outbox;
    await app.run(({ db }) => db.insert("suppressions", { address: "a@b.test", reason }));
    await tell(outbox, { ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    await pass(outbox, 1);
    const held = await onlyMail(outbox);
    expect(held).toMatchObject({ state: "suppressed" });
    await owner.as.mutation(functions.sendAgain, { ...here(), delivery: held._id });
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({ state });
    expect(await app.run(({ db }) => db.query("suppressions").collect())).toHaveLength(left);
  });

  it("is not for managers, who may only look", async () => {
    const delivery = await kept({ ...open, to: { address: "a@b.test" }, dedupeKey: "1" });
    const sending = manager.as.mutation(functions.sendAgain, { ...here(), delivery });
    await expect(sending).rejects.toMatchObject({ data: { code: "forbidden" } });
    expect(await mails(outbox)).toMatchObject([{ state: "kept", round: 0 }]);
  });
});

describe("templates", () => {
  it("are listed", async () => {
    expect(await manager.as.action(templates.list, here())).toEqual([
      "signInCode",
      "addressCode",
      "addressChanged",
      "invitation",
      "exportReady",
      "cohortJoined",
      "cohortWaitlisted",
      "seatOffered",
      "joinRequestReceived",
      "joinRequestApproved",
      "joinRequestDeclined",
      "cohortInvitation",
      "cohortLeft",
      "cohortCancelled",
      "cohortAnnouncement",
      "cohortCompleted",
      "sessionPlanned",
      "sessionChanged",
      "sessionCancelled",
      "sessionReminder",
      "sessionSeatOffered",
      "credentialIssued",
      "credentialRevoked",
      "credentialReported",
      "contentCommented",
      "contentSuggested",
      "contentSubmitted",
      "contentSentBack",
      "contentHeldBack",
      "materialReminder",
      "recordingPublished",
      "recordingExpiring",
      "digest",
    ]);
  });

  it.each([
    ["en", "Mira Keller invites you to Lindenhof Academy"],
    ["de", "Mira Keller lädt zu Lindenhof Academy ein"],
    ["ar", "Mira Keller invites you to Lindenhof Academy"],
    ["xx", "Mira Keller invites you to Lindenhof Academy"],
  ])("are previewed in %s with their example", async (locale, subject) => {
    vi.useRealTimers();
    const preview = await manager.as.action(templates.preview, { ...here(), template: "invitation", locale });
    expect(preview.subject).toBe(subject);
    expect(preview.html).toContain("acme");
  });

  it("are sealed against learners", async () => {
    const learner = await addMember(outbox.app, outbox.organization, "Lea");
    const args = { ...here(), template: "invitation", locale: "en" } as const;
    await expect(learner.as.action(templates.preview, args)).rejects.toMatchObject({
      data: { code: "forbidden" },
    });
  });
});
