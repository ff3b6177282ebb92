import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Kind } from "../../../convex/notifications/rules/kinds";
import { unsubscribeToken } from "../../../convex/notifications/model/unsubscribeTokens";
import { addMember, SERVER_SECRET, type Somebody } from "../../support/convexApp";
import { onlyMail, type Outbox, pass, startOutbox, tell } from "./outboxOf";

const { subscriptions } = api.notifications;
const secret = SERVER_SECRET;

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

const tokenOf = (kind: Kind = "announcement") =>
  unsubscribeToken({ organizationId: outbox.organization, personId: noor.person, kind });
const chosen = () => outbox.app.run(({ db }) => db.query("preferences").collect());
const post = (token: string) =>
  outbox.app.fetch(`/api/unsubscribe?token=${token}`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });

describe("the link of a mail", () => {
  it("stands in the mail, and turns just its kind off", async () => {
    const message = { kind: "announcement", template: "exportReady", data: { days: 7 } } as const;
    await tell(outbox, { ...message, to: { personId: noor.person }, dedupeKey: "1" });
    await pass(outbox, 1);
    const { rendered } = await onlyMail(outbox);
    const [, token = ""] =
      /https:\/\/academy\.test\/unsubscribe\?token=([\w.-]+)/.exec(rendered?.html ?? "") ?? [];
    expect(token).toBe(await tokenOf());
    const found = { organization: { id: outbox.organization, name: "acme" }, kind: "announcement" };
    expect(await outbox.app.query(subscriptions.describe, { secret, token })).toEqual({
      ...found,
      wanted: true,
    });
    const turned = await outbox.app.mutation(subscriptions.unsubscribe, { secret, token });
    expect(turned).toEqual({ ...found, wanted: false });
    expect(await outbox.app.query(subscriptions.describe, { secret, token })).toEqual({
      ...found,
      wanted: false,
    });
    expect(await chosen()).toMatchObject([{ kind: "announcement", channel: "email", wanted: false }]);
    const back = await outbox.app.mutation(subscriptions.resubscribe, { secret, token });
    expect(back).toEqual({ ...found, wanted: true });
  });

  it("is in no mail that always comes", async () => {
    const message = { kind: "account", template: "exportReady", data: { days: 7 } } as const;
    await tell(outbox, { ...message, to: { personId: noor.person }, dedupeKey: "1" });
    await pass(outbox, 1);
    expect((await onlyMail(outbox)).rendered?.html).not.toContain("unsubscribe");
  });

  it("is for the server alone", async () => {
    const asking = outbox.app.query(subscriptions.describe, { secret: "guessed", token: await tokenOf() });
    await expect(asking).rejects.toMatchObject({ data: { code: "forbidden" } });
  });

  it("is none once its person or organization is gone", async () => {
    const token = await tokenOf();
    await outbox.app.run(({ db }) => db.delete(noor.person));
    expect(await outbox.app.mutation(subscriptions.unsubscribe, { secret, token })).toBeNull();
  });
});

describe("a forged token", () => {
  const forgeries: [string, (token: string) => string][] = [
    ["empty", () => ""],
    ["no signature", (token) => token.split(".")[0] ?? ""],
    ["an empty signature", (token) => `${token.split(".")[0] ?? ""}.`],
    ["another signature", (token) => `${token.split(".")[0] ?? ""}.${"A".repeat(43)}`],
    ["other claims", (token) => `${btoa("a b activity")}.${token.split(".")[1] ?? ""}`],
    ["something appended", (token) => `${token}.x`],
    ["a byte changed", (token) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
    ["no Base64", () => "%%%.%%%"],
    ["very long", () => `${"A".repeat(5_000)}.${"A".repeat(5_000)}`],
  ];
  it.each(forgeries)("(%s) turns nothing off", async (_name, forge) => {
    const token = forge(await tokenOf());
    expect(await outbox.app.query(subscriptions.describe, { secret, token })).toBeNull();
    expect(await outbox.app.mutation(subscriptions.unsubscribe, { secret, token })).toBeNull();
    expect((await post(encodeURIComponent(token))).status).toBe(404);
    expect(await chosen()).toEqual([]);
  });

  it("(made with another deployment's secret) turns nothing off", async () => {
    vi.stubEnv("SERVER_SECRET", "another deployment's");
    const token = await tokenOf();
    vi.stubEnv("SERVER_SECRET", SERVER_SECRET);
    expect((await post(token)).status).toBe(404);
    expect(await chosen()).toEqual([]);
  });
});

describe("one click (RFC 8058)", () => {
  it("turns the mails off without anybody signed in, and again harmlessly", async () => {
    const token = await tokenOf("reminder");
    for (const _ of [1, 2]) expect((await post(token)).status).toBe(200);
    expect(await chosen()).toMatchObject([{ kind: "reminder", channel: "email", wanted: false }]);
  });

  it("changes nothing when the address is only opened, as link scanners do, and leads to the page", async () => {
    const token = await tokenOf();
    const answer = await outbox.app.fetch(`/api/unsubscribe?token=${token}`, { method: "GET" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toBe(`/unsubscribe?token=${token}`);
    expect(await chosen()).toEqual([]);
  });
});
