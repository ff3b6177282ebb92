import { exportJWK, generateKeyPair } from "jose";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../../convex/identity/rules/keySets";
import { type App, type Caller, ISSUER, type Organization, SERVER_SECRET } from "../../support/convexApp";

export const secret = SERVER_SECRET;
export const EMAIL = "ada@people.test";
const CLIENT = { address: "192.0.2.1", userAgent: "Firefox" };

/** Asks for a code for an address and reads it where the mail would be made. */
export async function requestCode(
  app: App,
  organization: Organization,
  email = EMAIL,
  address = CLIENT.address,
): Promise<string> {
  await app.mutation(api.identity.codes.request, { secret, organization, email, address, locale: "en" });
  return newestCode(app, email);
}

/** The code of the newest mail to an address. */
export function newestCode(app: App, email: string): Promise<string> {
  return app.run(async ({ db }) => {
    const mails = await db.query("deliveries").order("desc").collect();
    const { code } = JSON.parse(
      mails.find(({ address }) => address === email.trim().toLowerCase())!.data,
    ) as { code: string };
    return code;
  });
}

type Redemption = { email?: string; address?: string; oldToken?: string; joinAs?: "learner" };

export function redeem(app: App, organization: Organization, code: string, more: Redemption = {}) {
  const args = { secret, organization, email: EMAIL, code, ...CLIENT, ...more };
  return app.mutation(api.identity.codes.redeem, args);
}

export type SignedIn = { token: string; personId: Id<"persons">; session: Id<"sessions">; as: Caller };

/** Signs in by code. */
export async function signIn(app: App, organization: Organization, more: Redemption = {}): Promise<SignedIn> {
  const outcome = await redeem(app, organization, await requestCode(app, organization, more.email), more);
  if ("refused" in outcome) throw new Error(`Sign-in was refused: ${outcome.refused}`);
  return signedInBy(app, outcome);
}

/** The caller that a session's token stands for. */
export async function signedInBy(
  app: App,
  { token, personId }: { token: string; personId: Id<"persons"> },
): Promise<SignedIn> {
  const sessions = await app.run(({ db }) => db.query("sessions").order("desc").collect());
  const session = sessions.find(({ personId: of, endedAt }) => of === personId && endedAt === undefined)!._id;
  const as = app.withIdentity({ issuer: ISSUER, subject: personId, sid: session });
  return { token, personId, session, as };
}

/** A fresh key to sign with, as the deployment's settings hold it. */
export async function signingKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: "ES256", use: "sig" } as SigningKey;
}

/** Gives the deployment a key of its own. */
export async function setSigningKey(kid = "first"): Promise<SigningKey> {
  const key = await signingKey(kid);
  Object.assign(process.env, keySettings(newRing(key), ISSUER));
  return key;
}

/** The actions that the log tells of, oldest first. */
export function logged(app: App): Promise<string[]> {
  return app.run(async ({ db }) => (await db.query("auditEntries").collect()).map(({ action }) => action));
}
