import { SignJWT } from "jose";
import { MINUTE } from "../../shared/time";
import { sha256Hex } from "../../shared/hashes";

type Guest = { id: string; name: string; isHost: boolean };
type Session = { id: string; endsAt: number };

/**
 * Somebody's address of a session's Jitsi room. The room's name is made with the deployment's secret, so that
 * nobody guesses it. Where the server wants tokens, the address bears one that names the person and ends half
 * an hour after the session: jitsi.org, "Authentication: JWT".
 */
export async function jitsiAddress(session: Session, guest: Guest): Promise<string> {
  const room = `session-${(await sha256Hex(`${process.env["SERVER_SECRET"] ?? ""} jitsi ${session.id}`)).slice(0, 32)}`;
  const url = new URL(`/${room}`, jitsiUrl());
  const token = await tokenFor(url.hostname, room, session, guest);
  if (token !== null) url.searchParams.set("jwt", token);
  return url.toString();
}

/** Which server rooms are on, by its host, and whether it is given signed tokens. */
export function jitsiServer(): { host: string; signed: boolean } {
  const signed = Boolean(process.env["JITSI_APP_ID"] && process.env["JITSI_APP_SECRET"]);
  return { host: new URL(jitsiUrl()).host, signed };
}

function jitsiUrl(): string {
  return process.env["JITSI_URL"] ?? "https://meet.jit.si";
}

async function tokenFor(host: string, room: string, session: Session, guest: Guest): Promise<string | null> {
  const [app, secret] = [process.env["JITSI_APP_ID"], process.env["JITSI_APP_SECRET"]];
  if (!app || !secret) return null;
  const user = {
    id: guest.id,
    name: guest.name,
    moderator: guest.isHost ? "true" : "false",
  };
  return new SignJWT({ room, context: { user } })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(app)
    .setAudience(app)
    .setSubject(host)
    .setExpirationTime(Math.floor((session.endsAt + 30 * MINUTE) / 1_000))
    .sign(new TextEncoder().encode(secret));
}
