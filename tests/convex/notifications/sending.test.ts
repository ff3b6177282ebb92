import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Outcome } from "../../../convex/notifications/rules/retries";
import { addMember } from "../../support/convexApp";
import {
  change,
  HOUR,
  mails,
  MINUTE,
  NOON,
  notices,
  onlyMail,
  type Outbox,
  pass,
  startOutbox,
  tell,
} from "./outboxOf";

let outbox: Outbox;
beforeEach(async () => {
  outbox = await startOutbox();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const jobs = internal.notifications.jobs;
const code = { kind: "account", template: "signInCode", data: { code: "482913", minutes: 10 } } as const;
const changed = { template: "addressChanged", data: { newAddress: "new@example.org" } } as const;

async function claimed() {
  const { _id: delivery } = await onlyMail(outbox);
  const claim = await outbox.app.mutation(jobs.claim, { delivery });
  if (claim === null) throw new Error("It could not be claimed.");
  return claim;
}

async function reported(outcome: Outcome) {
  const { id: delivery, lease } = await claimed();
  await outbox.app.mutation(jobs.report, { delivery, lease, outcome });
  return onlyMail(outbox);
}

describe("without a mail provider", () => {
  it("a mail is kept as its recipient would see it", async () => {
    await tell(outbox, { ...code, to: { address: "noor@example.org", locale: "de" }, dedupeKey: "1" });
    await pass(outbox, 1);
    const mail = await onlyMail(outbox);
    expect(mail).toMatchObject({
      state: "kept",
      tries: 1,
      faults: 0,
      rendered: { subject: "Code für die Anmeldung" },
    });
    expect(mail.rendered?.html).toContain("482913");
    expect(mail.rendered?.text).toContain("Anmelden bei acme");
    expect(mail.problem).toBeUndefined();
    expect(mail.sentAt).toBeUndefined();
  });

  it("one whose template is not there is given up, and says why", async () => {
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" });
    await change(outbox, (await onlyMail(outbox))._id, { template: "gone" });
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({
      state: "failed",
      problem: "template",
      detail: 'There is no template "gone".',
    });
  });

  it("one whose data are broken is given up", async () => {
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" });
    await change(outbox, (await onlyMail(outbox))._id, { template: "invitation", data: '{"roles":7}' });
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({ state: "failed", problem: "template" });
  });

  it("one that is due later waits until then", async () => {
    await tell(outbox, { ...code, to: { address: "a@b.test" }, dedupeKey: "1", dueAt: NOON + HOUR });
    await pass(outbox, HOUR - MINUTE);
    expect(await onlyMail(outbox)).toMatchObject({ state: "waiting" });
    await pass(outbox, MINUTE);
    expect(await onlyMail(outbox)).toMatchObject({ state: "kept" });
  });
});

describe("a provider that is not set up right", () => {
  it("is tried again, in case it is mended", async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" });
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({
      state: "waiting",
      problem: "setup",
      detail: "MAIL_FROM is not set to a mail address.",
      faults: 1,
    });
  });
});

describe("the lease", () => {
  beforeEach(() => tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" }));

  it("is held by one at a time", async () => {
    const { id: delivery, lease } = await claimed();
    expect(lease).toBe(1);
    expect(await outbox.app.mutation(jobs.claim, { delivery })).toBeNull();
    expect(await onlyMail(outbox)).toMatchObject({ state: "sending", dueAt: NOON + 2 * MINUTE });
  });

  it("passes on when its holder is not heard of: the mail goes with the same key and in the same form", async () => {
    const first = await claimed();
    const rendered = { subject: "s", html: "h", text: "t" };
    await outbox.app.mutation(jobs.keepRendered, { delivery: first.id, rendered });
    vi.setSystemTime(NOON + 2 * MINUTE);
    const second = await claimed();
    expect(second).toEqual({ ...first, lease: 2, rendered });
  });

  it("is not heard of once it was passed on", async () => {
    const { id: delivery, lease } = await claimed();
    vi.setSystemTime(NOON + 2 * MINUTE);
    await claimed();
    await outbox.app.mutation(jobs.report, { delivery, lease, outcome: { kind: "refused", detail: "late" } });
    expect(await onlyMail(outbox)).toMatchObject({ state: "sending", tries: 2 });
  });

  it("keeps what was rendered first", async () => {
    const { id: delivery } = await claimed();
    for (const subject of ["first", "second"])
      await outbox.app.mutation(jobs.keepRendered, { delivery, rendered: { subject, html: "", text: "" } });
    expect(await onlyMail(outbox)).toMatchObject({ rendered: { subject: "first" } });
  });

  it("is taken up by the minute's job after a crash", async () => {
    await claimed();
    expect(await outbox.app.mutation(jobs.wake, {})).toBe(0);
    vi.setSystemTime(NOON + 2 * MINUTE + 1);
    expect(await outbox.app.mutation(jobs.wake, {})).toBe(1);
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({ state: "kept", tries: 2 });
  });
});

describe("the minute's job", () => {
  it("sends what nobody was scheduled for, after a grace of half a minute", async () => {
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1", dueAt: NOON + HOUR });
    await change(outbox, (await onlyMail(outbox))._id, { dueAt: NOON });
    vi.setSystemTime(NOON + 30_000);
    expect(await outbox.app.mutation(jobs.wake, {})).toBe(0);
    vi.setSystemTime(NOON + 30_001);
    expect(await outbox.app.mutation(jobs.wake, {})).toBe(1);
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({ state: "kept" });
  });
});

describe("a report", () => {
  beforeEach(() => tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" }));

  it("of success notes the provider's name and leaves nothing of a secret", async () => {
    const mail = await reported({ kind: "sent", providerId: "re_1" });
    expect(mail).toMatchObject({ state: "sent", sentAt: NOON, providerId: "re_1", data: "{}" });
    expect(mail.rendered).toBeUndefined();
  });

  it("of a fault waits, longer each time, and gives up after ten minutes for a code", async () => {
    const first = await reported({ kind: "unreachable", detail: "503" });
    expect(first).toMatchObject({ state: "waiting", faults: 1, problem: "unreachable", detail: "503" });
    expect(first.dueAt).toBeGreaterThanOrEqual(NOON + 15_000);
    expect(first.dueAt).toBeLessThanOrEqual(NOON + 30_000);
    vi.setSystemTime(NOON + 9 * MINUTE + 50_000);
    const last = await reported({ kind: "unreachable", detail: "503" });
    expect(last).toMatchObject({ state: "failed", problem: "tooOld", faults: 2 });
  });

  it("of being told to wait is no fault", async () => {
    const mail = await reported({ kind: "throttled", retryAfterMs: 5_000, detail: "429" });
    expect(mail).toMatchObject({ state: "waiting", faults: 0, problem: "throttled" });
    expect(mail.dueAt).toBeGreaterThanOrEqual(NOON + 5_000);
    expect(mail.dueAt).toBeLessThanOrEqual(NOON + 10_000);
  });

  it("of a refusal is the end", async () => {
    const mail = await reported({ kind: "refused", detail: "x".repeat(1_000) });
    expect(mail).toMatchObject({ state: "failed", problem: "refused", detail: "x".repeat(300) });
  });

  it("of a bounce holds the next mail to the address back", async () => {
    expect(await reported({ kind: "bounced", detail: "550" })).toMatchObject({ state: "bounced" });
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "2" });
    await pass(outbox, 1);
    expect((await mails(outbox))[1]).toMatchObject({ state: "suppressed", problem: "suppressed", tries: 0 });
  });
});

describe("a digest", () => {
  async function reader() {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    return { personId: person };
  }

  it("gathers an hour's activity in one mail, in order, and leaves the inbox as it is", async () => {
    const to = await reader();
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "1", href: "/portal/a" });
    await pass(outbox, 40 * MINUTE);
    const data = { days: 7 };
    await tell(outbox, {
      kind: "activity",
      template: "exportReady",
      data,
      to,
      dedupeKey: "2",
      href: "/portal/b",
    });
    await pass(outbox, 19 * MINUTE);
    expect((await mails(outbox)).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    await pass(outbox, MINUTE);
    const sent = await mails(outbox);
    const kept = sent.find(({ state }) => state === "kept");
    expect(sent.map(({ state }) => state).sort()).toEqual(["digested", "kept"]);
    expect(kept).toMatchObject({ template: "digest", rendered: { subject: "2 things happened for you" } });
    const html = kept?.rendered?.html ?? "";
    expect(html.indexOf("Your mail address was changed to new@example.org")).toBeGreaterThan(0);
    expect(html.indexOf("Your data is ready to download")).toBeGreaterThan(html.indexOf("new@example.org"));
    expect(html).toContain('href="https://academy.test/portal/b"');
    expect(await notices(outbox)).toHaveLength(2);
  });

  it("is none for one mail alone", async () => {
    await tell(outbox, { kind: "activity", ...changed, to: await reader(), dedupeKey: "1" });
    await pass(outbox, HOUR);
    expect(await onlyMail(outbox)).toMatchObject({ state: "kept", template: "addressChanged" });
  });

  it("does not mix people, kinds or organizations", async () => {
    const to = await reader();
    const { person: ada } = await addMember(outbox.app, outbox.organization, "Ada");
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "1" });
    await tell(outbox, { kind: "activity", ...changed, to: { personId: ada }, dedupeKey: "1" });
    await tell(outbox, { kind: "announcement", ...changed, to, dedupeKey: "2" });
    await pass(outbox, HOUR);
    expect((await mails(outbox)).map(({ template, state }) => `${template} ${state}`)).toEqual(
      Array.from({ length: 3 }, () => "addressChanged kept"),
    );
  });

  it("does not wait for what is asked for later, nor takes it along", async () => {
    const to = await reader();
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "later", dueAt: NOON + 24 * HOUR });
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "now" });
    await pass(outbox, HOUR);
    const states = (await mails(outbox)).map(({ dedupeKey, state, template }) => [
      dedupeKey,
      state,
      template,
    ]);
    expect(states).toEqual([
      ["later", "waiting", "addressChanged"],
      ["now", "kept", "addressChanged"],
    ]);
  });

  it("that is sent again stays what it is", async () => {
    const to = await reader();
    for (const dedupeKey of ["1", "2"]) await tell(outbox, { kind: "activity", ...changed, to, dedupeKey });
    await pass(outbox, HOUR);
    const [digest] = (await mails(outbox)).filter(({ template }) => template === "digest");
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "3" });
    const { as } = await addMember(outbox.app, outbox.organization, "Olga", ["owner"]);
    const args = { organization: outbox.organization, delivery: digest!._id };
    await as.mutation(api.notifications.outbox.sendAgain, args);
    await pass(outbox, 1);
    const [again] = (await mails(outbox)).filter(({ template }) => template === "digest");
    expect(again).toMatchObject({ state: "kept", round: 1, data: digest!.data });
    expect((await mails(outbox)).map(({ state }) => state).sort()).toEqual(["digested", "kept", "waiting"]);
  });

  it("starts anew after the last one went", async () => {
    const to = await reader();
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "1" });
    await pass(outbox, HOUR);
    await tell(outbox, { kind: "activity", ...changed, to, dedupeKey: "2" });
    const dueAt = Date.now() + HOUR;
    expect((await mails(outbox))[1]).toMatchObject({ state: "waiting", dueAt });
  });
});

describe("a mail that waits", () => {
  it("does not go to whoever turned it off meanwhile", async () => {
    const { person, as } = await addMember(outbox.app, outbox.organization, "Noor");
    await tell(outbox, { kind: "activity", ...changed, to: { personId: person }, dedupeKey: "1" });
    const choice = { kind: "activity", channel: "email", wanted: false } as const;
    await as.mutation(api.notifications.preferences.choose, { organization: outbox.organization, ...choice });
    await pass(outbox, HOUR);
    expect(await onlyMail(outbox)).toMatchObject({ state: "suppressed", problem: "unwanted" });
  });

  it("does not go for an organization that is being deleted", async () => {
    await tell(outbox, { ...code, to: { address: "noor@example.org" }, dedupeKey: "1" });
    await outbox.app.run(({ db }) => db.patch(outbox.organization, { deletingSince: NOON }));
    await pass(outbox, 1);
    expect(await onlyMail(outbox)).toMatchObject({ state: "waiting", tries: 0 });
  });
});

describe("the daily job", () => {
  it("removes what is older than a year, however much it is", async () => {
    const { person } = await addMember(outbox.app, outbox.organization, "Noor");
    for (let index = 0; index < 201; index++)
      await tell(outbox, {
        kind: "announcement",
        ...changed,
        to: { personId: person },
        dedupeKey: `${index}`,
      });
    vi.setSystemTime(NOON + 366 * 24 * HOUR);
    await tell(outbox, { kind: "announcement", ...changed, to: { personId: person }, dedupeKey: "new" });
    await outbox.app.mutation(jobs.sweep, {});
    await pass(outbox, 1);
    expect((await mails(outbox)).map(({ dedupeKey }) => dedupeKey)).toEqual(["new"]);
    expect((await notices(outbox)).map(({ dedupeKey }) => dedupeKey)).toEqual(["new"]);
  });
});
