import { failure } from "../../shared/errors";

/** What Vercel lends for reading: a delegation in the open, and the key by which addresses are signed under it. */
export type ReadKey = { delegationToken: string; clientSigningToken: string; validUntil: number };

/**
 * A token for sending one blob, made of the store's own without asking anybody.
 * @param validUntil milliseconds since 1970
 * @throws `unavailable` where the store's token is none
 */
export async function clientToken(
  readWriteToken: string,
  pathname: string,
  validUntil: number,
): Promise<string> {
  const storeId = readWriteToken.split("_")[3];
  if (storeId === undefined || storeId === "")
    throw failure("unavailable", "BLOB_READ_WRITE_TOKEN is no token of a store.");
  const may = { pathname, validUntil, addRandomSuffix: false, allowOverwrite: true };
  const payload = btoa(JSON.stringify(may));
  const signature = await hmac(readWriteToken, payload);
  const hex = Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `vercel_blob_client_${storeId}_${btoa(`${hex}.${payload}`)}`;
}

/** The address at which one blob can be read until then, or until the key runs out if that is sooner. */
export async function signedUrl(
  { delegationToken, clientSigningToken, validUntil }: ReadKey,
  url: string,
  pathname: string,
  until: number,
): Promise<string> {
  const limit: [string, string][] = until < validUntil ? [["vercel-blob-valid-until", String(until)]] : [];
  const said = [`operation=get`, `pathname=${pathname}`, ...limit.map(([name, value]) => `${name}=${value}`)];
  const signed = new URL(url);
  for (const [name, value] of limit) signed.searchParams.set(name, value);
  signed.searchParams.set("vercel-blob-delegation", delegationToken);
  signed.searchParams.set(
    "vercel-blob-signature",
    base64Url(await hmac(clientSigningToken, said.join("\n"))),
  );
  return signed.href;
}

async function hmac(key: string, text: string): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const encoder = new TextEncoder();
  const imported = await crypto.subtle.importKey("raw", encoder.encode(key), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text)));
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
