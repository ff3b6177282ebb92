import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization } from "../../support/convexApp";
import { issueBadge } from "./badges";
import { type IssuingWorld, startIssuing } from "./issuer";

const HOST = "academy.test";
const OPEN = "*";

let world: IssuingWorld;
let badge: Doc<"credentials">;

beforeEach(async () => {
  world = await startIssuing();
  ({ badge } = await issueBadge(world, "Zoë Çelik"));
});

/** As the web server hands a request on. */
function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  return world.app.fetch(path, { method, headers: { "X-Forwarded-Host": HOST, ...headers } });
}
const credential = (rest = "", headers: Record<string, string> = {}) =>
  get(`/api/v1/credentials/${badge.publicId}${rest}`, headers);
const patch = (change: Partial<Doc<"credentials">>) => world.app.run(({ db }) => db.patch(badge._id, change));
const typeOf = (answer: Response) => answer.headers.get("Content-Type");

describe("a credential", () => {
  test.each([
    ["application/vc+ld+json", "application/vc+ld+json"],
    ["application/vc", "application/vc"],
    ["application/ld+json", "application/ld+json"],
    ["application/json", "application/json"],
    ["*/*", "application/vc+ld+json"],
  ])("asked for as %s is the signed JSON", async (accept, type) => {
    const answer = await credential("", { Accept: accept });
    expect([answer.status, typeOf(answer)]).toEqual([200, type]);
    expect(answer.headers.get("Vary")).toBe("Accept, Authorization");
    expect(await answer.text()).toBe(badge.document);
  });

  test.each(["application/vc+jwt", "application/jwt"])("asked for as %s is a JWT", async (accept) => {
    const answer = await credential("", { Accept: accept });
    expect([typeOf(answer), await answer.text()]).toEqual([accept, badge.jwt]);
  });

  test("asked for by a browser leads to its page", async () => {
    const answer = await credential("", { Accept: "text/html,*/*;q=0.8" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/verify/${badge.publicId}`]);
  });

  test.each([
    [".pdf", "application/pdf"],
    [".png", "image/png"],
    [".svg", "image/svg+xml"],
    ["?format=pdf", "application/pdf"],
  ])("with %s is the file", async (rest, type) => {
    const answer = await credential(rest);
    expect([answer.status, typeOf(answer), await answer.text()]).toEqual([200, type, badge.publicId]);
    const name = `certificate-${badge.shortCode}.${type.includes("svg") ? "svg" : rest.slice(-3)}`;
    expect(answer.headers.get("Content-Disposition")).toBe(`inline; filename="${name}"`);
    expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("is given out in no other form", async () => {
    expect((await credential("", { Accept: "text/csv" })).status).toBe(406);
    expect((await credential(".exe")).status).toBe(404);
  });

  test("is not sent twice to who has it", async () => {
    const first = await credential();
    const tag = first.headers.get("ETag")!;
    expect(tag).toMatch(/^"[\da-f]{32}"$/);
    const again = await credential("", { "If-None-Match": `"other", W/${tag}` });
    expect([again.status, again.headers.get("ETag"), await again.text()]).toEqual([304, tag, ""]);
    const file = (await credential(".pdf")).headers.get("ETag")!;
    expect((await credential(".pdf", { "If-None-Match": file })).status).toBe(304);
  });

  test.each<[string, Partial<Doc<"credentials">>, number]>([
    ["waits", { state: "queued", document: undefined }, 404],
    ["failed", { state: "failed", document: undefined }, 404],
    ["was erased", { state: "erased", document: undefined }, 410],
    ["was called off", { state: "revoked", document: undefined }, 410],
    ["is hidden", { hidden: true }, 403],
    ["was revoked", { state: "revoked" }, 200],
    ["was superseded", { state: "superseded" }, 200],
  ])("that %s", async (_, change, status) => {
    await patch(change);
    const answer = await credential();
    expect(answer.status).toBe(status);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(OPEN);
    if (status === 200) return;
    expect(typeOf(answer)).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, title: expect.stringMatching(/\.$/) as string });
    expect((await credential(".pdf")).status).toBe(status);
    expect((await credential("/share.png")).status).toBe(status);
  });

  test("that is hidden is its holder's to read", async () => {
    await patch({ hidden: true });
    const token = await tokenOf("Zoë Çelik");
    const answer = await credential("", { Authorization: `Bearer ${token}` });
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([200, "private, no-cache"]);
    const another = await addMember(world.app, world.organization, "Sam Stranger");
    const foreign = await another.as.mutation(api.certificates.holders.makeToken, {
      organization: world.organization,
      name: "x",
    });
    expect((await credential("", { Authorization: `Bearer ${foreign}` })).status).toBe(403);
    expect((await credential("", { Authorization: "Bearer guess" })).status).toBe(403);
  });

  test("is not given out under another organization's host", async () => {
    await addOrganization(world.app, "other");
    expect((await credential("", { "X-Forwarded-Host": "other.academy.test" })).status).toBe(404);
    expect((await get("/api/v1/credentials/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  test("is offered to wallets by an exchange", async () => {
    const path = `/api/v1/credentials/${badge.publicId}/exchange`;
    const answer = await get(path, {}, "POST");
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(OPEN);
    expect(await answer.json()).toEqual({
      verifiablePresentation: {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        type: ["VerifiablePresentation"],
        verifiableCredential: [JSON.parse(badge.document!)],
      },
    });
    await patch({ hidden: true });
    expect((await get(path, {}, "POST")).status).toBe(403);
    const written = await get(`/api/v1/credentials/${badge.publicId}`, {}, "POST");
    expect([written.status, written.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  async function tokenOf(name: string) {
    const { personId } = (await world.app.run(({ db }) => db.get(badge._id)))!;
    const session = await world.app.run(async ({ db }) =>
      (await db.query("sessions").collect()).find((row) => row.personId === personId),
    );
    const as = world.app.withIdentity({
      issuer: "https://identity.test",
      subject: personId!,
      sid: session!._id,
    });
    return as.mutation(api.certificates.holders.makeToken, { organization: world.organization, name });
  }
});

describe("the DID document", () => {
  test("has the host's keys, retired ones too and compromised ones not", async () => {
    const shown = async () => {
      const answer = await get("/.well-known/did.json");
      expect([answer.status, typeOf(answer)]).toEqual([200, "application/did+json"]);
      expect(answer.headers.get("Cache-Control")).toBe("public, max-age=60");
      return (await answer.json()) as { id: string; verificationMethod: { id: string; type: string }[] };
    };
    const before = await shown();
    expect(before.id).toBe("did:web:academy.test");
    expect(before.verificationMethod.map(({ type }) => type).sort()).toEqual(["JsonWebKey", "Multikey"]);
    const [key] = await world.app.run(({ db }) => db.query("issuerKeys").collect());
    await world.app.run(({ db }) => db.patch(key!._id, { state: "retired", retiredAt: 1 }));
    expect(await shown()).toEqual(before);
    await world.app.run(({ db }) => db.patch(key!._id, { state: "compromised" }));
    const left = (await shown()).verificationMethod.map(({ id }) => id);
    expect(left).toHaveLength(1);
    expect(left).not.toContain(`did:web:academy.test#${key!.fragment}`);
  });

  test("is each host's own, and there is none where nothing was issued", async () => {
    await addOrganization(world.app, "other");
    expect((await get("/.well-known/did.json", { "X-Forwarded-Host": "other.academy.test" })).status).toBe(
      404,
    );
    const other = await startIssuing("third", world.app);
    await issueBadge(other, "Somebody");
    const answer = await get("/.well-known/did.json", { "X-Forwarded-Host": "third.academy.test" });
    expect(await answer.json()).toMatchObject({ id: "did:web:third.academy.test" });
  });

  test("of a domain that passed on is its new organization's", async () => {
    const other = await startIssuing("third", world.app);
    await world.app.run(async ({ db }) => {
      await db.insert("domains", { organizationId: other.organization, domain: "badges.example" });
      for (const organizationId of [world.organization, other.organization]) {
        const issuer = { organizationId, host: "badges.example", did: "did:web:badges.example" };
        const issuerId = await db.insert("issuers", issuer);
        const key = { suite: "Ed25519" as const, state: "active" as const, sealed: "", publicKey: "{}" };
        await db.insert("issuerKeys", { organizationId, issuerId, ...key, fragment: organizationId });
      }
    });
    const answer = await get("/.well-known/did.json", { "X-Forwarded-Host": "badges.example" });
    const { assertionMethod } = (await answer.json()) as { assertionMethod: string[] };
    expect(assertionMethod).toEqual([`did:web:badges.example#${other.organization}`]);
  });
});

describe("a status list", () => {
  test("is signed when it is asked for, and no more often than it changes", async () => {
    const { credentialStatus } = JSON.parse(badge.document!) as {
      credentialStatus: { statusListCredential: string };
    };
    const { pathname } = new URL(credentialStatus.statusListCredential);
    const answer = await get(pathname);
    expect([answer.status, typeOf(answer)]).toEqual([200, "application/vc+ld+json"]);
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=60");
    const list = (await answer.json()) as { id: string; type: string[]; proof: unknown };
    expect(list).toMatchObject({ id: credentialStatus.statusListCredential, issuer: "did:web:academy.test" });
    expect(list.type).toContain("BitstringStatusListCredential");
    const tag = answer.headers.get("ETag")!;
    expect((await get(pathname, { "If-None-Match": tag })).status).toBe(304);
    await world.manager.as.mutation(api.certificates.credentials.revoke, {
      ...{ organization: world.organization, credential: badge._id, reason: "A mistake" },
    });
    const after = await get(pathname, { "If-None-Match": tag });
    expect(after.status).toBe(200);
    expect((await get("/api/v1/status-lists/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    await addOrganization(world.app, "other");
    expect((await get(pathname, { "X-Forwarded-Host": "other.academy.test" })).status).toBe(404);
  });
});

describe("an achievement", () => {
  test("is given out as Open Badges writes it, with its picture", async () => {
    const path = `/api/v1/achievements/${badge.achievementId}`;
    const answer = await get(path);
    expect(typeOf(answer)).toBe("application/ld+json");
    expect(await answer.json()).toMatchObject({
      ...{ id: `https://academy.test/achievements/${badge.achievementId}`, type: ["Achievement"] },
      ...{ name: "Program", achievementType: "CertificateOfCompletion" },
      image: { id: `https://academy.test${path}/image.png`, type: "Image" },
    });
    expect((await get(`${path}/image.png`)).status).toBe(404);
    await world.app.run(async ({ db, storage }) => {
      const file = await storage.store(new Blob(["picture"]));
      const { organizationId, achievementId } = badge;
      await db.insert("badgeImages", {
        organizationId,
        achievementId,
        fingerprint: "",
        svgId: file,
        pngId: file,
      });
    });
    const picture = await get(`${path}/image.png`);
    expect([typeOf(picture), await picture.text()]).toEqual(["image/png", "picture"]);
    expect((await get("/api/v1/achievements/nothing")).status).toBe(404);
    expect((await get(`${path}/other`)).status).toBe(404);
    await addOrganization(world.app, "other");
    expect((await get(path, { "X-Forwarded-Host": "other.academy.test" })).status).toBe(404);
  });
});

describe("oEmbed", () => {
  const ask = (url: string, more = "") => get(`/api/v1/oembed?url=${encodeURIComponent(url)}${more}`);

  test("answers for a page of this host's", async () => {
    const page = `https://academy.test/verify/${badge.publicId}`;
    const answer = await ask(page, "&maxwidth=300");
    expect([answer.status, typeOf(answer)]).toEqual([200, "application/json"]);
    expect(await answer.json()).toMatchObject({
      ...{ type: "rich", version: "1.0", title: "Program", provider_name: "acme", width: 300 },
      html: expect.stringContaining(`src="https://academy.test/embed/${badge.publicId}"`) as string,
    });
    expect((await ask(page, "&format=xml")).status).toBe(501);
    expect((await ask(page.replace("academy", "elsewhere"))).status).toBe(404);
    expect((await ask("https://academy.test/")).status).toBe(404);
    await patch({ hidden: true });
    expect((await ask(page)).status).toBe(401);
  });
});

test("browsers of other sites may ask", async () => {
  for (const path of [
    "/.well-known/did.json",
    `/api/v1/credentials/${badge.publicId}`,
    "/api/v1/status-lists/x",
    "/ims/ob/v3p0/credentials",
  ]) {
    const answer = await get(path, { Origin: "https://elsewhere.test" }, "OPTIONS");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(OPEN);
    expect(answer.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
  }
});
