import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { didDocument, type PublishedKey } from "../../shared/openBadges/did";
import type { PublicJwk } from "../../shared/openBadges/multibase";
import { baseHost } from "../../tenancy/model/addresses";
import { resolveOrganization } from "../../tenancy/model/organizations";
import { achievementAddress, achievementImageAddress } from "../rules/addresses";
import { standingOf } from "../rules/standings";
import { badgeImageOf } from "./badgeImages";
import type { Reader } from "./contexts";
import { issuersAt } from "./issuers";
import { publishedKeys } from "./keys";
import { credentialOf } from "./pages";
import { listAt } from "./statusLists";

/** A credential as it is given out over HTTP, or why it is not. */
export const givenOutValidator = v.union(
  v.object({ is: v.literal("unknown") }),
  /** It was one of ours; its holder was erased, or it was called off. */
  v.object({ is: v.literal("gone") }),
  v.object({ is: v.literal("hidden") }),
  v.object({
    is: v.literal("here"),
    id: v.id("credentials"),
    document: v.string(),
    jwt: v.union(v.string(), v.null()),
    shortCode: v.string(),
    pdfId: v.union(v.id("_storage"), v.null()),
    pngId: v.union(v.id("_storage"), v.null()),
    svgId: v.union(v.id("_storage"), v.null()),
    shareId: v.union(v.id("_storage"), v.null()),
  }),
);
export type GivenOut = Infer<typeof givenOutValidator>;

/** A status list as it was signed last; `stale`: a list that has changed since, or was never signed. */
export const publishedListValidator = v.object({
  text: v.union(v.string(), v.null()),
  stale: v.union(v.id("statusLists"), v.null()),
});

/**
 * A credential by its public id under a host. Where its page is hidden, `reader` is who may have it all the same.
 * Takes the whole deployment's db.
 */
export async function givenOut(
  ctx: Reader,
  host: string,
  publicId: string,
  reader: Id<"persons"> | null,
): Promise<GivenOut> {
  const credential = await credentialOf(ctx, publicId);
  if (credential === null || !(await isAt(ctx, host, credential))) return { is: "unknown" };
  const standing = standingOf(credential, Date.now());
  const { document, jwt = null, shortCode } = credential;
  if (standing === null) return { is: "unknown" };
  if (standing === "erased" || document === undefined) return { is: "gone" };
  if (credential.hidden && (reader === null || reader !== credential.personId)) return { is: "hidden" };
  const { pdfId = null, pngId = null, svgId = null, shareId = null } = credential;
  return { is: "here", id: credential._id, document, jwt, shortCode, pdfId, pngId, svgId, shareId };
}

/** The DID document of a host, JSON text; null where nobody issued under it. Takes the whole deployment's db. */
export async function didDocumentAt(ctx: Reader, host: string): Promise<string | null> {
  const issuers = await issuersAt(ctx, host);
  const [latest] = issuers;
  if (latest === undefined) return null;
  const here = await organizationAt(ctx, host);
  // A domain that passed on speaks for its new organization; for the last one until somebody has it.
  const speaking =
    issuers.find(({ organizationId }) => organizationId === here?._id) ?? (here === null ? latest : null);
  if (speaking === null) return null;
  const keys = (await publishedKeys(ctx, speaking._id)).map(publishedKey);
  return JSON.stringify(didDocument({ did: speaking.did, keys }));
}

/** A status list under a host; null for none. Takes the whole deployment's db. */
export async function statusListUnder(
  ctx: Reader,
  host: string,
  publicId: string,
): Promise<Infer<typeof publishedListValidator> | null> {
  const list = await listAt(ctx, publicId);
  if (list === null || !(await isAt(ctx, host, list))) return null;
  return { text: list.signed ?? null, stale: list.isStale || list.signed === undefined ? list._id : null };
}

/** An achievement as Open Badges writes it, JSON text; null for none under the host. Takes the whole deployment's db. */
export async function achievementUnder(ctx: Reader, host: string, id: string): Promise<string | null> {
  const achievement = await achievementAt(ctx, host, id);
  if (achievement === null) return null;
  const { name, description, criteria, type: achievementType, tags, alignments } = achievement;
  return JSON.stringify({
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    id: achievementAddress(host, achievement._id),
    type: ["Achievement"],
    ...{ name, description, criteria: { narrative: criteria }, achievementType },
    image: { id: achievementImageAddress(host, achievement._id), type: "Image" },
    ...(tags.length > 0 && { tag: tags }),
    ...(alignments.length > 0 && {
      alignment: alignments.map((alignment) => ({ type: ["Alignment"], ...alignment })),
    }),
  });
}

/** The PNG of an achievement under a host; null where it was not drawn yet. Takes the whole deployment's db. */
export async function achievementPng(ctx: Reader, host: string, id: string): Promise<Id<"_storage"> | null> {
  const achievement = await achievementAt(ctx, host, id);
  return achievement === null ? null : ((await badgeImageOf(ctx, achievement._id))?.pngId ?? null);
}

/** The organization that a host, with or without port, names; null for none. */
export function organizationAt(
  ctx: Pick<QueryCtx, "db">,
  host: string,
): Promise<Doc<"organizations"> | null> {
  return resolveOrganization(ctx, { host, baseHost: baseHost() });
}

async function achievementAt(ctx: Reader, host: string, id: string): Promise<Doc<"achievements"> | null> {
  const known = ctx.db.normalizeId("achievements", id);
  const achievement = known === null ? null : await ctx.db.get("achievements", known);
  const here = await organizationAt(ctx, host);
  return achievement !== null && achievement.organizationId === here?._id ? achievement : null;
}

/** Whether something is given out under a host: that of its organization now, or the one it was issued under. */
async function isAt(
  ctx: Reader,
  host: string,
  { organizationId, issuerId }: Pick<Doc<"credentials">, "organizationId" | "issuerId">,
): Promise<boolean> {
  const issuer = await ctx.db.get("issuers", issuerId);
  if (issuer?.host === host) return true;
  return (await organizationAt(ctx, host))?._id === organizationId;
}

function publishedKey({ suite, fragment, publicKey }: Doc<"issuerKeys">): PublishedKey {
  return { algorithm: suite, publicMultikey: fragment, publicJwk: JSON.parse(publicKey) as PublicJwk };
}
