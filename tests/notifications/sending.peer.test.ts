import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { DeployedProduct } from "../support/deployedProduct";
import { type Answer, ResendDouble } from "../support/doubles/resend";
import { SmtpDouble } from "../support/doubles/smtp";

const secret = "the-servers-secret-of-this-test";
const WEBHOOK_SECRET = `whsec_${btoa("a secret of thirty-two bytes....")}`;

let product: DeployedProduct;
let resend: ResendDouble;
let smtp: SmtpDouble;
let organization: Id<"organizations">;

beforeAll(async () => {
  [resend, smtp] = await Promise.all([ResendDouble.start(), SmtpDouble.start()]);
  product = await DeployedProduct.start({
    SERVER_SECRET: secret,
    PUBLIC_URL: "http://localhost:3000",
    IDENTITY_ISSUER: "https://identity.cohortium.test",
    MAIL_FROM: "post@academy.example",
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
  });
  const founded = await product.http().mutation(api.tenancy.setup.begin, {
    ...{ secret, name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
    owner: { name: "Olga", email: "olga@people.test" },
  });
  organization = founded.organization;
}, 120_000);
afterAll(() => Promise.all([product?.stop(), resend.stop(), smtp.stop()]));

const byResend = () => product.set({ RESEND_API_KEY: "re_key", RESEND_BASE_URL: resend.url, SMTP_URL: "" });
const bySmtp = () => product.set({ RESEND_API_KEY: "", SMTP_URL: smtp.urlFor("right") });
const byNobody = () => product.set({ RESEND_API_KEY: "", SMTP_URL: "" });

let guests = 0;

/** Has a sign-in code sent to somebody new; gives their address. */
async function askForCode(): Promise<string> {
  guests += 1;
  const email = `guest${guests}@example.org`;
  const args = { secret, organization, email, address: `192.0.2.${guests}`, locale: "de" };
  await product.http().mutation(api.identity.codes.request, args);
  return email;
}

async function mailTo(email: string): Promise<Doc<"deliveries">> {
  const rows = await product.rows<Doc<"deliveries">>("deliveries");
  const found = rows.find(({ address }) => address === email);
  if (found === undefined) throw new Error(`There is no mail to ${email}.`);
  return found;
}

/** The mail once it is in a state. */
async function ended(email: string, state: string): Promise<Doc<"deliveries">> {
  const options = { timeout: 45_000, interval: 200 };
  await expect.poll(async () => (await mailTo(email)).state, options).toBe(state);
  return mailTo(email);
}

const error = (status: number, name: string, headers = {}): Answer => ({
  status,
  name,
  message: "why",
  headers,
});

describe("without a mail provider", () => {
  it("a mail is kept and can be read", async () => {
    await byNobody();
    const mail = await ended(await askForCode(), "kept");
    const { code } = JSON.parse(mail.data) as { code: string };
    expect(mail.rendered?.subject).toBe("Code für die Anmeldung");
    expect(mail.rendered?.html).toContain(code);
    expect(mail.rendered?.text).toContain("Anmelden bei Acme");
  });
});

describe("with Resend", () => {
  beforeAll(byResend);

  it("a mail goes once, and nothing of its secret stays", async () => {
    const email = await askForCode();
    const mail = await ended(email, "sent");
    const [posted, ...more] = resend.postedTo(email);
    expect(more).toEqual([]);
    expect(posted).toMatchObject({ key: `${mail._id}-0`, authorization: "Bearer re_key" });
    expect(posted?.body).toMatchObject({
      from: '"Acme" <post@academy.example>',
      subject: "Code für die Anmeldung",
      tags: [{ name: "delivery", value: mail._id }],
    });
    expect(posted?.body.text).toMatch(/^\d{6}$/m);
    expect(mail.data).toBe("{}");
    expect(mail.rendered).toBeUndefined();
  });

  it("waits as long as it is told, then goes with the same key and body", async () => {
    resend.plan(error(429, "rate_limit_exceeded", { "Retry-After": "2" }));
    const email = await askForCode();
    await ended(email, "sent");
    const [first, second, ...more] = resend.postedTo(email);
    expect(more).toEqual([]);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_000);
    expect(second!.at - first!.at).toBeLessThan(10_000);
    expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
  });

  it("comes back after a fault, and one that was taken unnoticed is delivered once", async () => {
    resend.plan("taken, then cut off");
    const email = await askForCode();
    await expect
      .poll(() => mailTo(email))
      .toMatchObject({ state: "waiting", faults: 1, problem: "unreachable" });
    await ended(email, "sent");
    const [first, second] = resend.postedTo(email);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(15_000);
    expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
    expect([...resend.delivered.values()].filter(({ to }) => to === email)).toHaveLength(1);
  });

  it("gives a mail up that is refused, and says why", async () => {
    resend.plan(error(422, "validation_error"));
    const mail = await ended(await askForCode(), "failed");
    expect(mail).toMatchObject({ problem: "refused", detail: "422 validation_error: why", faults: 1 });
  });

  it("hears of what came back, believes nobody else, and sends no more there", async () => {
    const email = await askForCode();
    const { providerId } = await ended(email, "sent");
    const bounce = { type: "Permanent", subType: "General", message: "No such user" };
    const body = JSON.stringify({
      type: "email.bounced",
      data: { email_id: providerId, to: [email], bounce },
    });
    const post = (key: string) => {
      const at = new Date();
      return fetch(`${product.siteUrl}/api/webhooks/resend`, {
        method: "POST",
        headers: {
          "svix-id": "msg_1",
          "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
          "svix-signature": new Webhook(key).sign("msg_1", at, body),
        },
        body,
      });
    };
    expect((await post(btoa("somebody else's secret"))).status).toBe(401);
    expect(await mailTo(email)).toMatchObject({ state: "sent" });
    for (const _ of [1, 2]) expect((await post(WEBHOOK_SECRET)).status).toBe(204);
    expect(await mailTo(email)).toMatchObject({ state: "bounced", detail: "No such user" });
    expect(await product.rows("suppressions")).toMatchObject([{ address: email, reason: "bounced" }]);
  });
});

describe("with an SMTP server", () => {
  beforeAll(bySmtp);

  it("a mail arrives", async () => {
    const email = await askForCode();
    const mail = await ended(email, "sent");
    const [arrived, ...more] = smtp.received.filter(({ to }) => to.includes(email));
    expect(more).toEqual([]);
    expect(arrived?.email).toMatchObject({
      subject: "Code für die Anmeldung",
      messageId: `<${mail._id}-0@academy.example>`,
      from: { name: "Acme", address: "post@academy.example" },
    });
    expect(arrived?.email.text).toMatch(/^\d{6}$/m);
  });

  it("that does not know the mailbox, the address is held back", async () => {
    smtp.refuse({ at: "recipient", code: 550, message: "No such user here" });
    const email = await askForCode();
    expect(await ended(email, "bounced")).toMatchObject({ problem: "bounced" });
    expect(await product.rows("suppressions")).toContainEqual(
      expect.objectContaining({ address: email, reason: "bounced" }),
    );
  });
});

describe("a person's link", () => {
  it("that was not made here turns nothing off, and is answered as such", async () => {
    const answer = await fetch(`${product.siteUrl}/api/unsubscribe?token=a.b`, { method: "POST" });
    expect(answer.status).toBe(404);
  });
});
