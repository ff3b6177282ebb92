import type { AppLoadContext } from "@remix-run/node";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import { asServer } from "../../convex";
import { refusal } from "../../failures";
import { settings } from "../../settings";
import { storedAt } from "../../storedAt";
import { callerOf } from "../uploads/caller";
import { pacedBody } from "./body";
import { bytesOf } from "./bytes";
import type { Piece } from "./pieces";

type Reading = FunctionReturnType<typeof api.library.files.read>;
type Conditions = FunctionArgs<typeof api.library.files.read>["conditions"];
type Read = (conditions: Conditions, from: number | null) => Promise<Reading>;

/** Whatever a file holds, a page of it by itself runs and loads nothing. */
const SEALED =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox";

/**
 * A file at the address that its person was given, or a part of it where the request asks for one, as players do.
 * Who it is and whether they still may is asked anew each time; while it is being sent, with every half GiB.
 */
export async function fileResponse(
  request: Request,
  token: string,
  { drained }: Pick<AppLoadContext, "drained">,
): Promise<Response> {
  const caller = await callerOf(request);
  const secret = settings().SERVER_SECRET;
  const read: Read = async (conditions, from) => {
    const asked = { secret, token, conditions, from };
    const reading = await caller.query(api.library.files.read, asked);
    if (!reading.isStale) return reading;
    await asServer.action(api.library.keys.renew, { upload: reading.upload });
    return caller.query(api.library.files.read, asked);
  };
  try {
    const reading = await read(conditionsOf(request), null);
    return answer(request, reading, read, drained);
  } catch (error) {
    const { error: known, status } = refusal(error);
    return inWords(status, known.message);
  }
}

function answer(
  { method, signal }: Request,
  reading: Reading,
  read: Read,
  drained: () => Promise<void>,
): Response {
  const { status, from, to, etag } = reading;
  const headers = headersOf(reading);
  if (status === 304 || status === 416 || method === "HEAD") return new Response(null, { status, headers });
  const whole = `bytes=${from}-${to - 1}`;
  const goOn = async (position: number) =>
    piecesOf(await read({ range: whole, ifRange: etag, ifNoneMatch: null }, position));
  const chunks = bytesOf({ from, to, pieces: piecesOf(reading), goOn }, signal);
  return new Response(pacedBody(chunks, drained, signal), { status, headers });
}

/** What every answer bears; the sizes are those of the body that a GET has. */
export function headersOf(reading: Omit<Reading, "upload" | "targets" | "isStale">): Headers {
  const { status, contentType, disposition, etag, size, from, to } = reading;
  const headers = new Headers({
    "Accept-Ranges": "bytes",
    // Nobody on the way keeps it, packs it, or makes it another.
    "Cache-Control": "private, no-cache, no-transform",
    ETag: etag,
  });
  if (status === 304) return headers;
  if (status === 416) {
    headers.set("Content-Range", `bytes */${size}`);
    return headers;
  }
  headers.set("Content-Type", contentType);
  headers.set("Content-Disposition", disposition);
  headers.set("Content-Length", String(to - from));
  headers.set("Content-Security-Policy", SEALED);
  if (status === 206) headers.set("Content-Range", `bytes ${from}-${to - 1}/${size}`);
  return headers;
}

function conditionsOf({ headers }: Request): Conditions {
  return {
    range: headers.get("range"),
    ifRange: headers.get("if-range"),
    ifNoneMatch: headers.get("if-none-match"),
  };
}

function piecesOf({ targets }: Reading): Piece[] {
  return targets.map((target) => ({ ...target, url: storedAt(target.url) }));
}

function inWords(status: number, words: string): Response {
  return new Response(words, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
