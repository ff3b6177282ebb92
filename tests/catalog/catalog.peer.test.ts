import { exportJWK, generateKeyPair } from "jose";
import type { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { DeployedProduct } from "../support/deployedProduct";
import { expectFailure } from "../support/failures";

const secret = "the-servers-secret-of-this-test";
const ISSUER = "https://identity.cohortium.test";
const EMAIL = "olga@people.test";
const paginationOpts = { numItems: 20, cursor: null };
/** The smallest PNG: one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let product: DeployedProduct;
let organization: Id<"organizations">;
let owner: ConvexHttpClient;

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
  owner = product.http(await signIn());
}, 120_000);
afterAll(() => product?.stop());

async function signIn(): Promise<string> {
  const http = product.http();
  const address = "192.0.2.1";
  await http.mutation(api.identity.codes.request, {
    secret,
    organization,
    email: EMAIL,
    locale: "en",
    address,
  });
  const mails = await product.rows<Doc<"deliveries">>("deliveries");
  const { code } = JSON.parse(mails.find(({ address: to }) => to === EMAIL)!.data) as { code: string };
  const client = { address, userAgent: "Firefox" };
  const outcome = await http.mutation(api.identity.codes.redeem, {
    secret,
    organization,
    email: EMAIL,
    code,
    ...client,
  });
  if (!("token" in outcome)) throw new Error("The code was refused.");
  return (await http.action(api.identity.sessions.token, { secret, token: outcome.token }))!.jwt;
}

/** Sends bytes as a browser does. */
async function upload(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Id<"_storage">> {
  const url = await owner.mutation(api.catalog.images.uploadUrl, { organization });
  const response = await fetch(url, { method: "POST", headers: { "content-type": type }, body: bytes });
  return ((await response.json()) as { storageId: Id<"_storage"> }).storageId;
}

it("a program is made from a format that came with the organization, checked by its schema, shown and found, in Convex's own runtime", async () => {
  expect(await owner.mutation(api.catalog.readyMade.add, { organization })).toBe(0);
  const { page } = await owner.query(api.catalog.templates.list, {
    organization,
    archived: false,
    paginationOpts,
  });
  const language = page.find(({ readyMade }) => readyMade === "language")!;
  const version = language.published!.id;
  const program = await owner.mutation(api.catalog.programs.create, {
    organization,
    version,
    title: "Deutsch für alle",
  });
  const one = { organization, program };

  const wrong = owner.mutation(api.catalog.configs.change, {
    ...one,
    overrides: '{"classSizeMin":null,"proficiencyLevels":["D1"],"größe":1}',
  });
  await expectFailure(wrong, "invalid", {
    "overrides/classSizeMin": "required",
    "overrides/proficiencyLevels/0": "notOffered",
    "overrides/gr??e": "unknownField",
  });
  const polluting = owner.mutation(api.catalog.configs.change, {
    ...one,
    overrides: '{"__proto__":{"a":1}}',
  });
  await expectFailure(polluting, "invalid", { overrides: "unsafeKey" });
  await owner.mutation(api.catalog.configs.change, { ...one, overrides: '{"classSizeMax":20}' });

  const content = { summary: "Evenings in Basel", description: "Talk", category: "Language", language: "de" };
  await owner.mutation(api.catalog.programs.change, { ...one, content });
  const png = new Uint8Array(PNG);
  const banner = { ...one, place: "banner" as const, text: "A class" };
  await owner.action(api.catalog.images.take, { ...banner, file: await upload(png, "image/png") });
  const disguised = await upload(new TextEncoder().encode("<script>alert(1)</script>"), "image/png");
  const refused = owner.action(api.catalog.images.take, { ...banner, file: disguised });
  await expectFailure(refused, "invalid", { file: "imageType" });
  await owner.mutation(api.catalog.programs.publish, one);

  const visitor = product.http();
  const filter = { category: "Language", delivery: null, language: "de" };
  const found = await visitor.query(api.catalog.catalog.list, {
    organization,
    ...filter,
    search: "basel",
    paginationOpts,
  });
  expect(found.page.map(({ slug }) => slug)).toEqual(["deutsch-fur-alle"]);
  const shown = await visitor.query(api.catalog.catalog.bySlug, { organization, slug: "deutsch-fur-alle" });
  expect(JSON.parse(shown.format!.config)).toMatchObject({ classSizeMin: 6, classSizeMax: 20 });
  const image = await fetch(shown.bannerUrl!);
  expect([image.headers.get("content-type"), (await image.arrayBuffer()).byteLength]).toEqual([
    "image/png",
    png.byteLength,
  ]);
});
