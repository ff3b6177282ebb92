import { DAY, HOUR } from "../../shared/time";
import { asidesOf, type Aside, liesAside, piecesOf } from "../rules/pieces";
import { ask, refused, required } from "./asking";
import type { Driver, StoredPart, StoredUpload } from "./driver";
import { clientToken, type ReadKey, signedUrl } from "./vercelSignatures";

/** An upload's blob: its multipart upload until it is whole, then where it is read and by which key. */
type Place = {
  pathname: string;
  multipart: { uploadId: string; key: string } | null;
  url: string | null;
  asides: Aside[];
  readKey: ReadKey | null;
};

const API = "https://vercel.com/api/blob";
const API_VERSION = "12";
/** Where there are no more than so many milliseconds left, a new key is asked for; the longest one lives seven days. */
const KEY_LIVES = 7 * DAY - HOUR;
const LEAST_LEFT = HOUR;

/**
 * Vercel Blob, in a store with private access: BLOB_READ_WRITE_TOKEN. That token stays in Convex. Parts are sent with
 * client tokens, each for one pathname and an hour; a file is read at signed addresses, for which Vercel lends a key
 * for some days: `needsKey` and `renewKey`.
 *
 * As with S3, what is too short for a multipart upload lies aside in a blob of its own, and is joined on reading. A
 * multipart upload that is never finished cannot be removed over this API; Vercel clears it away.
 */
export const vercelBlob: Driver = {
  callsElsewhere: true,

  async begin({ organizationId, _id }) {
    const pathname = `library/${organizationId}/${_id}`;
    const begun = await api<{ uploadId: string; key: string }>("begin an upload", {
      method: "POST",
      path: `/mpu?${new URLSearchParams({ pathname })}`,
      headers: { ...BLOB, "x-mpu-action": "create" },
    });
    const { uploadId, key } = begun;
    return written({ pathname, multipart: { uploadId, key }, url: null, asides: [], readKey: null });
  },

  async partTarget(_ctx, upload, part) {
    const { pathname, multipart } = placeOf(upload);
    const isAside = liesAside(part, upload.size);
    const target = isAside ? `${pathname}.${part.number}` : pathname;
    const token = await clientToken(required("BLOB_READ_WRITE_TOKEN"), target, Date.now() + HOUR);
    const query = new URLSearchParams({ pathname: target });
    return {
      url: `${root()}${isAside ? "/?" : "/mpu?"}${query}`,
      method: isAside ? "PUT" : "POST",
      headers: { ...BLOB, ...bearer(token), ...(isAside ? {} : partHeaders(multipart, part.number)) },
      receipt: "etagBody",
    };
  },

  async finish(upload, parts) {
    const place = placeOf(upload);
    const url = place.url ?? (await complete(place, upload, parts));
    const asides = place.url === null ? asidesOf(parts, upload.size) : place.asides;
    return written({ ...place, multipart: null, url, asides, readKey: await newKey() });
  },

  needsKey: (upload) => (placeOf(upload).readKey?.validUntil ?? 0) < Date.now() + LEAST_LEFT,

  async renewKey(upload) {
    return written({ ...placeOf(upload), readKey: await newKey() });
  },

  async readTargets(_ctx, upload, _parts, stretch) {
    const { pathname, url, asides, readKey } = placeOf(upload);
    if (url === null || readKey === null) return null;
    return Promise.all(
      piecesOf(asides, upload.size, stretch).map(async ({ aside, offset, size, at }) => {
        const suffix = aside === null ? "" : `.${aside}`;
        const signed = await signedUrl(readKey, url + suffix, pathname + suffix, Date.now() + HOUR);
        return { offset, size, url: signed, headers: { Range: `bytes=${at}-${at + size - 1}` } };
      }),
    );
  },

  async remove(_ctx, upload, parts) {
    if (upload.place === undefined) return;
    const { pathname } = placeOf(upload);
    const asides = asidesOf(parts, upload.size).map(({ number }) => `${pathname}.${number}`);
    await api("remove a file", {
      method: "POST",
      path: "/delete",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ urls: [pathname, ...asides] }),
    });
  },
};

const BLOB = {
  "x-api-version": API_VERSION,
  "x-vercel-blob-access": "private",
  "x-add-random-suffix": "0",
  "x-allow-overwrite": "1",
};

async function complete(place: Place, { size }: StoredUpload, parts: readonly StoredPart[]): Promise<string> {
  const list = parts
    .filter((part) => !liesAside(part, size))
    .map(({ number, tag = "" }) => ({ partNumber: number + 1, etag: tag }));
  const { pathname, multipart } = place;
  const { url } = await api<{ url: string }>("finish an upload", {
    method: "POST",
    path: `/mpu?${new URLSearchParams({ pathname })}`,
    headers: {
      ...BLOB,
      "content-type": "application/json",
      "x-mpu-action": "complete",
      ...multipartHeaders(multipart),
    },
    body: JSON.stringify(list),
  }).catch(async (error: unknown) => {
    // It may have been finished before, and the answer lost.
    const known = await send({ method: "GET", path: `?${new URLSearchParams({ url: pathname })}` });
    if (!known.ok) throw error;
    return (await known.json()) as { url: string };
  });
  return url;
}

function newKey(): Promise<ReadKey> {
  return api<ReadKey>("lend a key", {
    method: "POST",
    path: "/signed-token",
    headers: { "content-type": "application/json" },
    // Of the whole store, since a file may have parts aside; what is signed with it names one pathname.
    body: JSON.stringify({ pathname: "*", operations: ["get"], validUntil: Date.now() + KEY_LIVES }),
  });
}

type Call = { method: string; path: string; headers?: Record<string, string>; body?: string };

async function api<Answer>(what: string, call: Call): Promise<Answer> {
  const answer = await send(call);
  if (!answer.ok) throw refused("Vercel Blob", what, answer.status, await answer.text());
  return (await answer.json()) as Answer;
}

function send({ method, path, headers = {}, body }: Call): Promise<Response> {
  const authorized = {
    ...headers,
    "x-api-version": API_VERSION,
    ...bearer(required("BLOB_READ_WRITE_TOKEN")),
  };
  return ask(() =>
    fetch(root() + path, { method, headers: authorized, ...(body !== undefined && { body }) }),
  );
}

function partHeaders(multipart: Place["multipart"], number: number): Record<string, string> {
  return {
    "x-mpu-action": "upload",
    "x-mpu-part-number": String(number + 1),
    ...multipartHeaders(multipart),
  };
}

function multipartHeaders(multipart: Place["multipart"]): Record<string, string> {
  return {
    "x-mpu-upload-id": multipart?.uploadId ?? "",
    "x-mpu-key": encodeURIComponent(multipart?.key ?? ""),
  };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** Elsewhere than at Vercel's own address where VERCEL_BLOB_API_URL says so, as its client does. */
function root(): string {
  return process.env["VERCEL_BLOB_API_URL"] ?? API;
}

function placeOf({ place }: StoredUpload): Place {
  const empty: Place = { pathname: "", multipart: null, url: null, asides: [], readKey: null };
  return place === undefined ? empty : (JSON.parse(place) as Place);
}

function written(place: Place): string {
  return JSON.stringify(place);
}
