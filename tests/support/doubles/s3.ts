import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { claimsOf, isSignedBy, type Keys, sha256, type SignedRequest } from "./sigV4";

type Part = { bytes: Buffer; etag: string };
type Multipart = { key: string; parts: Map<number, Part> };
type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };
type Call = { method: string; key: string; query: URLSearchParams; range: string | undefined; body: Buffer };

const SHORTEST_PART = 5 * 1024 ** 2;
const SKEW_MS = 15 * 60_000;

class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/**
 * A storage that speaks S3's API over HTTP, as its reference describes: signature version 4 in header and query,
 * multipart uploads, ranges, errors in XML. One bucket, by path (`http://HOST/BUCKET/KEY`) or by host.
 */
export class S3Double {
  readonly keys: Keys = {
    accessKeyId: "AKIADOUBLE",
    secretAccessKey: "a/secret+of the double",
    region: "eu-central-2",
    service: "s3",
  };
  readonly bucket = "recordings";
  readonly objects = new Map<string, Part>();
  readonly multiparts = new Map<string, Multipart>();
  /** Method, key, and what was answered, in order. */
  readonly log: string[] = [];
  /** So many of the next requests are told to slow down. */
  slowDowns = 0;
  /** So many of the next completions are told of an error after they were begun, with status 200. */
  lateErrors = 0;
  #server: Server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<S3Double> {
    const double = new S3Double();
    await new Promise<void>((resolve) => double.#server.listen(0, "127.0.0.1", resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a deployment is told to use it, by path. */
  get settings(): Record<string, string> {
    return {
      LIBRARY_STORAGE: "s3",
      LIBRARY_S3_ENDPOINT: this.url,
      LIBRARY_S3_REGION: this.keys.region,
      LIBRARY_S3_BUCKET: this.bucket,
      LIBRARY_S3_ACCESS_KEY_ID: this.keys.accessKeyId,
      LIBRARY_S3_SECRET_ACCESS_KEY: this.keys.secretAccessKey,
      LIBRARY_S3_PATH_STYLE: "true",
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
    const { method = "GET", url = "/" } = request;
    const answer = this.#answerTo(request, Buffer.concat(chunks));
    this.log.push(`${method} ${new URL(url, this.url).pathname} ${answer.status}`);
    response.writeHead(answer.status, { "Content-Length": lengthOf(answer.body), ...answer.headers });
    response.end(method === "HEAD" ? undefined : answer.body);
  }

  #answerTo({ method = "GET", url = "/", headers }: IncomingMessage, body: Buffer): Answer {
    try {
      if (this.slowDowns > 0) {
        this.slowDowns--;
        throw new S3Error(503, "SlowDown");
      }
      const { pathname, searchParams: query } = new URL(url, this.url);
      const path = url.split("?")[0] ?? "/";
      const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      this.#checkSignature({ method, path, query, headers: flat }, body);
      const key = this.#keyOf(decodeURIComponent(pathname), headers.host ?? "");
      return this.#do({ method, key, query, range: headers.range, body });
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const words = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code></Error>`;
      return { status: error.status, headers: XML, body: words };
    }
  }

  #keyOf(path: string, host: string): string {
    if (host.startsWith(`${this.bucket}.`)) return path.slice(1);
    if (path.startsWith(`/${this.bucket}/`)) return path.slice(this.bucket.length + 2);
    throw new S3Error(404, "NoSuchBucket");
  }

  #checkSignature(request: SignedRequest, body: Buffer): void {
    const claims = claimsOf(request);
    if (claims === null) throw new S3Error(403, "AccessDenied");
    const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claims.date) ?? [];
    const signedAt = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
    if (!isSignedBy(request, claims, this.keys)) throw new S3Error(403, "SignatureDoesNotMatch");
    const now = Date.now();
    if (claims.expires === null && Math.abs(now - signedAt) > SKEW_MS)
      throw new S3Error(403, "RequestTimeTooSkewed");
    if (claims.expires !== null && now > signedAt + claims.expires * 1_000)
      throw new S3Error(403, "AccessDenied");
    const claimed = request.headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD";
    if (claimed !== "UNSIGNED-PAYLOAD" && claimed !== sha256(body))
      throw new S3Error(400, "XAmzContentSHA256Mismatch");
  }

  #do(call: Call): Answer {
    const { method, key, query, body } = call;
    const id = query.get("uploadId");
    if (method === "POST" && query.has("uploads")) return this.#begin(key);
    if (id !== null) return this.#ofMultipart(call, id);
    switch (method) {
      case "PUT":
        return { status: 200, headers: { ETag: this.#keep(key, body).etag } };
      case "GET":
      case "HEAD":
        return this.#read(call);
      case "DELETE":
        this.objects.delete(key);
        return { status: 204 };
      default:
        throw new S3Error(405, "MethodNotAllowed");
    }
  }

  #ofMultipart({ method, key, query, body }: Call, id: string): Answer {
    const multipart = this.multiparts.get(id);
    if (multipart?.key !== key) throw new S3Error(404, "NoSuchUpload");
    if (method === "POST") return this.#complete(id, multipart, body.toString());
    if (method === "DELETE") {
      this.multiparts.delete(id);
      return { status: 204 };
    }
    const number = Number(query.get("partNumber"));
    if (method !== "PUT" || !(number >= 1 && number <= 10_000)) throw new S3Error(400, "InvalidArgument");
    const part = { bytes: body, etag: `"${md5(body).toString("hex")}"` };
    multipart.parts.set(number, part);
    return { status: 200, headers: { ETag: part.etag } };
  }

  #begin(key: string): Answer {
    const id = `${randomUUID()}.with&signs+in/it==`;
    this.multiparts.set(id, { key, parts: new Map() });
    const escaped = id.replaceAll("&", "&amp;");
    const words = `<InitiateMultipartUploadResult><Bucket>${this.bucket}</Bucket><Key>${key}</Key><UploadId>${escaped}</UploadId></InitiateMultipartUploadResult>`;
    return { status: 200, headers: XML, body: words };
  }

  #complete(id: string, { key, parts }: Multipart, xml: string): Answer {
    const listed = [...xml.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)].map(
      ([, number, etag]) => ({ number: Number(number), etag: (etag ?? "").replaceAll("&quot;", '"') }),
    );
    if (listed.length === 0) throw new S3Error(400, "MalformedXML");
    const chosen = listed.map(({ number, etag }, index) => {
      const part = parts.get(number);
      if (index > 0 && number <= listed[index - 1]!.number) throw new S3Error(400, "InvalidPartOrder");
      if (part === undefined || part.etag !== etag) throw new S3Error(400, "InvalidPart");
      if (part.bytes.length < SHORTEST_PART && index < listed.length - 1)
        throw new S3Error(400, "EntityTooSmall");
      return part;
    });
    if (this.lateErrors > 0) {
      this.lateErrors--;
      const words = `<?xml version="1.0"?>\n<Error><Code>InternalError</Code></Error>`;
      return { status: 200, headers: XML, body: words };
    }
    const hash = md5(Buffer.concat(chosen.map(({ bytes }) => md5(bytes)))).toString("hex");
    const etag = `"${hash}-${chosen.length}"`;
    this.objects.set(key, { bytes: Buffer.concat(chosen.map(({ bytes }) => bytes)), etag });
    this.multiparts.delete(id);
    const words = `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>${etag}</ETag></CompleteMultipartUploadResult>`;
    return { status: 200, headers: XML, body: words };
  }

  #keep(key: string, bytes: Buffer): Part {
    const part = { bytes, etag: `"${md5(bytes).toString("hex")}"` };
    this.objects.set(key, part);
    return part;
  }

  #read({ key, range }: Call): Answer {
    const found = this.objects.get(key);
    if (found === undefined) throw new S3Error(404, "NoSuchKey");
    const { bytes, etag } = found;
    const headers = { ETag: etag, "Accept-Ranges": "bytes", "Content-Type": "application/octet-stream" };
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
    if (first === undefined) return { status: 200, headers, body: bytes };
    const from = Number(first);
    if (from >= bytes.length) throw new S3Error(416, "InvalidRange");
    const to = Math.min(last === "" || last === undefined ? Infinity : Number(last), bytes.length - 1);
    const sent = { ...headers, "Content-Range": `bytes ${from}-${to}/${bytes.length}` };
    return { status: 206, headers: sent, body: bytes.subarray(from, to + 1) };
  }
}

const XML = { "Content-Type": "application/xml" };

function lengthOf(body: string | Buffer | undefined): number {
  return body === undefined ? 0 : Buffer.byteLength(body);
}

function md5(bytes: Buffer): Buffer {
  return createHash("md5").update(bytes).digest();
}
