"use node";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { generateEd25519, generateP256, type KeyPair } from "../../shared/openBadges/keys";
import type { FreshKey } from "../model/activeKeys";
import { seal, unseal } from "../model/sealing";
import { KEY_SUITES, type KeySuite } from "../rules/statuses";

/** Keys that a process opened before, by fragment: opening one takes longer than signing by it. */
const opened = new Map<string, string>();
const MAX_OPENED = 500;

/** The keys that an issuer signs with, made where it has none. */
export async function ensureKeys(
  { runMutation }: Pick<ActionCtx, "runMutation">,
  issuer: Id<"issuers">,
  known: readonly FreshKey[] = [],
): Promise<FreshKey[]> {
  const missing = KEY_SUITES.filter((suite) => !known.some((key) => key.suite === suite));
  if (missing.length === 0) return [...known];
  const fresh = await Promise.all(missing.map(makeKey));
  return runMutation(internal.certificates.jobs.keepKeys, { issuer, fresh });
}

/** A key with its secret part opened. @throws SealingFault where the master key is not the one it was sealed with */
export async function openKey(
  keys: readonly FreshKey[],
  suite: KeySuite,
): Promise<{ fragment: string; secret: string }> {
  const key = keys.find((each) => each.suite === suite);
  if (key === undefined) throw new Error(`The issuer has no key for ${suite}.`);
  const secret = opened.get(key.fragment) ?? (await unseal(key.sealed, key.fragment, masterKeys()));
  if (opened.size >= MAX_OPENED) opened.clear();
  opened.set(key.fragment, secret);
  return { fragment: key.fragment, secret };
}

/** Seals a key's secret part with the present master key, whichever it was sealed with. */
export async function reseal(sealed: string, fragment: string): Promise<string> {
  return seal(await unseal(sealed, fragment, masterKeys()), fragment, masterKeys()[0]);
}

async function makeKey(suite: KeySuite): Promise<FreshKey> {
  const pair: KeyPair = await (suite === "Ed25519" ? generateEd25519() : generateP256());
  const { publicMultikey: fragment, publicJwk, secret } = pair;
  const sealed = await seal(secret, fragment, masterKeys()[0]);
  return { suite, fragment, publicKey: JSON.stringify(publicJwk), sealed };
}

/** The master key, and the one before it while that is being replaced. */
function masterKeys(): [string | undefined, string | undefined] {
  const { CREDENTIAL_MASTER_KEY: present, CREDENTIAL_MASTER_KEY_BEFORE: before } = process.env;
  return [present, before];
}
