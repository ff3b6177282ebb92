"use node";
import { buildCredential, type CredentialFacts } from "../../shared/openBadges/credential";
import { signCredential } from "../../shared/openBadges/dataIntegrity";
import { verificationMethodOf } from "../../shared/openBadges/did";
import { timestampOf } from "../../shared/openBadges/timestamps";
import { signJwt } from "../../shared/openBadges/vcJwt";
import type { FreshKey } from "../model/activeKeys";
import type { Task } from "../model/making";
import {
  achievementAddress,
  achievementImageAddress,
  credentialAddress,
  originOfHost,
  statusListAddress,
} from "../rules/addresses";
import { openKey } from "./keys";

/** A credential signed twice: as JSON text with a Data Integrity proof, and as JWT. */
export type Documents = { document: string; jwt: string };

/** Builds and signs a credential. @throws SealingFault; Error for facts that cannot be signed */
export async function signDocuments(task: Task, keys: readonly FreshKey[], now: number): Promise<Documents> {
  const { did } = task.issuer;
  const unsigned = buildCredential(factsOf(task));
  const [integrity, token] = [await openKey(keys, "Ed25519"), await openKey(keys, "P-256")];
  const signed = await signCredential(unsigned, {
    key: integrity,
    verificationMethod: verificationMethodOf(did, integrity.fragment),
    created: timestampOf(now),
  });
  const jwt = await signJwt(unsigned, { key: token, kid: verificationMethodOf(did, token.fragment) });
  return { document: JSON.stringify(signed), jwt };
}

function factsOf(task: Task): CredentialFacts {
  const { issuer, achievement, status, publicId, validUntil, identityHash, salt } = task;
  const { host, did, name } = issuer;
  return {
    id: credentialAddress(host, publicId),
    name: achievement.name,
    issuer: { id: did, name, url: `${originOfHost(host)}/` },
    awardedAt: task.awardedAt,
    validFrom: task.validFrom,
    ...(validUntil !== null && { validUntil }),
    holder: {
      name: task.recipientName,
      ...(identityHash !== "" && { email: { identityHash, salt } }),
    },
    achievement: achievementFacts(host, achievement),
    status: { listId: statusListAddress(host, status.listId), index: status.index },
  };
}

function achievementFacts(
  host: string,
  { id, name, description, criteria, type, tags, alignments }: Task["achievement"],
): CredentialFacts["achievement"] {
  return {
    id: achievementAddress(host, id),
    ...{ name, description, tags, alignments },
    criteria: { narrative: criteria },
    achievementType: type,
    image: achievementImageAddress(host, id),
  };
}
