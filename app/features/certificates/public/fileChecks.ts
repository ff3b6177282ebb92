import { foreignFactsOf } from "../../../../convex/certificates/rules/foreignFacts";
import type { Json, JsonObject } from "../../../../convex/shared/json";
import { didWebAddress } from "../../../../convex/shared/openBadges/addresses";
import { extractCredential } from "../../../../convex/shared/openBadges/baking/extraction";
import { BakingFailure } from "../../../../convex/shared/openBadges/baking/failure";
import { verify } from "../../../../convex/shared/openBadges/verification";
import type { Checked } from "./verdict";

/** An issuer's keys as they were at a time, for being offline. */
export type KeptKeys = { address: string; document: Json; at: number };

/** What of a file can be checked; or why nothing can be. */
export function credentialIn(bytes: Uint8Array): { text: string } | { problem: string } {
  try {
    return { text: extractCredential(bytes).text };
  } catch (error) {
    if (error instanceof BakingFailure) return { problem: error.reason };
    throw error;
  }
}

/** The keys of this host's issuer; null where nobody has issued here, or nobody answers. */
export async function keysOfHere(): Promise<KeptKeys | null> {
  try {
    const answer = await fetch("/.well-known/did.json");
    if (!answer.ok) return null;
    const document = (await answer.json()) as JsonObject;
    const address = didWebAddress(String(document["id"]), { loopbackHttp: true });
    return address === null ? null : { address, document, at: Date.now() };
  } catch {
    return null;
  }
}

/** Checks a credential in this browser, without the network: what needs it is unknown. */
export async function checkHere(text: string, kept: KeptKeys | null): Promise<Checked> {
  const found = await verifyWith(text, kept);
  // A key that is newer than what was kept is not wrong: nobody could be asked about it.
  const isNewer = found.checks.some(({ reason }) => reason === "wrongKey");
  const { verdict, form, credential, issuer, checks } =
    isNewer && kept !== null ? await verifyWith(text, null) : found;
  return {
    ...{ verdict, form, knownBy: issuer.knownBy, facts: foreignFactsOf(credential) },
    checks: checks.map(({ name, result, reason = null, at }) => ({ name, result, reason, at })),
  };
}

/** Has the server check a credential: it can ask issuers whom this browser cannot. Why not, where it does not. */
export async function checkThere(text: string): Promise<Checked | "offline" | "busy"> {
  if (!navigator.onLine) return "offline";
  try {
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    const answer = await fetch("/verify/check", { method: "POST", headers, body: text });
    return answer.ok ? ((await answer.json()) as Checked) : "busy";
  } catch {
    return "offline";
  }
}

function verifyWith(text: string, kept: KeptKeys | null) {
  const trusted = new Map(kept === null ? [] : [[kept.address, kept.document]]);
  return verify(text, { now: Date.now(), trusted, loopbackHttp: true });
}
