import { beforeAll, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../convex/shared/json";
import {
  CHECKS,
  checksOf,
  type Findings,
  REASONS,
  verdictOf,
} from "../../../convex/shared/openBadges/checks";
import { didDocument } from "../../../convex/shared/openBadges/did";
import { generateEd25519, type KeyPair } from "../../../convex/shared/openBadges/keys";
import { verify } from "../../../convex/shared/openBadges/verification";
import { DID, DID_ADDRESS, HOST, IssuingWorld, json, NOW, summary } from "./issuingWorld";

let world: IssuingWorld;
let strangers: KeyPair;
beforeAll(async () => {
  world = await IssuingWorld.create();
  strangers = await generateEd25519();
});

/** Where the signature does not stand, nobody is asked for more. */
const unasked = "status unknown, schema unknown";
const noSchema = "schema unknown: schemaUnreachable";

async function altered(alter: (credential: JsonObject) => void): Promise<JsonObject> {
  const credential = json(await world.issue());
  alter(credential);
  return credential;
}

function subjectOf(credential: JsonObject): JsonObject {
  return credential["credentialSubject"] as JsonObject;
}

function proofOf(credential: JsonObject): JsonObject {
  return (credential["proof"] as JsonObject[])[0] ?? {};
}

describe("a badge of ours", () => {
  test("is valid, as text, as object and indented", async () => {
    const credential = await world.issue();
    for (const source of [
      JSON.stringify(credential),
      credential,
      ` ${JSON.stringify(credential, null, 2)}\n`,
    ]) {
      const verification = await world.verify(source);
      expect(summary(verification)).toBe(`valid, ${noSchema}`);
      expect(verification.issuer).toEqual({ id: DID, knownBy: "domain" });
      expect(verification.form).toBe("dataIntegrity");
      expect(verification.credential).toEqual(json(credential));
    }
  });

  test("has every check once, in order, with its time", async () => {
    const { checks } = await world.verify(await world.issue());
    expect(checks.map(({ name, at }) => [name, at])).toEqual(
      ["format", "terms", "signature", "issuerKey", "validity", "status", "schema"].map((name) => [
        name,
        NOW,
      ]),
    );
  });

  test("is not called valid offline, where key and status cannot be asked for", async () => {
    const verification = await verify(json(await world.issue()), { now: NOW });
    expect(summary(verification)).toBe(
      `unknown, signature unknown, issuerKey unknown: keyUnreachable, ${unasked}`,
    );
    expect(verification.issuer.knownBy).toBe("none");
  });

  test("is verified offline as far as documents were kept", async () => {
    const trusted = new Map(world.web);
    const unreachable = () => world.fetchJson("https://nowhere.example");
    const credential = await world.issue();
    expect(summary(await world.verify(credential, { fetchJson: unreachable, trusted }))).toBe(
      `valid, ${noSchema}`,
    );
    trusted.delete(world.unsigned().credentialStatus.statusListCredential);
    expect(summary(await world.verify(credential, { fetchJson: unreachable, trusted }))).toBe(
      `unknown, status unknown: statusUnreachable, ${noSchema}`,
    );
  });

  test("keeps verifying with a retired key in the issuer's document", async () => {
    const credential = await world.issue();
    const rotated = didDocument({ did: DID, keys: [strangers, world.ed25519, world.p256] });
    const trusted = new Map([[DID_ADDRESS, json(rotated)]]);
    expect(summary(await world.verify(credential, { trusted }))).toBe(`valid, ${noSchema}`);
  });

  test("tells errors of the program from a web that does not answer", async () => {
    const fetchJson = () => Promise.reject(new TypeError("A mistake."));
    await expect(world.verify(await world.issue(), { fetchJson })).rejects.toThrow("A mistake.");
  });
});

describe("what is not genuine is refused for its reason", () => {
  const cases: [string, string, () => Promise<Json | object>][] = [
    ["an altered name", "signature failed: altered", () => altered((it) => void (it["name"] = "More"))],
    [
      "an altered holder",
      "signature failed: altered",
      () =>
        altered(
          (it) =>
            void (subjectOf(it)["identifier"] = [
              { type: "IdentityObject", hashed: false, identityHash: "Eve", identityType: "name" },
            ]),
        ),
    ],
    [
      "another proof's signature",
      "signature failed: altered",
      async () => {
        const other = json(await world.issue({ name: "Another" }));
        return altered((it) => void (proofOf(it)["proofValue"] = proofOf(other)["proofValue"] ?? ""));
      },
    ],
    [
      "a proof's time moved",
      "signature failed: altered",
      () => altered((it) => void (proofOf(it)["created"] = "2025-01-01T00:00:00Z")),
    ],
    [
      "a signature that is none",
      "signature failed: altered",
      () => altered((it) => void (proofOf(it)["proofValue"] = "z111")),
    ],
    [
      "a word that nobody explains",
      "terms failed: unknownTerm, signature failed: unknownTerm",
      () => altered((it) => void (it["honours"] = "summa cum laude")),
    ],
    [
      "a type that nobody explains",
      "terms failed: unknownTerm, signature failed: unknownTerm",
      () => altered((it) => void (it["type"] = ["VerifiableCredential", "OpenBadgeCredential", "Doctorate"])),
    ],
    [
      "a key that is not the issuer's",
      "signature unknown, issuerKey failed: wrongKey",
      () => world.sign(world.unsigned(), { key: strangers, method: `${DID}#${strangers.publicMultikey}` }),
    ],
    [
      "the issuer's key named, another used",
      "signature failed: altered",
      () => world.sign(world.unsigned(), { key: strangers }),
    ],
    [
      "a key of somebody else, who says so",
      "issuerKey failed: wrongController",
      () => {
        const { publicMultikey } = strangers;
        return world.sign(world.unsigned(), {
          key: strangers,
          method: `did:key:${publicMultikey}#${publicMultikey}`,
        });
      },
    ],
    [
      "a suite that we do not know",
      "signature failed: unsupportedSuite, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["cryptosuite"] = "ecdsa-rdfc-2019")),
    ],
    [
      "a suite of older days",
      "signature failed: unsupportedSuite, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["type"] = "Ed25519Signature2020")),
    ],
    [
      "a chain of proofs",
      "signature failed: unsupportedSuite, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["previousProof"] = "urn:uuid:1")),
    ],
    [
      "a proof of who one is",
      "signature failed: wrongPurpose, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["proofPurpose"] = "authentication")),
    ],
    [
      "a proof that has run out",
      "signature failed: proofExpired, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["expires"] = "2026-04-30T00:00:00Z")),
    ],
    [
      "a proof with words of its own",
      "signature failed: malformed, issuerKey unknown",
      () => altered((it) => void (proofOf(it)["@context"] = ["https://w3id.org/security/data-integrity/v2"])),
    ],
    ["no proof", "signature failed: noProof, issuerKey unknown", () => Promise.resolve(world.unsigned())],
    [
      "an empty list of proofs",
      "signature failed: noProof, issuerKey unknown",
      () => altered((it) => void (it["proof"] = [])),
    ],
    [
      "a proof that is a word",
      "signature failed: malformed, issuerKey unknown",
      () => altered((it) => void (it["proof"] = "yes")),
    ],
    [
      "two proofs, one of them bad",
      "signature failed: altered",
      async () => {
        const other = proofOf(json(await world.issue({ name: "Another" })));
        return altered((it) => void (it["proof"] = [proofOf(it), other]));
      },
    ],
    [
      "five proofs",
      "signature failed: malformed, issuerKey unknown",
      () => altered((it) => void (it["proof"] = new Array<JsonObject>(5).fill(proofOf(it)))),
    ],
  ];

  test.each(cases)("%s", async (_name, reasons, make) => {
    expect(summary(await world.verify(await make()))).toBe(`invalid, ${reasons}, ${unasked}`);
  });

  test("its time has passed, or not begun", async () => {
    const expired = await world.issue({ validUntil: NOW });
    expect(summary(await world.verify(expired))).toBe(`invalid, validity failed: expired, ${noSchema}`);
    expect((await world.verify(expired, { now: NOW - 1 })).verdict).toBe("valid");
    const early = await world.issue({ validFrom: NOW + 1_000 });
    expect(summary(await world.verify(early))).toBe(`invalid, validity failed: notYetValid, ${noSchema}`);
    expect((await world.verify(early, { now: NOW + 1_000 })).verdict).toBe("valid");
  });

  test("the issuer's document names the key no more, or revoked it, or not for this", async () => {
    const credential = await world.issue();
    const revoked = { ...world.ed25519, revoked: "2026-04-20T00:00:00Z" };
    const [method] = didDocument({ did: DID, keys: [world.ed25519] }).verificationMethod;
    const documents: [string, object][] = [
      ["wrongKey", didDocument({ did: DID, keys: [strangers] })],
      ["keyRevoked", didDocument({ did: DID, keys: [revoked] })],
      ["wrongPurpose", { id: DID, verificationMethod: [method], assertionMethod: [] }],
      [
        "wrongController",
        { id: "did:web:other.example", verificationMethod: [method], assertionMethod: [method] },
      ],
    ];
    for (const [reason, document] of documents)
      expect(
        summary(await world.verify(credential, { trusted: new Map([[DID_ADDRESS, json(document)]]) })),
      ).toBe(`invalid, signature unknown, issuerKey failed: ${reason}, ${unasked}`);
  });
});

describe("two proofs, both good", () => {
  test("are as good as one; one that we cannot check does not matter beside one that we can", async () => {
    const both = await altered((it) => void (it["proof"] = [proofOf(it), proofOf(it)]));
    expect((await world.verify(both)).verdict).toBe("valid");
    const mixed = await altered(
      (it) => void (it["proof"] = [{ ...proofOf(it), cryptosuite: "ecdsa-sd-2023" }, proofOf(it)]),
    );
    expect((await world.verify(mixed)).verdict).toBe("valid");
  });
});

describe("what has not the form of a badge", () => {
  const formless =
    "terms unknown, signature unknown, issuerKey unknown, validity unknown, status unknown, schema unknown";
  const cases: [string, string, Json | ((credential: JsonObject) => void)][] = [
    ["no JSON", "malformed", "{"],
    ["nothing", "malformed", ""],
    ["a word", "malformed", '"badge"'],
    ["a list", "malformed", "[]"],
    ["null", "malformed", null],
    ["an object of anything", "malformed", { hello: "there" }],
    ["no contexts", "malformed", (it) => void delete it["@context"]],
    ["an unknown first context", "malformed", (it) => void (it["@context"] = ["https://evil.example/v2"])],
    [
      "the first version",
      "unsupportedVersion",
      (it) => void (it["@context"] = ["https://www.w3.org/2018/credentials/v1"]),
    ],
    ["no type of a credential", "malformed", (it) => void (it["type"] = ["OpenBadgeCredential"])],
    ["no issuer", "malformed", (it) => void delete it["issuer"]],
    ["an issuer without id", "malformed", (it) => void (it["issuer"] = { name: "Alder Academy" })],
    ["a time without zone", "malformed", (it) => void (it["validFrom"] = "2026-04-01T09:00:00")],
    [
      "two ends",
      "malformed",
      (it) => void (it["validUntil"] = ["2026-04-01T09:00:00Z", "2027-04-01T09:00:00Z"]),
    ],
    ["two subjects", "malformed", (it) => void (it["credentialSubject"] = [subjectOf(it), subjectOf(it)])],
  ];

  test.each(cases)("%s", async (_name, reason, made) => {
    const source = typeof made === "function" ? await altered(made) : made;
    const { result } = checksOf({ format: reason as "malformed" }, 0)[0] ?? {};
    const verdict = result === "failed" ? "invalid" : "unknown";
    expect(summary(await world.verify(source))).toBe(`${verdict}, format ${result}: ${reason}, ${formless}`);
  });

  test.each<[string, string, (unsigned: JsonObject) => void]>([
    ["no badge", "notABadge", (it) => void (it["type"] = ["VerifiableCredential", "EndorsementCredential"])],
    ["no id", "malformed", (it) => void delete it["id"]],
    ["no beginning", "malformed", (it) => void delete it["validFrom"]],
    ["no achievement", "malformed", (it) => void delete subjectOf(it)["achievement"]],
    [
      "nobody",
      "malformed",
      (it) => {
        delete subjectOf(it)["id"];
        delete subjectOf(it)["identifier"];
      },
    ],
  ])("signed, but %s", async (_name, reason, change) => {
    const unsigned = json(world.unsigned());
    change(unsigned);
    expect(summary(await world.verify(await world.sign(unsigned)))).toBe(
      `invalid, format failed: ${reason}, status unknown, schema unknown`,
    );
  });
});

describe("contexts", () => {
  test("that are not on our list leave the badge unknown, and nobody is asked for them", async () => {
    const asked: string[] = [];
    const credential = await altered((it) => {
      it["@context"] = [...(it["@context"] as string[]), `https://${HOST}/terms.json`];
    });
    const fetchJson = (url: string) => {
      asked.push(url);
      return world.fetchJson(url);
    };
    expect(summary(await world.verify(credential, { fetchJson }))).toBe(
      `unknown, terms unknown: unknownContext, signature unknown: unknownContext, ${unasked}`,
    );
    expect(asked).toEqual([DID_ADDRESS]);
  });

  test("written into the badge could give words another sense: refused", async () => {
    const credential = await altered((it) => {
      it["@context"] = [...(it["@context"] as string[]), { honours: "https://schema.org/award" }];
      it["honours"] = "summa cum laude";
    });
    expect((await world.verify(credential)).verdict).toBe("invalid");
  });
});

describe("verdicts", () => {
  test("invalid as soon as one check failed, valid only where nothing that matters is unknown", () => {
    const passed = {
      format: "passed",
      terms: "passed",
      signature: "passed",
      issuerKey: "passed",
      validity: "passed",
    } as const;
    const verdict = (rest: Parameters<typeof checksOf>[0]) =>
      verdictOf(checksOf({ ...passed, ...rest }, NOW));
    expect(verdict({ status: "absent", schema: "absent" })).toBe("valid");
    expect(verdict({ status: "passed", schema: "schemaUnreachable" })).toBe("valid");
    expect(verdict({ status: "statusUnreachable", schema: "passed" })).toBe("unknown");
    expect(verdict({ status: "passed", schema: "passed", issuerKey: "keyUnreachable" })).toBe("unknown");
    expect(verdict({ status: "statusUnreachable", schema: "schemaInvalid" })).toBe("invalid");
    expect(verdict({ schema: "passed" })).toBe("unknown");
  });

  test("every reason keeps a badge from being valid, but what only says how well it is written", () => {
    const all = Object.fromEntries(CHECKS.map((name) => [name, "passed"])) as Findings;
    const harmless = REASONS.filter(
      (reason) => verdictOf(checksOf({ ...all, schema: reason }, NOW)) === "valid",
    );
    const unknown = REASONS.filter(
      (reason) => verdictOf(checksOf({ ...all, status: reason }, NOW)) === "unknown",
    );
    expect(harmless).toEqual(unknown);
    expect(unknown).toEqual([
      "unsupportedVersion",
      "unknownContext",
      "keyUnreachable",
      "statusUnreachable",
      "unsupportedStatus",
      "statusListOutdated",
      "schemaUnreachable",
      "unsupportedSchema",
    ]);
  });
});
