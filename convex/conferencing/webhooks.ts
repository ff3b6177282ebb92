import { internal } from "../_generated/api";
import { publicHttp } from "../access/functions";
import { MINUTE } from "../shared/time";
import { readZoomEvent } from "./rules/zoomEvents";

/** Far more than an event of a meeting takes. */
const MAX_BODY = 100_000;
const MAX_AGE = 5 * MINUTE;

/**
 * What Zoom tells of meetings. Signed with ZOOM_WEBHOOK_SECRET over "v0:<timestamp>:<body>", within five
 * minutes; 503 where no secret is set, so that Zoom tries again.
 */
export const zoom = publicHttp({ permission: "public" }, async (ctx, request) => {
  const secret = process.env["ZOOM_WEBHOOK_SECRET"];
  if (!secret)
    return new Response("ZOOM_WEBHOOK_SECRET is not set in the Convex deployment.", { status: 503 });
  const body = await request.text();
  if (body.length > MAX_BODY) return new Response("That is no event of a meeting.", { status: 413 });
  if (!(await isSigned(secret, request.headers, body)))
    return new Response("The signature does not fit, or is too old.", {
      status: 401,
    });
  const event = readZoomEvent(body);
  if (event.is === "validation") {
    const { plainToken } = event;
    return Response.json({
      plainToken,
      encryptedToken: hex(await sign(secret, plainToken)),
    });
  }
  await ctx.runMutation(internal.conferencing.jobs.keep, {
    provider: "zoom",
    kind: event.is,
    body,
  });
  return new Response(null, { status: 200 });
});

async function isSigned(secret: string, headers: Headers, body: string): Promise<boolean> {
  const timestamp = headers.get("x-zm-request-timestamp") ?? "";
  const signature = /^v0=([0-9a-f]{64})$/.exec(headers.get("x-zm-signature") ?? "")?.[1];
  const age = Math.abs(Date.now() - Number(timestamp) * 1_000);
  if (signature === undefined || !(age <= MAX_AGE)) return false;
  const given = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const said = new TextEncoder().encode(`v0:${timestamp}:${body}`);
  return crypto.subtle.verify("HMAC", await keyOf(secret), given, said);
}

async function sign(secret: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(
    await crypto.subtle.sign("HMAC", await keyOf(secret), new TextEncoder().encode(text)),
  );
}

function keyOf(secret: string): Promise<CryptoKey> {
  const hash = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), hash, false, ["sign", "verify"]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
