import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import addFormats from "ajv-formats";
import { Ajv2019 } from "ajv/dist/2019.js";
import { beforeAll, describe, expect, test } from "vitest";
import { canonize } from "../../../convex/shared/openBadges/canonical";
import { CREDENTIAL_SCHEMA } from "../../../convex/shared/openBadges/credential";
import { hashIdentity, holderName, isHolder } from "../../../convex/shared/openBadges/identity";
import { DAY, ISSUED, IssuingWorld, json } from "./issuingWorld";

/** 1EdTech's schema may be used, not given away: it lies beside the project where somebody has put it. */
const SCHEMA = resolve(
  import.meta.dirname,
  "../../../../shared/ob3/1edtech-gh-pages-achievementcredential.json",
);

let world: IssuingWorld;
beforeAll(async () => {
  world = await IssuingWorld.create();
});

describe("a credential of facts", () => {
  test("says what the standard asks for, in its order", async () => {
    const signed = await world.issue({ validUntil: ISSUED + 365 * DAY });
    expect(Object.keys(signed)).toEqual([
      "@context",
      "id",
      "type",
      "name",
      "issuer",
      "validFrom",
      "validUntil",
      "awardedDate",
      "credentialSubject",
      "evidence",
      "credentialSchema",
      "credentialStatus",
      "proof",
    ]);
    expect(signed["@context"]).toEqual([
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    ]);
    expect(signed.validFrom).toBe("2026-04-01T09:00:00Z");
    expect(signed.validUntil).toBe("2027-04-01T09:00:00Z");
    expect(signed.awardedDate).toBe("2026-03-31T09:00:00Z");
    expect(signed.credentialStatus).toEqual({
      id: "https://learn.example/api/v1/status-lists/7Zq#4711",
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: "4711",
      statusListCredential: "https://learn.example/api/v1/status-lists/7Zq",
    });
    expect(signed.proof).toHaveLength(1);
  });

  test("leaves out what it is not told", () => {
    const { evidence: _, achievement, ...facts } = world.facts();
    const { image: _image, alignments: _alignments, tags: _tags, ...bare } = achievement;
    const credential = json(
      world.unsigned({ ...facts, evidence: [], achievement: bare, holder: { name: "Ana" } }),
    );
    expect(credential).not.toHaveProperty("evidence");
    expect(credential).not.toHaveProperty("validUntil");
    expect(credential["credentialSubject"]).toEqual({
      id: "https://learn.example/api/v1/credentials/Qm9va3NBcmVUaGVC#holder",
      type: ["AchievementSubject"],
      identifier: [{ type: "IdentityObject", hashed: false, identityHash: "Ana", identityType: "name" }],
      achievement: { ...bare, type: ["Achievement"] },
    });
  });

  test("does not tell the holder's address", async () => {
    expect(JSON.stringify(await world.issue()).toLowerCase()).not.toContain("ana@example.org");
  });

  test("has no word that its contexts do not explain", async () => {
    expect(await canonize(json(world.unsigned()))).toEqual({ quads: expect.stringContaining("Ana Ćosić") });
    expect(await canonize(json({ ...world.unsigned(), grade: "A" }))).toEqual({ reason: "unknownTerm" });
  });

  test("is not signed with a word that would not be signed", async () => {
    await expect(world.sign({ ...world.unsigned(), grade: "A" })).rejects.toThrow("unknownTerm");
  });
});

describe("1EdTech's JSON schema, where it lies beside the project", () => {
  if (!existsSync(SCHEMA)) console.log(`1EdTech's schema is not at ${SCHEMA}: nothing is held against it.`);
  const schemas = existsSync(SCHEMA) ? [JSON.parse(readFileSync(SCHEMA, "utf8")) as object] : [];

  test("is satisfied by what we issue, and notices what is missing", async () => {
    for (const schema of schemas) {
      const ajv = new Ajv2019({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const isValid = ajv.compile(schema);
      const credential = json(await world.issue({ validUntil: ISSUED + DAY }));
      expect([isValid(credential), isValid.errors]).toEqual([true, null]);
      expect(isValid({ ...credential, validFrom: "yesterday" })).toBe(false);
      expect(isValid({ ...credential, issuer: undefined })).toBe(false);
    }
  });

  test("is what our verifier asks for, and its answer counts", async () => {
    for (const schema of schemas) {
      const trusted = new Map([[CREDENTIAL_SCHEMA, json(schema)]]);
      const schemaCheck = async (source: object) => (await world.verify(source, { trusted })).checks.at(-1);
      expect((await schemaCheck(await world.issue()))?.result).toBe("passed");
      const wrong = await world.sign({ ...world.unsigned(), awardedDate: "2026-04-31" });
      expect((await schemaCheck(wrong))?.reason).toBe("schemaInvalid");
    }
  });
});

describe("whose a credential is", () => {
  test("is found by address, however it is written", async () => {
    const credential = json(await world.issue());
    expect(await isHolder(credential, " ANA@example.ORG ")).toBe("yes");
    expect(await isHolder(credential, "ben@example.org")).toBe("no");
    expect(await isHolder(json(world.unsigned({ holder: { name: "Ana" } })), "ana@example.org")).toBe(
      "unknown",
    );
    expect(holderName(credential)).toBe("Ana Ćosić");
  });

  test("hashes as Open Badges' own example does", async () => {
    expect((await hashIdentity("a@example.com", "Kosher")).identityHash).toBe(
      "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
    );
  });

  test("is read from one identity in the open, too", async () => {
    const identifier = { identityType: "emailAddress", hashed: false, identityHash: "Ana@example.org" };
    const credential = { credentialSubject: { name: "Ana", identifier } };
    expect(await isHolder(credential, "ana@example.org")).toBe("yes");
    expect(holderName(credential)).toBe("Ana");
    expect(holderName({ credentialSubject: {} })).toBe(null);
  });
});
