"use node";

import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { SECOND } from "../../shared/time";
import { isPublicAddress } from "./publicAddresses";

export const MAX_BYTES = 1_048_576;
export const MAX_REDIRECTS = 3;
export const TIMEOUT_MS = 5 * SECOND;

const REDIRECTS = [301, 302, 303, 307, 308];
const JWT_TYPE = /^application\/(?:[\w.-]+\+)?jwt$/;
const JSON_TYPE = /^(?:application\/(?:[\w.-]+\+)?json|application\/(?:vc|did))$/;
const ACCEPT =
  "application/vc+ld+json, application/did+ld+json, application/ld+json, application/json, application/vc+jwt;q=0.5";

export type FetchingOptions = {
  /** Finds a name's addresses: the system's resolver, unless a test says another. */
  resolve?: (hostname: string) => Promise<LookupAddress[]>;
  /** Origins that may be asked wherever they lie and over plain HTTP; none, unless the deployment names some. */
  origins?: readonly string[];
  timeoutMs?: number;
};

/** Why nothing was fetched; said to nobody but the log, since it would tell of what lies behind the server. */
export class FetchingRefused extends Error {}

/**
 * The JSON at an address that a stranger named, or the text where it is a JWT. Asks hosts on the public internet alone, over HTTPS on its own
 * port; the address that a socket connects to is the one that is judged, so a name that leads elsewhere the second
 * time gains nothing. Redirects are judged like the first address. No cookie, no credentials, five seconds and one
 * mebibyte in all.
 * @throws FetchingRefused
 */
export async function fetchPublicJson(address: string, options: FetchingOptions = {}): Promise<unknown> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  let url = checkedAddress(address, options);
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(url, deadline, options);
    const { statusCode = 0, headers } = answer;
    if (!REDIRECTS.includes(statusCode)) return jsonOf(answer, deadline);
    answer.destroy();
    if (redirects === MAX_REDIRECTS) throw new FetchingRefused("It redirects too often.");
    if (headers.location === undefined || !URL.canParse(headers.location, url))
      throw new FetchingRefused("It redirects to nowhere.");
    url = checkedAddress(new URL(headers.location, url).href, options);
  }
}

function checkedAddress(address: string, { origins = [] }: FetchingOptions): URL {
  if (!URL.canParse(address)) throw new FetchingRefused("This is no address.");
  const url = new URL(address);
  if (origins.includes(url.origin)) return url;
  if (url.protocol !== "https:" || url.port !== "")
    throw new FetchingRefused("Only HTTPS on its own port is asked.");
  if (url.username !== "" || url.password !== "") throw new FetchingRefused("It bears credentials.");
  // Numbers in any notation are dotted by now. Node looks no name up for them, so they are judged here.
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw new FetchingRefused("This host is not public.");
  return url;
}

function ask(url: URL, signal: AbortSignal, options: FetchingOptions): Promise<IncomingMessage> {
  const trusted = options.origins?.includes(url.origin) ?? false;
  const send = url.protocol === "https:" ? secureRequest : plainRequest;
  const headers = {
    Accept: ACCEPT,
    "Accept-Encoding": "gzip, deflate, br",
    "User-Agent": "Cohortium verifier",
  };
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(new FetchingRefused(error.message));
    const guard = trusted ? {} : { lookup: publicLookup(options) };
    const outgoing: ClientRequest = send(url, { ...guard, agent: false, headers, signal }, resolve);
    outgoing.once("error", refuse);
    if (!trusted) outgoing.once("socket", (socket) => watch(socket, outgoing));
    outgoing.end();
  });
}

/** Judges the peer once more when the connection stands, before a byte of the request is sent. */
function watch(socket: Socket, outgoing: ClientRequest): void {
  socket.once("connect", () => {
    if (!isPublicAddress(socket.remoteAddress ?? ""))
      outgoing.destroy(new FetchingRefused("This host is not public."));
  });
}

/** A lookup for sockets that finds a name only where all its addresses are public. */
function publicLookup({ resolve = addressesOf }: FetchingOptions): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => isPublicAddress(address)))
          return done(new FetchingRefused("This host is not public."), "", 0);
        return all === true ? done(null, found) : done(null, first.address, first.family);
      },
      (error: Error) => done(error, "", 0),
    );
  };
}

function addressesOf(hostname: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) =>
    systemLookup(hostname, { all: true }, (error, found) =>
      error === null ? resolve(found) : reject(error),
    ),
  );
}

async function jsonOf(answer: IncomingMessage, signal: AbortSignal): Promise<unknown> {
  const { statusCode, headers } = answer;
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isJwt = JWT_TYPE.test(type);
  if (statusCode !== 200 || !(isJwt || JSON_TYPE.test(type))) {
    answer.destroy();
    throw new FetchingRefused(`It answers with ${statusCode} and ${type || "no type"}.`);
  }
  const bytes = await unpacked(await bodyOf(answer, signal), headers["content-encoding"]);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isJwt ? text.trim() : (JSON.parse(text) as unknown);
  } catch {
    throw new FetchingRefused("This is no JSON.");
  }
}

async function bodyOf(answer: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_BYTES) throw new FetchingRefused("It is too long.");
      chunks.push(chunk);
    }
  } catch (error) {
    answer.destroy();
    if (signal.aborted) throw new FetchingRefused("It takes too long.");
    throw new FetchingRefused(error instanceof Error ? error.message : "The connection broke.");
  }
  return Buffer.concat(chunks);
}

const UNPACKERS = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

async function unpacked(bytes: Buffer, encoding = "identity"): Promise<Uint8Array> {
  if (encoding === "identity") return bytes;
  if (!Object.hasOwn(UNPACKERS, encoding)) throw new FetchingRefused("It is packed in an unknown way.");
  const unpack = UNPACKERS[encoding as keyof typeof UNPACKERS];
  try {
    return await unpack(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    throw new FetchingRefused("It cannot be unpacked, or is too long.");
  }
}
