import { createCookie } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { mayBeOwnOrigin } from "../../convex/tenancy/rules/hosts";
import { asServer } from "./convex";
import { isSecure } from "./sessionCookie";
import { baseHost, settings } from "./settings";

const SECONDS = 120;

/** What a browser keeps while it fetches a code from the host where somebody is signed in. */
export type PendingTransfer = { state: string; next: string };

/** Its cookie; no other host can set it where https is spoken. */
export function transferCookie(request: Request) {
  const secure = isSecure(request);
  const name = secure ? "__Host-transfer" : "transfer";
  return createCookie(name, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: SECONDS });
}

/** The origin to fetch a code from, if it is one at which this deployment has an organization; else null. */
export async function sourceOrigin(request: Request): Promise<string | null> {
  const { searchParams, origin: here } = new URL(request.url);
  const from = searchParams.get("from") ?? "";
  if (!mayBeOwnOrigin(from, here)) return null;
  const { host } = new URL(from);
  const hosts = { host, baseHost: baseHost(settings()) };
  return (await asServer.query(api.tenancy.organizations.resolve, hosts)) === null ? null : from;
}

/** An answer that leads on and is kept nowhere. */
export function leadOn(to: string, cookies: string[] = []): Response {
  const headers = new Headers({ Location: to, "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 302, headers });
}
