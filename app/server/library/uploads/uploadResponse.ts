import { Server } from "@tus/server";
import { LARGEST } from "../../../../convex/library/rules/limits";
import { DEFAULT_LOCALE } from "../../../../convex/shared/locales";
import { signedIn } from "../../identity";
import { localeOf } from "../../locale";
import { callerOf } from "./caller";
import { ALGORITHMS, Checksum } from "./checksum";
import { uploadRefusal } from "./refusals";
import { uploadLocks } from "./uploadLocks";
import { UploadStore } from "./uploadStore";

const PATH = "/library/uploads";
const VERSION = "1.0.0";
const METHODS = ["POST", "PATCH", "HEAD", "DELETE", "OPTIONS"];
/** How Convex writes ids: base 32 without i, l, o and u. */
const ID = /^[0-9a-hjkmnp-tv-z]{31,37}$/;
/** As much of a refused body is read, so that its sender gets to read the answer. */
const DRAINED = 64 * 1024 ** 2;

/** Answers a request of the resumable upload protocol (tus 1.0.0) at `/library/uploads` or one upload's address. */
export async function uploadResponse(sent: Request): Promise<Response> {
  const request = withMethod(sent);
  const header = request.headers.get("upload-checksum");
  const checksum = header === null ? null : Checksum.read(header);
  const refused = refusalOf(request) ?? (header !== null && checksum === null ? noSuchChecksum() : null);
  const answer = refused ?? (await answerOf(request, checksum).catch(answerTo));
  if (answer.status >= 400) await drain(request);
  return finished(request, answer);
}

async function answerOf(request: Request, checksum: Checksum | null): Promise<Response> {
  const store = new UploadStore(await callerOf(request), checksum);
  const locale = localeOf(request, (await signedIn(request))?.person.locale, undefined);
  const server = new Server({
    path: PATH,
    datastore: store,
    locker: uploadLocks(() => store.settled),
    maxSize: LARGEST,
    relativeLocation: true,
    // Pages of this host alone send files.
    allowedOrigins: () => false,
    getFileIdFromRequest: ({ url }) => idIn(url),
    onResponseError: (_request, error) => uploadRefusal(error, locale),
  });
  const answer = await server.handleWeb(request);
  if (answer.ok && store.expiresAt !== null)
    answer.headers.set("Upload-Expires", new Date(store.expiresAt).toUTCString());
  else answer.headers.delete("Upload-Expires");
  return answer;
}

/** For what goes wrong before it is known who sends. @throws what nobody foresaw */
function answerTo(error: unknown): Response {
  if (error instanceof Response) return error;
  const { status_code: status, body } = uploadRefusal(error, DEFAULT_LOCALE);
  return new Response(body, { status });
}

/** What the protocol demands of a request, whoever sends it. */
function refusalOf({ method, headers }: Request): Response | null {
  if (!METHODS.includes(method))
    return refusal(405, "Uploads are not read here.", { Allow: METHODS.join(", ") });
  if (method === "OPTIONS") return null;
  if (headers.get("tus-resumable") !== VERSION)
    return refusal(412, `Tus-Resumable must be ${VERSION}.`, { "Tus-Version": VERSION });
  if (method !== "PATCH") return null;
  if (headers.get("content-type") !== "application/offset+octet-stream")
    return refusal(415, "Content-Type must be application/offset+octet-stream.");
  if (headers.get("upload-offset") === null) return refusal(400, "Upload-Offset is missing.");
  return null;
}

function noSuchChecksum(): Response {
  return refusal(400, `Upload-Checksum must be of one of ${ALGORITHMS.join(", ")}, in base64.`);
}

function refusal(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, { status, headers });
}

/** What every answer bears, whoever gave it. */
function finished({ method }: Request, answer: Response): Response {
  const { headers } = answer;
  for (const name of [...headers.keys()]) if (name.startsWith("access-control-")) headers.delete(name);
  if (method === "OPTIONS") headers.set("Tus-Checksum-Algorithm", ALGORITHMS.join(","));
  else headers.set("Tus-Resumable", VERSION);
  headers.set("Cache-Control", "no-store");
  if (answer.status >= 400) headers.set("Content-Type", "text/plain; charset=utf-8");
  return answer;
}

/** Some networks let no method through but these two: the protocol lets a header say what is meant. */
function withMethod(request: Request): Request {
  const meant = request.headers.get("x-http-method-override")?.toUpperCase();
  if (request.method !== "POST" || meant === undefined) return request;
  return new Request(request.url, {
    ...{ method: meant, headers: request.headers, body: request.body, signal: request.signal },
    ...{ duplex: "half" },
  });
}

function idIn(url: string): string | undefined {
  const rest = new URL(url).pathname.slice(PATH.length + 1).replace(/\/$/, "");
  return ID.test(rest) ? rest : undefined;
}

/** Browsers that are still sending when the connection ends do not see the answer. */
async function drain({ body }: Request): Promise<void> {
  if (body === null || body.locked) return;
  const reader = body.getReader();
  try {
    for (let read = 0; read < DRAINED;) {
      const { done, value } = await reader.read();
      if (done) return;
      read += value.length;
    }
  } catch {
    // Nobody is there any more to read the answer.
  }
}
