import { createHash, createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Multipart = { key: string; pathname: string; parts: Map<number, { bytes: Buffer; etag: string }> };
type Blob = { bytes: Buffer; contentType: string; etag: string; uploadedAt: string };
type Call = { method: string; path: string; query: URLSearchParams; headers: Headers; body: Buffer };
type Answer = { status: number; json?: unknown; headers?: Record<string, string>; bytes?: Buffer };
type Delegation = { storeId: string; pathname: string; operations: string[]; validUntil: number };

const API = "/api/blob";
const SHORTEST_PART = 5 * 1024 ** 2;
const STORE = "DoubleStore1";
const STORE_SECRET = "what the store signs with";
const LONGEST_DELEGATION = 7 * 24 * 3_600_000;

class BlobApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Vercel's blob API over HTTP, for a store with private access, as `@vercel/blob` speaks with it: blobs, multipart
 * uploads, client tokens, signed addresses. Blobs are read at the same host, `http://HOST/PATHNAME`.
 */
export class VercelBlobDouble {
  readonly token = `vercel_blob_rw_${STORE}_aSecretOfTheDouble`;
  readonly blobs = new Map<string, Blob>();
  readonly multiparts = new Map<string, Multipart>();
  /** Method, path, and what was answered, in order. */
  readonly log: string[] = [];
  /** So many of the next calls fail, as of a service that is not available. */
  outages = 0;
  #server: Server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<VercelBlobDouble> {
    const double = new VercelBlobDouble();
    await new Promise<void>((resolve) => double.#server.listen(0, "127.0.0.1", resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a deployment, or Vercel's client, is told to use it. */
  get settings(): Record<string, string> {
    return {
      LIBRARY_STORAGE: "vercelBlob",
      BLOB_READ_WRITE_TOKEN: this.token,
      VERCEL_BLOB_API_URL: `${this.url}${API}`,
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const { method = "GET", url = "/", headers } = request;
    const { pathname: path, searchParams: query } = new URL(url, this.url);
    const flat = new Headers(
      Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const answer = this.#answerTo({ method, path, query, headers: flat, body: Buffer.concat(chunks) });
    this.log.push(`${method} ${path} ${answer.status}`);
    const body = answer.bytes ?? Buffer.from(JSON.stringify(answer.json));
    response.writeHead(answer.status, { "Content-Length": body.length, ...answer.headers }).end(body);
  }

  #answerTo(call: Call): Answer {
    try {
      if (!call.path.startsWith(API)) return this.#read(call);
      if (this.outages > 0) {
        this.outages--;
        throw new BlobApiError(503, "service_unavailable", "Try again.");
      }
      if (call.headers.get("x-api-version") === null) throw bad("The API's version is missing.");
      return { status: 200, json: this.#do(call) };
    } catch (error) {
      if (!(error instanceof BlobApiError)) throw error;
      const { status, code, message } = error;
      return { status, json: { error: { code, message } } };
    }
  }

  #do(call: Call): unknown {
    const { method, query } = call;
    const path = call.path.slice(API.length);
    const pathname = query.get("pathname");
    if (path === "/mpu" && method === "POST" && pathname !== null) return this.#multipart(call, pathname);
    if (path === "/" && method === "PUT" && pathname !== null) return this.#put(call, pathname);
    this.#authorizeOwner(call);
    if (path === "" && method === "GET") return this.#head(query.get("url") ?? "");
    const body = JSON.parse(call.body.toString()) as Record<string, unknown>;
    if (path === "/delete" && method === "POST") return this.#delete(body["urls"] as string[]);
    if (path === "/signed-token" && method === "POST") return this.#delegate(body as Partial<Delegation>);
    throw new BlobApiError(404, "not_found", "There is no such call.");
  }

  #multipart(call: Call, pathname: string): unknown {
    this.#authorizeWriter(call, pathname);
    const { headers, body } = call;
    const action = headers.get("x-mpu-action");
    if (action === "create") {
      const [uploadId, key] = [randomUUID(), `${STORE}/ü/${pathname}`];
      this.multiparts.set(uploadId, { key, pathname, parts: new Map() });
      return { uploadId, key };
    }
    const id = headers.get("x-mpu-upload-id") ?? "";
    const multipart = this.multiparts.get(id);
    const key = decodeURIComponent(headers.get("x-mpu-key") ?? "");
    if (multipart?.pathname !== pathname || multipart.key !== key)
      throw new BlobApiError(404, "not_found", "There is no such upload.");
    if (action === "complete") return this.#complete(id, multipart, body, headers);
    const number = Number(headers.get("x-mpu-part-number"));
    if (action !== "upload" || !(number >= 1 && number <= 10_000)) throw bad("No such part.");
    const etag = md5(body);
    multipart.parts.set(number, { bytes: body, etag });
    return { etag };
  }

  #complete(id: string, { pathname, parts }: Multipart, body: Buffer, headers: Headers): unknown {
    const listed = JSON.parse(body.toString()) as { partNumber: number; etag: string }[];
    if (listed.length === 0) throw bad("No parts.");
    const chosen = listed.map(({ partNumber, etag }, index) => {
      const part = parts.get(partNumber);
      if (index > 0 && partNumber <= listed[index - 1]!.partNumber) throw bad("The parts' order is wrong.");
      if (part === undefined || part.etag !== etag) throw bad(`Part ${partNumber} is not what was sent.`);
      if (part.bytes.length < SHORTEST_PART && index < listed.length - 1) throw bad("A part is too small.");
      return part.bytes;
    });
    this.multiparts.delete(id);
    return this.#keep(pathname, Buffer.concat(chosen), headers);
  }

  #put(call: Call, pathname: string): unknown {
    this.#authorizeWriter(call, pathname);
    return this.#keep(pathname, call.body, call.headers);
  }

  #keep(wanted: string, bytes: Buffer, headers: Headers): unknown {
    if (headers.get("x-vercel-blob-access") !== "private") throw bad("This store is private.");
    const suffix = headers.get("x-add-random-suffix") === "1" ? `-${randomUUID()}` : "";
    const pathname = wanted + suffix;
    if (this.blobs.has(pathname) && headers.get("x-allow-overwrite") !== "1")
      throw bad("This blob already exists.");
    const contentType = headers.get("x-content-type") ?? "application/octet-stream";
    this.blobs.set(pathname, { bytes, contentType, etag: md5(bytes), uploadedAt: new Date().toISOString() });
    return this.#head(pathname);
  }

  #head(urlOrPathname: string): unknown {
    const pathname = this.#pathnameOf(urlOrPathname);
    const blob = this.blobs.get(pathname);
    if (blob === undefined) throw new BlobApiError(404, "not_found", "There is no such blob.");
    const { contentType, etag, uploadedAt, bytes } = blob;
    const url = `${this.url}/${pathname}`;
    return {
      ...{ url, downloadUrl: `${url}?download=1`, pathname, size: bytes.length, contentType, etag },
      ...{ contentDisposition: "inline", cacheControl: "private", uploadedAt },
    };
  }

  #delete(urls: string[]): null {
    for (const url of urls) this.blobs.delete(this.#pathnameOf(url));
    return null;
  }

  #delegate({
    pathname = "*",
    operations = ["get"],
    validUntil = Date.now() + 3_600_000,
  }: Partial<Delegation>) {
    if (validUntil > Date.now() + LONGEST_DELEGATION) throw bad("A delegation lasts seven days at most.");
    const scope: Delegation = { storeId: STORE, pathname, operations, validUntil };
    const payload = Buffer.from(JSON.stringify(scope)).toString("base64url");
    const delegationToken = `${payload}.${hmac(STORE_SECRET, payload).toString("base64url")}`;
    const clientSigningToken = hmac(STORE_SECRET, delegationToken).toString("base64url");
    return { delegationToken, clientSigningToken, validUntil };
  }

  #read({ method, path, query, headers }: Call): Answer {
    const pathname = decodeURIComponent(path.slice(1));
    const isOwner = headers.get("authorization") === `Bearer ${this.token}`;
    if (!isOwner && !isSigned(method, pathname, query)) return { status: 403, json: "Forbidden" };
    const blob = this.blobs.get(pathname);
    if (blob === undefined) return { status: 404, json: "Not found" };
    const { bytes, etag, contentType } = blob;
    const about = { ETag: `"${etag}"`, "Content-Type": contentType, "Accept-Ranges": "bytes" };
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.get("range") ?? "") ?? [];
    if (first === undefined) return { status: 200, headers: about, bytes };
    const from = Number(first);
    if (from >= bytes.length) return { status: 416, json: "Range" };
    const to = Math.min(last === "" || last === undefined ? Infinity : Number(last), bytes.length - 1);
    const sent = { ...about, "Content-Range": `bytes ${from}-${to}/${bytes.length}` };
    return { status: 206, headers: sent, bytes: bytes.subarray(from, to + 1) };
  }

  #pathnameOf(urlOrPathname: string): string {
    return urlOrPathname.startsWith("http")
      ? decodeURIComponent(new URL(urlOrPathname).pathname.slice(1))
      : urlOrPathname;
  }

  #authorizeOwner({ headers }: Call): void {
    const token = bearerOf(headers);
    if (token.startsWith("vercel_blob_client_"))
      throw new BlobApiError(403, "client_token_not_allowed", "Not with a client token.");
    if (token !== this.token) throw new BlobApiError(403, "forbidden", "Access denied.");
  }

  #authorizeWriter({ headers }: Call, pathname: string): void {
    const token = bearerOf(headers);
    if (token === this.token) return;
    const prefix = `vercel_blob_client_${STORE}_`;
    if (!token.startsWith(prefix)) throw new BlobApiError(403, "forbidden", "Access denied.");
    const [signature = "", payload = ""] = Buffer.from(token.slice(prefix.length), "base64")
      .toString()
      .split(".");
    if (hmac(this.token, payload).toString("hex") !== signature)
      throw new BlobApiError(403, "forbidden", "Access denied.");
    const may = JSON.parse(Buffer.from(payload, "base64").toString()) as {
      pathname: string;
      validUntil: number;
    };
    if (may.validUntil < Date.now()) throw new BlobApiError(403, "forbidden", "Token expired");
    if (may.pathname !== pathname) throw bad(`"pathname" does not match the token payload: ${may.pathname}`);
  }
}

/** Whether an address was signed under a delegation of the store for this method and blob, and is still good. */
function isSigned(method: string, pathname: string, query: URLSearchParams): boolean {
  const delegation = query.get("vercel-blob-delegation") ?? "";
  const [payload = "", seal] = delegation.split(".");
  if (hmac(STORE_SECRET, payload).toString("base64url") !== seal) return false;
  const scope = JSON.parse(Buffer.from(payload, "base64url").toString()) as Delegation;
  const operation = method.toLowerCase();
  if (!scope.operations.includes(operation)) return false;
  if (scope.pathname !== "*" && scope.pathname !== pathname) return false;
  const until = query.get("vercel-blob-valid-until");
  if (Math.min(Number(until ?? Infinity), scope.validUntil) < Date.now()) return false;
  const lines = [`operation=${operation}`, `pathname=${pathname}`];
  if (until !== null) lines.push(`vercel-blob-valid-until=${until}`);
  const key = hmac(STORE_SECRET, delegation).toString("base64url");
  return hmac(key, lines.sort().join("\n")).toString("base64url") === query.get("vercel-blob-signature");
}

function bearerOf(headers: Headers): string {
  return (headers.get("authorization") ?? "").replace(/^Bearer /, "");
}

function bad(message: string): BlobApiError {
  return new BlobApiError(400, "bad_request", message);
}

function hmac(key: string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("hex");
}
