import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildCredential } from "../../../convex/shared/openBadges/credential";
import { signCredential } from "../../../convex/shared/openBadges/dataIntegrity";
import { didDocument, verificationMethodOf } from "../../../convex/shared/openBadges/did";
import { generateEd25519, type KeyPair } from "../../../convex/shared/openBadges/keys";
import { buildStatusList, emptyBits, withBit } from "../../../convex/shared/openBadges/statusList";
import { timestampOf } from "../../../convex/shared/openBadges/timestamps";

const INDEX = 94_567;

/** Another academy: an issuer under did:web that publishes its keys and a status list over HTTP, on this machine. */
export class BadgeIssuer {
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  #revoked = false;

  private constructor(
    private readonly server: Server,
    private readonly key: KeyPair,
  ) {}

  static async start(): Promise<BadgeIssuer> {
    const server = createServer();
    const issuer = new BadgeIssuer(server, await generateEd25519());
    server.on("request", ({ url = "" }, answer) => {
      issuer.asked.push(url);
      void issuer.#documentAt(url).then((document) => {
        answer.writeHead(document === null ? 404 : 200, { "Content-Type": "application/json" });
        answer.end(JSON.stringify(document));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return issuer;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get did(): string {
    return `did:web:${encodeURIComponent(new URL(this.origin).host)}`;
  }

  revoke(): void {
    this.#revoked = true;
  }

  /** A badge of theirs, signed. */
  badge(): Promise<object> {
    return this.#signed(
      buildCredential({
        ...{ id: `${this.origin}/badges/1`, name: "Welding", validFrom: 0, awardedAt: 0 },
        issuer: { id: this.did, name: "Another Academy", url: this.origin },
        holder: { name: "Ada Lovelace" },
        achievement: {
          ...{ id: `${this.origin}/achievements/1`, name: "Welding", description: "Welds." },
          criteria: { narrative: "Welded." },
        },
        status: { listId: `${this.origin}/status/1`, index: INDEX },
      }),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  async #documentAt(path: string): Promise<object | null> {
    const keys = [this.key];
    if (path === "/.well-known/did.json") return didDocument({ did: this.did, keys });
    if (path !== "/status/1") return null;
    const list = { id: `${this.origin}/status/1`, issuer: this.did, purpose: "revocation" as const };
    const bits = withBit(emptyBits(), INDEX, this.#revoked);
    return this.#signed(buildStatusList({ ...list, bits, validFrom: 0 }));
  }

  #signed<Document extends object>(unsigned: Document) {
    const verificationMethod = verificationMethodOf(this.did, this.key.publicMultikey);
    return signCredential(unsigned, { key: this.key, verificationMethod, created: timestampOf(Date.now()) });
  }
}
