import { isJsonObject, type Json, type JsonObject } from "../json";
import { isFetchable } from "./addresses";
import { type Finding, type Reason, resultOf } from "./checks";
import { Unreachable } from "./documents";
import { hasType, issuerIdOf, listOf } from "./format";
import { type Circumstances, objectionTo, readSecured } from "./secured";
import { bitAt, decodeBits, STATUS_LIST_LENGTH } from "./statusList";

/** More statuses than anybody gives: each is a list to get and to verify. */
const MAX_STATUSES = 4;

/** Whether a credential was revoked or suspended, by the lists that it names; `absent` where it names none. */
export async function statusOf(credential: JsonObject, circumstances: Circumstances): Promise<Finding> {
  const entries = listOf(credential["credentialStatus"]);
  if (entries.length === 0) return "absent";
  if (entries.length > MAX_STATUSES) return "unsupportedStatus";
  const found: Finding[] = [];
  for (const entry of entries)
    found.push(
      isJsonObject(entry) ? await entryStatus(entry, credential, circumstances) : "unsupportedStatus",
    );
  return (
    found.find((finding) => resultOf(finding) === "failed") ??
    found.find((finding) => resultOf(finding) === "unknown") ??
    "passed"
  );
}

async function entryStatus(
  entry: JsonObject,
  credential: JsonObject,
  circumstances: Circumstances,
): Promise<Finding> {
  const { statusPurpose, statusListIndex, statusListCredential: address, statusSize } = entry;
  if (entry["type"] !== "BitstringStatusListEntry" || (statusSize !== undefined && statusSize !== 1))
    return "unsupportedStatus";
  // Other purposes, "message" and "refresh", say nothing against a credential.
  if (statusPurpose !== "revocation" && statusPurpose !== "suspension") return "passed";
  const index = /^\d{1,9}$/.test(String(statusListIndex)) ? Number(statusListIndex) : null;
  if (index === null || typeof address !== "string") return "statusListMalformed";
  if (!isFetchable(address, circumstances)) return "statusUnreachable";
  const bits = await listAt(address, statusPurpose, issuerIdOf(credential), circumstances);
  if ("reason" in bits) return bits.reason;
  const isSet = bitAt(bits.bits, index);
  if (isSet === null) return "statusBeyondEnd";
  if (!isSet) return "passed";
  return statusPurpose === "revocation" ? "revoked" : "suspended";
}

/** The bits of a list, once it was found to be the issuer's own, unaltered and of today. */
async function listAt(
  address: string,
  purpose: string,
  issuerId: string | null,
  circumstances: Circumstances,
): Promise<{ bits: Uint8Array } | { reason: Reason }> {
  let document: Json;
  try {
    document = await circumstances.fetchJson(address);
  } catch (error) {
    if (error instanceof Unreachable) return { reason: "statusUnreachable" };
    throw error;
  }
  const secured = await readSecured(document, circumstances);
  const { credential } = secured;
  if (credential === null || secured.findings.format !== "passed") return { reason: "statusListMalformed" };
  if (issuerIdOf(credential) !== issuerId) return { reason: "statusListOfAnother" };
  const objection = objectionTo(secured);
  if (objection !== null) return { reason: listReason(objection) };
  return bitsOf(credential, address, purpose);
}

function bitsOf(
  list: JsonObject,
  address: string,
  purpose: string,
): { bits: Uint8Array } | { reason: Reason } {
  const subject = list["credentialSubject"];
  if (!isJsonObject(subject) || !hasType(list, "BitstringStatusListCredential"))
    return { reason: "statusListMalformed" };
  const { encodedList, statusPurpose } = subject;
  // A list that lies elsewhere, or is for something else, could hide what this one says.
  if (list["id"] !== undefined && list["id"] !== address) return { reason: "statusListOfAnother" };
  if (!listOf(statusPurpose).includes(purpose)) return { reason: "statusListOfAnother" };
  const bits =
    hasType(subject, "BitstringStatusList") && typeof encodedList === "string"
      ? decodeBits(encodedList)
      : null;
  if (bits === null) return { reason: "statusListMalformed" };
  return bits.length * 8 < STATUS_LIST_LENGTH ? { reason: "statusListTooShort" } : { bits };
}

/** What an objection to a list says of the credential that it is about. */
function listReason(objection: Reason): Reason {
  if (objection === "keyUnreachable") return "statusUnreachable";
  if (objection === "expired" || objection === "notYetValid") return "statusListOutdated";
  return "statusListAltered";
}
