import { AwsV4Signer } from "aws4fetch";
import { HOUR, SECOND } from "../../shared/time";
import { asidesOf, type Aside, liesAside, piecesOf } from "../rules/pieces";
import { ask, refused, required } from "./asking";
import type { Driver, StoredPart, StoredUpload } from "./driver";

/** An upload's object, its multipart upload until it is whole, and what lies beside it: see `s3`. */
type Place = { key: string; multipart: string | null; asides: Aside[] };

/** How long presigned addresses hold. */
const HOLDS_SECONDS = HOUR / SECOND;

/**
 * Storages that speak S3's API, such as AWS, Cloudflare R2 and MinIO: LIBRARY_S3_ENDPOINT, _REGION, _BUCKET,
 * _ACCESS_KEY_ID, _SECRET_ACCESS_KEY, and _PATH_STYLE ("true": the bucket in the path, not in the host).
 *
 * A file is one object, made by a multipart upload to whose parts presigned addresses lead. S3 wants every part but
 * the last one to have 5 MiB. What came of a part whose line was cut may be shorter: it lies aside, in an object of
 * its own (`KEY.NUMBER`), while the multipart upload goes on without it; the two are joined when they are read,
 * where a stretch of the file is told as pieces of one object after another. So no byte is ever copied.
 */
export const s3: Driver = {
  callsElsewhere: true,

  async begin(upload) {
    const key = `library/${upload.organizationId}/${upload._id}`;
    const answer = await send("POST", `${key}?uploads=`, { type: "application/octet-stream" });
    const words = await answer.text();
    const multipart = /<UploadId>([^<]+)<\/UploadId>/.exec(words)?.[1];
    if (!answer.ok || multipart === undefined) throw refused("S3", "begin an upload", answer.status, words);
    return written({ key, multipart: unescaped(multipart), asides: [] });
  },

  async partTarget(_ctx, upload, part) {
    const { key, multipart } = placeOf(upload);
    const path = liesAside(part, upload.size)
      ? `${key}.${part.number}`
      : `${key}?partNumber=${part.number + 1}&uploadId=${encodeURIComponent(multipart ?? "")}`;
    return { url: await presigned("PUT", path), method: "PUT", headers: {}, receipt: "etagHeader" };
  },

  async finish(upload, parts) {
    const place = placeOf(upload);
    if (place.multipart === null) return upload.place;
    await complete(place.key, place.multipart, upload, parts);
    return written({ key: place.key, multipart: null, asides: asidesOf(parts, upload.size) });
  },

  async readTargets(_ctx, upload, _parts, stretch) {
    const { key, asides } = placeOf(upload);
    return Promise.all(
      piecesOf(asides, upload.size, stretch).map(async ({ aside, offset, size, at }) => ({
        offset,
        size,
        url: await presigned("GET", aside === null ? key : `${key}.${aside}`),
        headers: { Range: `bytes=${at}-${at + size - 1}` },
      })),
    );
  },

  async remove(_ctx, upload, parts) {
    if (upload.place === undefined) return;
    const { key, multipart } = placeOf(upload);
    for (const { number } of asidesOf(parts, upload.size)) await removeAt(`${key}.${number}`);
    if (multipart !== null) await removeAt(`${key}?uploadId=${encodeURIComponent(multipart)}`);
    // Even then: it may have become whole just before its row would have said so.
    await removeAt(key);
  },
};

async function complete(
  key: string,
  multipart: string,
  { size }: StoredUpload,
  parts: readonly StoredPart[],
): Promise<void> {
  const list = parts
    .filter((part) => !liesAside(part, size))
    .map(({ number, tag = "" }) => {
      return `<Part><PartNumber>${number + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`;
    });
  const body = `<CompleteMultipartUpload>${list.join("")}</CompleteMultipartUpload>`;
  const path = `${key}?uploadId=${encodeURIComponent(multipart)}`;
  const answer = await send("POST", path, { type: "application/xml", body });
  const words = await answer.text();
  // S3 begins to answer before it is done, so an error may come with status 200.
  if (answer.ok && !words.includes("<Error>")) return;
  const isGone = answer.status === 404 || words.includes("<Code>NoSuchUpload</Code>");
  if (isGone && (await send("HEAD", key)).ok) return;
  throw refused("S3", "finish an upload", answer.status, words);
}

/** What is gone already is as good. */
async function removeAt(path: string): Promise<void> {
  const answer = await send("DELETE", path);
  const words = await answer.text();
  if (!answer.ok && answer.status !== 404) throw refused("S3", "remove a file", answer.status, words);
}

function send(
  method: string,
  path: string,
  { type, body }: { type?: string; body?: string } = {},
): Promise<Response> {
  const asked = { ...access(), method, url: addressOf(path) };
  return ask(async () => {
    const signed = await new AwsV4Signer({
      ...asked,
      headers: type === undefined ? {} : { "Content-Type": type },
      ...(body !== undefined && { body }),
    }).sign();
    return fetch(signed.url.href, {
      method,
      headers: Object.fromEntries(signed.headers),
      ...(body !== undefined && { body }),
    });
  });
}

async function presigned(method: string, path: string): Promise<string> {
  const url = new URL(addressOf(path));
  url.searchParams.set("X-Amz-Expires", String(HOLDS_SECONDS));
  const signer = new AwsV4Signer({ ...access(), method, url: url.href, signQuery: true });
  return (await signer.sign()).url.href;
}

function access() {
  return {
    service: "s3",
    region: process.env["LIBRARY_S3_REGION"] ?? "auto",
    accessKeyId: required("LIBRARY_S3_ACCESS_KEY_ID"),
    secretAccessKey: required("LIBRARY_S3_SECRET_ACCESS_KEY"),
  };
}

function addressOf(path: string): string {
  const endpoint = new URL(required("LIBRARY_S3_ENDPOINT"));
  const bucket = required("LIBRARY_S3_BUCKET");
  const root = endpoint.pathname.replace(/\/$/, "");
  return process.env["LIBRARY_S3_PATH_STYLE"] === "true"
    ? `${endpoint.origin}${root}/${bucket}/${path}`
    : `${endpoint.protocol}//${bucket}.${endpoint.host}${root}/${path}`;
}

function placeOf({ place }: StoredUpload): Place {
  return JSON.parse(place ?? '{"key":"","multipart":null,"asides":[]}') as Place;
}

function written(place: Place): string {
  return JSON.stringify(place);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function unescaped(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
