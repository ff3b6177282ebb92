"use node";
import { signCredential } from "../../shared/openBadges/dataIntegrity";
import { verificationMethodOf } from "../../shared/openBadges/did";
import { buildStatusList } from "../../shared/openBadges/statusList";
import { timestampOf } from "../../shared/openBadges/timestamps";
import { MINUTE } from "../../shared/time";
import type { FreshKey } from "../model/activeKeys";
import { openKey } from "./keys";

/** A list is valid from a little before it is signed: whoever reads it at once may have a clock that is slow. */
const CLOCKS_DIFFER = MINUTE;

type Signable = { address: string; did: string; revoked: ArrayBuffer };

/** A status list as signed credential, JSON text, and the key that signed it. @throws SealingFault */
export async function signStatusList(
  { address: id, did: issuer, revoked }: Signable,
  keys: readonly FreshKey[],
  now: number,
): Promise<{ signed: string; fragment: string }> {
  const bits = new Uint8Array(revoked);
  const validFrom = now - CLOCKS_DIFFER;
  const unsigned = buildStatusList({ id, issuer, purpose: "revocation", bits, validFrom });
  const key = await openKey(keys, "Ed25519");
  const signed = await signCredential(unsigned, {
    key,
    verificationMethod: verificationMethodOf(issuer, key.fragment),
    created: timestampOf(now),
  });
  return { signed: JSON.stringify(signed), fragment: key.fragment };
}
