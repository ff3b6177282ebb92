import { createCookie } from "@remix-run/node";

const YEAR = 365 * 24 * 3600;

type Options = { secure: boolean };

/** The cookie that holds the session's token. The token is random and says nothing; Convex keeps its hash. */
export function sessionCookie({ secure }: Options) {
  const name = secure ? "__Host-session" : "session";
  return createCookie(name, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: YEAR });
}

/** What is remembered between asking for a code and entering it. */
export function pendingCookie({ secure }: Options) {
  return createCookie("sign-in", { httpOnly: true, sameSite: "lax", secure, path: "/sign-in", maxAge: 900 });
}

/** Whether the browser speaks to the product over https. */
export function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === "https:";
}

/** The session's token that a request bears, or null. */
export async function sessionTokenOf(request: Request): Promise<string | null> {
  const value: unknown = await sessionCookie({ secure: isSecure(request) }).parse(
    request.headers.get("Cookie"),
  );
  return typeof value === "string" && value !== "" ? value : null;
}

/** The Set-Cookie header that signs in, or with null out. */
export function setSession(request: Request, token: string | null): Promise<string> {
  const cookie = sessionCookie({ secure: isSecure(request) });
  return token === null ? cookie.serialize("", { maxAge: 0 }) : cookie.serialize(token);
}
