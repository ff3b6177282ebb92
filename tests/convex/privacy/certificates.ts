import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { MutationCtx } from "../../../convex/_generated/server";

type Db = Pick<MutationCtx, "db">["db"];
type Place = { organizationId: Id<"organizations">; personId: Id<"persons">; email: string };

const LOOK = {
  ...{ layout: "classic" as const, pageSize: "A4" as const, ink: "#000000", accent: "#000000" },
  ...{ paper: "#ffffff", title: "Certificate", lead: "", body: "", footer: "", signatures: [], seal: true },
} satisfies Doc<"designVersions">["content"];

/** Somebody's own badge and one that a list gave their address, a list they issued to, a key, and a report by them. */
export async function insertCertificates(db: Db, { organizationId, personId, email }: Place): Promise<void> {
  const here = { organizationId };
  const issuerId = await db.insert("issuers", { ...here, host: "academy.test", did: "did:web:academy.test" });
  const achievementId = await db.insert("achievements", {
    ...{ ...here, name: "Listening", description: "Hears.", criteria: "Listened.", type: "Badge" },
    ...{ tags: [], alignments: [] },
  });
  const designId = await db.insert("designs", { ...here, name: "Plain", isDefault: true });
  const designVersionId = await db.insert("designVersions", {
    ...{ ...here, designId, number: 1, state: "published", content: LOOK },
  });
  const bits = () => new Uint8Array(131_072 / 8).buffer;
  const statusListId = await db.insert("statusLists", {
    ...{ ...here, issuerId, publicId: "list", taken: bits(), revoked: bits(), free: 9, isStale: true },
  });
  const issuanceId = await db.insert("issuances", {
    ...{ ...here, achievementId, list: "First list", startedBy: personId, counts: { issued: 2 }, people: 2 },
  });
  const told = {
    ...{ recipientName: "Zenobia Vance", salt: "Tell-tale salt", identityHash: "Tell-tale hash" },
    ...{ document: '{"name":"Zenobia"}', jwt: "Tell-tale.token.", reason: "Tell-tale reason" },
  };
  const row = {
    ...{ ...here, ...told, issuerId, issuanceId, achievementId, designVersionId, statusListId },
    ...{ state: "issued" as const, stateAt: 0, awardedAt: 0, validFrom: 0, attempts: 1, hidden: false },
  };
  const own = { publicId: "own", shortCode: "0000000001", statusIndex: 1, personId };
  const credentialId = await db.insert("credentials", { ...row, ...own });
  const listed = { publicId: "listed", shortCode: "0000000002", statusIndex: 2, email };
  await db.insert("credentials", { ...row, ...listed, externalId: "Tell-tale id" });
  await db.insert("badgeTokens", {
    ...here,
    personId,
    name: "Zenobia's wallet",
    tokenHash: "Tell-tale hash",
  });
  const report = { ...here, credentialId, state: "open" as const };
  await db.insert("credentialReports", { ...report, text: "I am Zenobia", email });
  await db.insert("credentialReports", { ...report, text: "Her name is Zenobia", email: "ann@example.org" });
}
