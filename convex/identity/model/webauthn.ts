import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { isoBase64URL, isoUint8Array } from "@simplewebauthn/server/helpers";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { failure, invalid } from "../../shared/errors";
import { randomToken } from "../../shared/hashes";
import { CHALLENGE_LENGTH } from "../rules/passkeys";
import { relyingPartyOf } from "../rules/relyingParties";
import type { Opened } from "./sessions";

type Ctx = Pick<ActionCtx, "runMutation" | "runQuery">;
type Place = { organization: Id<"organizations">; origin: string };

const steps = internal.identity.ceremonySteps;

/** What `navigator.credentials.create` needs, in JSON. */
export async function registrationOptions(ctx: Ctx, person: Doc<"persons">, place: Place): Promise<string> {
  const challenge = randomToken();
  const party = await ctx.runMutation(steps.beginRegistration, { ...place, challenge, person: person._id });
  const options = await generateRegistrationOptions({
    rpName: party.organizationName,
    rpID: party.rpId,
    userID: isoUint8Array.fromUTF8String(person._id),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: CHALLENGE_LENGTH,
    attestationType: "none",
    excludeCredentials: party.known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/**
 * Verifies what `navigator.credentials.create` gave, in JSON, and keeps the passkey.
 * @throws `invalid` when it does not hold; `conflict` as `addPasskey`
 */
export async function register(
  ctx: Ctx,
  person: Doc<"persons">,
  { origin, response: text, name }: Place & { response: string; name: string },
): Promise<Id<"passkeys">> {
  const response = parse<RegistrationResponseJSON>(text);
  const party = partyOf(origin);
  const verified = await orRefused(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) =>
        ctx.runMutation(steps.useChallenge, { challenge, person: person._id }),
      expectedOrigin: origin,
      expectedRPID: party.rpId,
      requireUserVerification: true,
    }),
  );
  if (verified?.verified !== true) throw invalid({ passkey: "invalid" });
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const key = { credentialId, publicKey: publicKey.slice().buffer, counter, transports };
  const passkey = { ...key, host: party.rpId, name };
  return ctx.runMutation(steps.finishRegistration, { person: person._id, passkey });
}

/** What `navigator.credentials.get` needs, in JSON. It names no passkey: the authenticator finds its own. */
export async function signInOptions(ctx: Ctx, place: Place & { address: string }): Promise<string> {
  const challenge = randomToken();
  const { rpId } = await ctx.runMutation(steps.beginAuthentication, { ...place, challenge });
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: CHALLENGE_LENGTH,
    userVerification: "required",
  });
  return JSON.stringify(options);
}

export type SignIn = Place & { response: string; userAgent: string; oldToken?: string | undefined };

/** Verifies what `navigator.credentials.get` gave, in JSON, and signs in; null when it does not hold. */
export async function signIn(ctx: Ctx, { response: text, origin, ...rest }: SignIn): Promise<Opened | null> {
  const response = parse<AuthenticationResponseJSON>(text);
  const known = await ctx.runQuery(steps.credential, { id: String(response.id) });
  if (known === null) return null;
  const verified = await orRefused(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => ctx.runMutation(steps.useChallenge, { challenge }),
      expectedOrigin: origin,
      expectedRPID: partyOf(origin).rpId,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(known.publicKey),
        counter: known.counter,
      },
      requireUserVerification: true,
    }),
  );
  if (verified?.verified !== true || response.response.userHandle !== handleOf(known.person)) return null;
  const { credentialID: credentialId, newCounter: counter } = verified.authenticationInfo;
  return ctx.runMutation(steps.finishAuthentication, { ...rest, credentialId, counter });
}

function handleOf(person: Id<"persons">): string {
  return isoBase64URL.fromBuffer(isoUint8Array.fromUTF8String(person));
}

function partyOf(origin: string) {
  const party = relyingPartyOf(origin, process.env["PUBLIC_URL"]);
  if (party === null) throw failure("unavailable", "Passkeys cannot be used at this address.");
  return party;
}

function parse<Response>(text: string): Response {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed as Response;
  } catch {
    // What is no JSON is refused like what is no object.
  }
  throw invalid({ passkey: "invalid" });
}

/** The library throws a sentence for whatever does not hold: whoever sends such things need not read it. */
async function orRefused<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
