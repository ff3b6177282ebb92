import { exportJWK, generateKeyPair } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { DeployedProduct } from "../support/deployedProduct";

const secret = "the-servers-secret-of-this-test";
const ISSUER = "https://identity.cohortium.test";
const EMAIL = "olga@people.test";

let product: DeployedProduct;
let organization: Id<"organizations">;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "one", alg: "ES256", use: "sig" } as SigningKey;
  product = await DeployedProduct.start({
    SERVER_SECRET: secret,
    PUBLIC_URL: "http://localhost:3000",
    IDENTITY_ISSUER: ISSUER,
    ...keySettings(newRing(key), ISSUER),
  });
  const founded = await product.http().mutation(api.tenancy.setup.begin, {
    ...{ secret, name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
    owner: { name: "Olga", email: EMAIL },
  });
  organization = founded.organization;
}, 120_000);
afterAll(() => product?.stop());

async function signIn(): Promise<string> {
  const client = { address: "192.0.2.1", userAgent: "Firefox" };
  const http = product.http();
  await http.mutation(api.identity.codes.request, {
    ...{ secret, organization, email: EMAIL, locale: "en", address: "192.0.2.1" },
  });
  const mails = await product.rows<Doc<"deliveries">>("deliveries");
  const { code } = JSON.parse(mails.find(({ address }) => address === EMAIL)!.data) as { code: string };
  const args = { secret, organization, email: EMAIL, code, ...client };
  const outcome = await http.mutation(api.identity.codes.redeem, args);
  if (!("token" in outcome)) throw new Error("The code was refused.");
  return (await http.action(api.identity.sessions.token, { secret, token: outcome.token }))!.jwt;
}

it("the badge shows live what happens to the inbox", async () => {
  const jwt = await signIn();
  const client = product.connect();
  client.setAuth(() => Promise.resolve(jwt));
  const counts: number[] = [];
  client.onUpdate(api.notifications.inbox.unread, { organization }, (count) => counts.push(count));
  await expect.poll(() => counts).toEqual([0]);

  await client.mutation(api.privacy.exports.request, { organization });
  await expect.poll(() => counts, { timeout: 30_000 }).toEqual([0, 1]);
  const paginationOpts = { numItems: 10, cursor: null };
  const { page } = await client.query(api.notifications.inbox.list, { organization, paginationOpts });
  expect(page).toMatchObject([{ template: "exportReady", kind: "account", readAt: null }]);

  const markedAt = await client.mutation(api.notifications.inbox.markAllRead, { organization });
  await expect.poll(() => counts).toEqual([0, 1, 0]);
  await client.mutation(api.notifications.inbox.undo, { organization, markedAt });
  await expect.poll(() => counts).toEqual([0, 1, 0, 1]);
});
