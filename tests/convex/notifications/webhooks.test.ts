import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Doc } from "../../../convex/_generated/dataModel";
import { change, NOON, onlyMail, type Outbox, startOutbox, tell } from "./outboxOf";

const SECRET = `whsec_${btoa("a secret of thirty-two bytes....")}`;
const OTHER_SECRET = `whsec_${btoa("another one of thirty-two bytes.")}`;

let outbox: Outbox;
let mail: Doc<"deliveries">;
beforeEach(async () => {
  outbox = await startOutbox();
  vi.stubEnv("RESEND_WEBHOOK_SECRET", SECRET);
  const message = { kind: "announcement", template: "exportReady", data: { days: 7 } } as const;
  await tell(outbox, { ...message, to: { address: "noor@example.org" }, dedupeKey: "1" });
  const { _id } = await onlyMail(outbox);
  await change(outbox, _id, { state: "sent", providerId: "re_1", sentAt: NOON });
  mail = await onlyMail(outbox);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

type Event = { type: string; data: Record<string, unknown> };

function event(type: string, data: Record<string, unknown> = {}): Event {
  const known = { email_id: "re_1", to: ["noor@example.org"], from: "a@b.test", subject: "s" };
  return { type, data: { created_at: new Date(NOON).toISOString(), ...known, ...data } };
}

/** Signs as Svix does and posts it; `changes` are made to the headers afterwards. */
function deliver(
  sent: unknown,
  {
    secret = SECRET,
    at = NOON,
    changes = {},
  }: { secret?: string; at?: number; changes?: Record<string, string> } = {},
): Promise<Response> {
  const body = typeof sent === "string" ? sent : JSON.stringify(sent);
  const signature = new Webhook(secret).sign("msg_1", new Date(at), body);
  const timestamp = String(Math.floor(at / 1000));
  const headers = {
    "svix-id": "msg_1",
    "svix-timestamp": timestamp,
    "svix-signature": signature,
    ...changes,
  };
  return outbox.app.fetch("/api/webhooks/resend", { method: "POST", headers, body });
}

const suppressed = () =>
  outbox.app.run(async ({ db }) =>
    (await db.query("suppressions").collect()).map(({ address, reason }) => `${address} ${reason}`),
  );
const bounce = (type = "Permanent") => ({ bounce: { type, subType: "General", message: "No such user" } });

describe("an event of Resend", () => {
  it.each([
    ["email.delivered", {}, "delivered", []],
    ["email.bounced", bounce(), "bounced", ["noor@example.org bounced"]],
    ["email.bounced", bounce("Transient"), "bounced", []],
    ["email.complained", {}, "complained", ["noor@example.org complained"]],
    ["email.opened", {}, "sent", []],
  ])("%s %j: the mail is %s", async (type, data, state, suppressions) => {
    expect((await deliver(event(type, data))).status).toBe(204);
    expect(await onlyMail(outbox)).toMatchObject({ state });
    expect(await suppressed()).toEqual(suppressions);
  });

  it("tells staff why a mail came back", async () => {
    await deliver(event("email.bounced", bounce()));
    expect(await onlyMail(outbox)).toMatchObject({ problem: "bounced", detail: "No such user" });
  });

  it("that comes twice, or in the wrong order, is harmless", async () => {
    for (const sent of [
      event("email.complained"),
      event("email.complained"),
      event("email.bounced", bounce()),
      event("email.delivered"),
    ])
      expect((await deliver(sent)).status).toBe(204);
    expect(await onlyMail(outbox)).toMatchObject({ state: "complained" });
    expect(await suppressed()).toEqual(["noor@example.org complained"]);
  });

  it("that is faster than Resend's own answer finds its mail by the tag", async () => {
    await change(outbox, mail._id, { state: "sending", providerId: undefined });
    await deliver(event("email.bounced", { ...bounce(), tags: { delivery: mail._id } }));
    expect(await onlyMail(outbox)).toMatchObject({ state: "bounced" });
  });

  it("of a mail that is not known holds back from the address all the same", async () => {
    await deliver(event("email.bounced", { ...bounce(), email_id: "re_9", to: ["Other@Example.org"] }));
    expect(await suppressed()).toEqual(["other@example.org bounced"]);
    expect(await onlyMail(outbox)).toMatchObject({ state: "sent" });
  });
});

describe("a request that is none of Resend's", () => {
  const attack = () => event("email.complained");
  const attacks: [string, () => Promise<Response>, number][] = [
    ["signed with another secret", () => deliver(attack(), { secret: OTHER_SECRET }), 401],
    ["without a signature", () => deliver(attack(), { changes: { "svix-signature": "" } }), 401],
    ["without an id", () => deliver(attack(), { changes: { "svix-id": "" } }), 401],
    ["with another id", () => deliver(attack(), { changes: { "svix-id": "msg_2" } }), 401],
    ["with another time", () => deliver(attack(), { changes: { "svix-timestamp": "1795252900" } }), 401],
    ["with a time that is none", () => deliver(attack(), { changes: { "svix-timestamp": "now" } }), 401],
    [
      "with a signature of another version",
      () => deliver(attack(), { changes: { "svix-signature": "v0,AAAA" } }),
      401,
    ],
    ["six minutes old", () => deliver(attack(), { at: NOON - 6 * 60_000 }), 401],
    ["six minutes early", () => deliver(attack(), { at: NOON + 6 * 60_000 }), 401],
    ["too large", () => deliver("x".repeat(100_001)), 413],
  ];
  it.each(attacks)("(%s) is refused", async (_name, send, status) => {
    expect((await send()).status).toBe(status);
    expect(await onlyMail(outbox)).toMatchObject({ state: "sent" });
    expect(await suppressed()).toEqual([]);
  });

  it("(changed on the way) is refused", async () => {
    const signature = new Webhook(SECRET).sign(
      "msg_1",
      new Date(NOON),
      JSON.stringify(event("email.delivered")),
    );
    const refused = await deliver(attack(), { changes: { "svix-signature": signature } });
    expect(refused.status).toBe(401);
  });

  it("is not listened to before a secret is set, so that Resend tries again", async () => {
    vi.stubEnv("RESEND_WEBHOOK_SECRET", "");
    expect((await deliver(attack())).status).toBe(503);
  });

  it("signed by one of two secrets while they are changed is taken", async () => {
    const body = JSON.stringify(event("email.delivered"));
    const [old, current] = [OTHER_SECRET, SECRET].map((secret) =>
      new Webhook(secret).sign("msg_1", new Date(NOON), body),
    );
    const answer = await deliver(body, { changes: { "svix-signature": `${old ?? ""} ${current ?? ""}` } });
    expect(answer.status).toBe(204);
    expect(await onlyMail(outbox)).toMatchObject({ state: "delivered" });
  });
});
