import type { Doc, Id } from "../../_generated/dataModel";
import { readToken, signToken } from "../../shared/signedTokens";
import { type Disposition, DISPOSITIONS, nameInPath } from "../rules/disposition";
import { MINUTE } from "../../shared/time";

const PURPOSE = "library.file.v1";
/** How long an address holds. A player has its own renewed before that. */
export const HOLDS_FOR = 15 * MINUTE;

/** A file that was given to somebody: whose it is, to whom, how, and until when. */
export type Grant = {
  subject: string;
  version: number | null;
  upload: Id<"uploads">;
  person: Id<"persons">;
  disposition: Disposition;
  /** Milliseconds since 1970. */
  expiresAt: number;
};

/** The address at which the web server gives a file to one person, until then. */
export async function addressOf(
  grant: Omit<Grant, "expiresAt">,
  { fileName }: Pick<Doc<"uploads">, "fileName">,
): Promise<{ path: string; expiresAt: number }> {
  const expiresAt = Date.now() + HOLDS_FOR;
  const { subject, version, upload, person, disposition } = grant;
  const claims = [subject, String(version ?? ""), upload, person, disposition, String(expiresAt)];
  const token = await signToken(PURPOSE, claims);
  return { path: `/library/files/${token}/${nameInPath(fileName)}`, expiresAt };
}

/** What a token grants, expired or not; null for one that was not made here. */
export async function readGrant(token: string): Promise<Grant | null> {
  const claims = await readToken(PURPOSE, token);
  if (claims?.length !== 6) return null;
  const [subject = "", version = "", upload = "", person = "", how = "", until = ""] = claims;
  return {
    subject,
    version: version === "" ? null : Number(version),
    upload: upload as Id<"uploads">,
    person: person as Id<"persons">,
    disposition: DISPOSITIONS.find((known) => known === how) ?? "attachment",
    expiresAt: Number(until),
  };
}
