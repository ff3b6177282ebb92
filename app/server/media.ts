import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { dispositionOf } from "../../convex/media/rules/names";
import { convexFor } from "./convex";
import { thrownResponse } from "./failures";
import { storedAt } from "./storedAt";

type Opened = NonNullable<FunctionReturnType<typeof api.media.files.open>>;
type OpenedFile = Extract<Opened, { kind: "file" }>;
export type MediaAddress = {
  organization: Id<"organizations">;
  asset: string;
  edition: string;
  /** A size, such as "640.avif"; empty for the original. */
  file: string;
};

const KEEP_MS = 60_000;
const MAX_KEPT = 2_000;
const kept = new Map<string, { at: number; found: ReturnType<typeof open> }>();

/** Never another file at this address: an asset that gets another one gets another edition. */
const FOREVER = "public, max-age=31536000, immutable";
/** What a browser would run if it were opened by itself. */
const COULD_RUN = ["image/svg+xml", "application/pdf"];
const SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * A file of the media library, streamed from where Convex keeps it; a part of one where the request asks for it, as
 * players do. An address of an older edition leads on to the present one.
 * @param again whether the file was asked for before and was no longer there
 */
export async function mediaResponse(
  request: Request,
  address: MediaAddress,
  again = false,
): Promise<Response> {
  const opened = await openedFor(request, address);
  if (opened === null) return new Response("There is no such file.", { status: 404 });
  if (opened.kind === "moved")
    return new Response(null, {
      status: 302,
      headers: { Location: opened.path, "Cache-Control": "public, max-age=60" },
    });
  const headers = headersOf(opened, address);
  if (request.headers.get("if-none-match") === headers.get("etag"))
    return new Response(null, { status: 304, headers });
  const stored = await fetch(storedAt(opened.url), {
    headers: { "Accept-Encoding": "identity", ...rangeOf(request, headers) },
    signal: request.signal,
  });
  // Removed or replaced since it was looked up: where it is now is asked anew.
  if (stored.status === 404 && !again) {
    kept.delete(keyOf(address));
    return mediaResponse(request, address, true);
  }
  if (!stored.ok && stored.status !== 416)
    return new Response("The file cannot be had now.", { status: 502 });
  for (const name of ["content-length", "content-range"]) {
    const value = stored.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(stored.body, { status: stored.status, headers });
}

/** What every answer with the file bears, whole or in part. */
export function headersOf(
  { contentType, name, ending }: OpenedFile,
  { asset, edition, file }: MediaAddress,
): Headers {
  const runs = COULD_RUN.includes(contentType);
  const headers = new Headers({
    "Content-Type": contentType,
    "Cache-Control": FOREVER,
    ETag: `"${asset}-${edition}-${file || "original"}"`,
    "Accept-Ranges": "bytes",
    "Content-Disposition": dispositionOf(runs ? "attachment" : "inline", name, ending),
  });
  if (runs) headers.set("Content-Security-Policy", SEALED);
  return headers;
}

/** The range asked for; none where it is asked of another edition than this. */
function rangeOf({ headers: asked }: Request, headers: Headers): Record<string, string> {
  const range = asked.get("range");
  const condition = asked.get("if-range");
  if (range === null || (condition !== null && condition !== headers.get("etag"))) return {};
  return { Range: range };
}

function openedFor(request: Request, address: MediaAddress): ReturnType<typeof open> {
  const key = keyOf(address);
  const known = kept.get(key);
  if (known !== undefined && Date.now() - known.at < KEEP_MS) return known.found;
  const found = open(address).catch((error: unknown) => {
    throw thrownResponse(request, error);
  });
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, { at: Date.now(), found });
  // What is not there may be so in a moment, and a refusal says nothing of the next time.
  found.then(
    (opened) => opened?.kind !== "file" && kept.delete(key),
    () => kept.delete(key),
  );
  return found;
}

function keyOf({ organization, asset, edition, file }: MediaAddress): string {
  return [organization, asset, edition, file].join(" ");
}

function open({ organization, asset, edition, file }: MediaAddress): Promise<Opened | null> {
  return convexFor(null).query(api.media.files.open, {
    organization,
    asset,
    edition: Number(edition),
    file: file === "" ? null : file,
  });
}
