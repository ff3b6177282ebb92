import type { Json, JsonObject } from "../../../convex/shared/json";
import { didWebOf } from "../../../convex/shared/openBadges/addresses";
import {
  buildCredential,
  type CredentialFacts,
  type UnsignedCredential,
} from "../../../convex/shared/openBadges/credential";
import { type Signed, signCredential } from "../../../convex/shared/openBadges/dataIntegrity";
import { didDocument, verificationMethodOf } from "../../../convex/shared/openBadges/did";
import { type FetchJson, Unreachable } from "../../../convex/shared/openBadges/documents";
import { hashIdentity } from "../../../convex/shared/openBadges/identity";
import { generateEd25519, generateP256, type KeyPair } from "../../../convex/shared/openBadges/keys";
import {
  buildStatusList,
  emptyBits,
  type StatusPurpose,
  withBit,
} from "../../../convex/shared/openBadges/statusList";
import { signJwt } from "../../../convex/shared/openBadges/vcJwt";
import {
  verify,
  type Verification,
  type VerificationOptions,
} from "../../../convex/shared/openBadges/verification";

export const ISSUED = Date.parse("2026-04-01T09:00:00Z");
export const NOW = Date.parse("2026-05-01T12:00:00Z");
export const DAY = 86_400_000;

export const HOST = "learn.example";
export const DID = didWebOf(HOST);
export const DID_ADDRESS = `https://${HOST}/.well-known/did.json`;
export const LIST = `https://${HOST}/api/v1/status-lists/7Zq`;
export const POSITION = 4_711;

type Options = Partial<VerificationOptions>;

/** An issuer under a host, what lies at its addresses, and a badge of its own making. */
export class IssuingWorld {
  private constructor(
    readonly ed25519: KeyPair,
    readonly p256: KeyPair,
    /** The web, as far as it answers: by address. */
    readonly web: Map<string, Json>,
    private readonly email: CredentialFacts["holder"]["email"],
  ) {}

  static async create(): Promise<IssuingWorld> {
    const [ed25519, p256] = [await generateEd25519(), await generateP256()];
    const world = new IssuingWorld(
      ed25519,
      p256,
      new Map(),
      await hashIdentity("Ana@Example.org", "grain-of-salt"),
    );
    world.web.set(DID_ADDRESS, json(didDocument({ did: DID, keys: [ed25519, p256] })));
    await world.publishList({});
    return world;
  }

  get method(): string {
    return verificationMethodOf(DID, this.ed25519.publicMultikey);
  }

  get kid(): string {
    return verificationMethodOf(DID, this.p256.publicMultikey);
  }

  readonly fetchJson: FetchJson = async (url) => {
    const document = this.web.get(url);
    if (document === undefined) throw new Unreachable(url);
    return document;
  };

  facts(changes: Partial<CredentialFacts> = {}): CredentialFacts {
    return {
      id: `https://${HOST}/api/v1/credentials/Qm9va3NBcmVUaGVC`,
      name: "Bridges that hold",
      issuer: {
        id: DID,
        name: "Alder Academy",
        url: `https://${HOST}`,
        email: "office@learn.example",
        image: `https://${HOST}/logo.png`,
      },
      validFrom: ISSUED,
      awardedAt: ISSUED - DAY,
      holder: { name: "Ana Ćosić", ...(this.email === undefined ? {} : { email: this.email }) },
      achievement: {
        id: `https://${HOST}/achievements/k57`,
        name: "Bridge building",
        description: "Plans and builds a bridge that carries a person.",
        criteria: {
          id: `https://${HOST}/achievements/k57#criteria`,
          narrative: "Built **one** bridge, and crossed it.",
        },
        achievementType: "CertificateOfCompletion",
        image: `https://${HOST}/achievements/k57/badge.png`,
        alignments: [
          {
            targetName: "Structural engineering",
            targetUrl: "https://frameworks.example/skills/structural-engineering",
            targetFramework: "ESCO",
            targetCode: "S1.2.3",
          },
        ],
        tags: ["bridges", "wood"],
      },
      evidence: [
        {
          id: `https://${HOST}/work/9`,
          name: "The bridge",
          description: "A footbridge of 6 m.",
          narrative: "It held.",
        },
      ],
      status: { listId: LIST, index: POSITION },
      ...changes,
    };
  }

  unsigned(changes: Partial<CredentialFacts> = {}): UnsignedCredential {
    return buildCredential(this.facts(changes));
  }

  /** A signed badge; `changes` are made before it is signed. */
  issue(changes: Partial<CredentialFacts> = {}): Promise<Signed<UnsignedCredential>> {
    return this.sign(this.unsigned(changes));
  }

  sign<Document extends object>(
    unsigned: Document,
    { key = this.ed25519, method = this.method }: { key?: KeyPair; method?: string } = {},
  ): Promise<Signed<Document>> {
    return signCredential(unsigned, { key, verificationMethod: method, created: "2026-04-01T09:00:00Z" });
  }

  issueJwt(changes: Partial<CredentialFacts> = {}, kid = this.kid): Promise<string> {
    return signJwt(this.unsigned(changes), { key: this.p256, kid });
  }

  /** Publishes the status list, in which the given positions are set. */
  async publishList(list: {
    revoked?: readonly number[];
    purpose?: StatusPurpose;
    bits?: Uint8Array;
    issuer?: string;
    id?: string;
    alter?: (signed: JsonObject) => void;
  }): Promise<void> {
    const { revoked = [], purpose = "revocation", issuer = DID, id = LIST } = list;
    const bits = revoked.reduce<Uint8Array>(
      (all, index) => withBit(all, index, true),
      list.bits ?? emptyBits(),
    );
    const unsigned = buildStatusList({ id, issuer, purpose, bits, validFrom: ISSUED });
    const signed = json(await this.sign(unsigned));
    list.alter?.(signed);
    this.web.set(LIST, signed);
  }

  verify(source: Json | object, options: Options = {}): Promise<Verification> {
    return verify(source as Json, { now: NOW, fetchJson: this.fetchJson, ...options });
  }
}

/** A value as it comes over the wire. */
export function json(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** What a verification comes to, in a line: the verdict, and each check that did not pass with its reason. */
export function summary({ verdict, checks }: Verification): string {
  const rest = checks
    .filter(({ result }) => result !== "passed")
    .map(({ name, result, reason }) => `${name} ${result}${reason === undefined ? "" : `: ${reason}`}`);
  return [verdict, ...rest].join(", ");
}
