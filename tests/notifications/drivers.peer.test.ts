import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSocketServer, type AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Id } from "../../convex/_generated/dataModel";
import { compose } from "../../convex/notifications/mailing/composition";
import { driverFor, senderOf } from "../../convex/notifications/mailing/driver";
import type { Mail } from "../../convex/notifications/mailing/mail";
import type { Claim } from "../../convex/notifications/model/claims";
import type { Kind } from "../../convex/notifications/rules/kinds";
import { ResendDouble } from "../support/doubles/resend";
import { SmtpDouble } from "../support/doubles/smtp";

let resend: ResendDouble;
let smtp: SmtpDouble;
beforeAll(async () => {
  [resend, smtp] = await Promise.all([ResendDouble.start(), SmtpDouble.start()]);
});
afterAll(() => Promise.all([resend.stop(), smtp.stop()]));
afterEach(() => vi.unstubAllEnvs());

const KEY = "delivery1-0";

function claimOf(kind: Kind): Claim {
  return {
    id: "delivery1" as Id<"deliveries">,
    lease: 1,
    key: KEY,
    address: "noor@example.org",
    kind,
    template: "exportReady",
    data: '{"days":7}',
    href: "/portal/data",
    locale: "de",
    person: "person1" as Id<"persons">,
    calendar: null,
    rendered: null,
    organization: {
      id: "organization1" as Id<"organizations">,
      name: 'Müllers "Akademie"',
      slug: "mueller",
      isDefault: false,
      color: null,
      domain: null,
    },
  };
}

const INVITATION = {
  method: "REQUEST" as const,
  content: [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Cohortium//Cohortium//EN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:one@cohortium",
    "DTSTAMP:20260105T080000Z",
    "DTSTART:20260302T170000Z",
    "SUMMARY:Übung; mit Ümläuten",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n"),
};

async function mailOf(kind: Kind = "announcement"): Promise<Mail> {
  vi.stubEnv("SERVER_SECRET", "the server's secret");
  vi.stubEnv("PUBLIC_URL", "https://academy.example");
  const claim = claimOf(kind);
  const { rendered, headers } = await compose(claim);
  const from = senderOf("post@academy.example", claim.organization.name);
  if (from === null) throw new Error("The sender's address is not understood.");
  return {
    from,
    to: claim.address,
    ...rendered,
    headers,
    calendar: null,
    key: claim.key,
    delivery: claim.id,
  };
}

/** A port of loopback where nobody listens. */
async function deafPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("by SMTP", () => {
  const send = async (mail: Mail, url = smtp.urlFor("right")) => driverFor({ SMTP_URL: url })!(mail);

  it("a mail arrives with its text and its HTML, its headers and a subject beyond ASCII", async () => {
    const mail = { ...(await mailOf()), subject: "Größe, Übung, çok güzel, 東京 🎓" };
    const messageId = `<${KEY}@academy.example>`;
    expect(await send(mail)).toEqual({ kind: "sent", providerId: messageId });
    const { email, raw, to } = smtp.received.at(-1)!;
    expect(to).toEqual(["noor@example.org"]);
    expect(email.subject).toBe("Größe, Übung, çok güzel, 東京 🎓");
    expect(email.from).toMatchObject({ name: "Müllers Akademie", address: "post@academy.example" });
    expect(email.to).toMatchObject([{ address: "noor@example.org" }]);
    expect(email.messageId).toBe(messageId);
    expect(email.text).toContain("https://mueller.academy.example/portal/data");
    expect(email.html).toContain("Daten herunterladen");
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(raw.split("\r\n\r\n")[0]).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  });

  it("a mail says how it is stopped by one click (RFC 8058)", async () => {
    await send(await mailOf("reminder"));
    const { email } = smtp.received.at(-1)!;
    const header = (name: string) => email.headers.find(({ key }) => key === name)?.value;
    expect(header("list-unsubscribe")).toMatch(
      /^<https:\/\/mueller\.academy\.example\/api\/unsubscribe\?token=[\w-]+\.[\w-]{43}>$/,
    );
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(header("auto-submitted")).toBe("auto-generated");
  });

  it("an invitation is beside text and HTML for calendars, and a file for the others", async () => {
    await send({ ...(await mailOf()), calendar: INVITATION });
    const { email, raw } = smtp.received.at(-1)!;
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/im);
    const found = email.attachments.map(({ filename, mimeType, method }) => ({ filename, mimeType, method }));
    expect(found).toEqual([
      { filename: null, mimeType: "text/calendar", method: "REQUEST" },
      { filename: "invite.ics", mimeType: "application/ics", method: undefined },
    ]);
    for (const { content } of email.attachments) {
      const text = typeof content === "string" ? content : new TextDecoder().decode(content);
      expect(text.replaceAll("\r\n", "\n").trim()).toBe(INVITATION.content.replaceAll("\r\n", "\n").trim());
    }
    expect(email.html).toContain("Daten herunterladen");
  });

  it("a mail that always comes does not", async () => {
    await send(await mailOf("account"));
    const { raw } = smtp.received.at(-1)!;
    expect(raw.toLowerCase()).not.toContain("unsubscribe");
  });

  it("a second attempt is the same mail, to the letter", async () => {
    const [first, second] = [await mailOf(), await mailOf()];
    expect(second).toEqual(first);
    await send(first);
    await send(second);
    const [one, other] = smtp.received.slice(-2);
    expect(one?.email.messageId).toBe(other?.email.messageId);
  });

  it.each([
    ["greylisting", "recipient", 451, "unreachable"],
    ["no such mailbox", "recipient", 550, "bounced"],
    ["relaying refused", "recipient", 554, "refused"],
    ["taken for spam", "data", 554, "refused"],
    ["a full disk", "data", 452, "unreachable"],
    ["an unknown sender", "sender", 550, "setup"],
  ] as const)("%s (%s %i) is %s", async (message, at, code, kind) => {
    smtp.refuse({ at, code, message });
    const outcome = await send(await mailOf());
    expect(outcome.kind).toBe(kind);
    expect("detail" in outcome && outcome.detail).toContain(message);
  });

  it("a wrong password is a matter of setting up", async () => {
    expect((await send(await mailOf(), smtp.urlFor("wrong"))).kind).toBe("setup");
  });

  it("a server that is not there is unreachable", async () => {
    expect((await send(await mailOf(), `smtp://127.0.0.1:${await deafPort()}`)).kind).toBe("unreachable");
  });

  it("a server that accepts and says nothing is given up in time", async () => {
    const silent = createSocketServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const before = Date.now();
    const outcome = await send(await mailOf(), `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    silent.close();
    expect(outcome.kind).toBe("unreachable");
    expect(Date.now() - before).toBeLessThan(30_000);
  });
});

describe("by Resend", () => {
  const send = async (mail: Mail, url = resend.url) =>
    driverFor({ RESEND_API_KEY: "re_key", RESEND_BASE_URL: url })!(mail);

  it("an invitation goes as a file that mail programs read in place", async () => {
    await send({ ...(await mailOf()), calendar: INVITATION, key: "delivery2-0" });
    const [file, ...more] = resend.posted.at(-1)!.body.attachments ?? [];
    expect(more).toEqual([]);
    expect(file).toMatchObject({
      filename: "invite.ics",
      content_type: "text/calendar; charset=UTF-8; method=REQUEST",
    });
    expect(Buffer.from(file!.content, "base64").toString("utf8")).toBe(INVITATION.content);
  });

  it("a mail goes with all that Resend is to know", async () => {
    const mail = await mailOf();
    const outcome = await send(mail);
    const { key, authorization, body } = resend.posted.at(-1)!;
    expect(outcome).toEqual({ kind: "sent", providerId: [...resend.delivered.keys()].at(-1) });
    expect({ key, authorization }).toEqual({ key: KEY, authorization: "Bearer re_key" });
    expect(body).toEqual({
      from: '"Müllers Akademie" <post@academy.example>',
      to: "noor@example.org",
      subject: "Die Daten sind bereit",
      html: mail.html,
      text: mail.text,
      headers: mail.headers,
      tags: [{ name: "delivery", value: "delivery1" }],
    });
    expect(Object.keys(body.headers)).toEqual([
      "Auto-Submitted",
      "List-Unsubscribe",
      "List-Unsubscribe-Post",
    ]);
  });

  it("a mail that was taken before the line broke is delivered once", async () => {
    const mail = { ...(await mailOf()), key: "cut-0" };
    resend.plan("taken, then cut off");
    const before = resend.delivered.size;
    expect((await send(mail)).kind).toBe("unreachable");
    expect((await send(mail)).kind).toBe("sent");
    expect(resend.delivered.size).toBe(before + 1);
  });

  const error = (status: number, name: string, headers = {}) => ({ status, name, message: "why", headers });
  it.each([
    [error(429, "rate_limit_exceeded", { "Retry-After": "3" }), "throttled", 3_000],
    [error(429, "daily_quota_exceeded"), "throttled", null],
    [error(500, "internal_server_error"), "unreachable", undefined],
    [error(503, "application_error"), "unreachable", undefined],
    [error(409, "concurrent_idempotent_requests"), "unreachable", undefined],
    [error(401, "missing_api_key"), "setup", undefined],
    [error(403, "invalid_api_key"), "setup", undefined],
    [error(422, "validation_error"), "refused", undefined],
    [error(400, "invalid_parameter"), "refused", undefined],
    ["garbage" as const, "unreachable", undefined],
  ])("%j is %s", async (answer, kind, retryAfterMs) => {
    resend.plan(answer);
    const outcome = await send(await mailOf());
    expect(outcome.kind).toBe(kind);
    expect("retryAfterMs" in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
  });

  it("a date to come back at is understood", async () => {
    resend.plan(
      error(429, "rate_limit_exceeded", { "Retry-After": new Date(Date.now() + 60_000).toUTCString() }),
    );
    const outcome = await send(await mailOf());
    const wait = outcome.kind === "throttled" ? outcome.retryAfterMs : null;
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it("an answer that never comes is not waited for longer than 15 seconds", async () => {
    resend.plan("hang");
    const before = Date.now();
    const outcome = await send(await mailOf());
    expect(outcome).toEqual({ kind: "unreachable", detail: "No answer in time." });
    expect(Date.now() - before).toBeLessThan(20_000);
  });

  it("an address where nobody answers is unreachable", async () => {
    const outcome = await send(await mailOf(), `http://127.0.0.1:${await deafPort()}`);
    expect(outcome.kind).toBe("unreachable");
  });
});

describe("the settings", () => {
  it.each([
    [{}, false],
    [{ RESEND_API_KEY: "", SMTP_URL: "" }, false],
    [{ RESEND_API_KEY: "re_key" }, true],
    [{ SMTP_URL: "smtp://mail.example" }, true],
  ])("%j: something is sent: %s", (settings, sends) => {
    expect(driverFor(settings) !== null).toBe(sends);
  });

  it.each([
    ["post@academy.example", { address: "post@academy.example", name: "Lindenhof" }],
    ["<post@academy.example>", { address: "post@academy.example", name: "Lindenhof" }],
    ["The Academy <post@academy.example>", { address: "post@academy.example", name: "The Academy" }],
    ['"The Academy" <post@academy.example>', { address: "post@academy.example", name: "The Academy" }],
    [undefined, null],
    ["", null],
    ["The Academy", null],
    ["a@b@c", null],
  ])("the sender %j is %j", (setting, sender) => {
    expect(senderOf(setting, "Lindenhof")).toEqual(sender);
  });
});
