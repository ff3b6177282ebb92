import { exportJWK, generateKeyPair } from "jose";
import sharp from "sharp";
import type { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { DeployedProduct } from "../support/deployedProduct";
import { animatedGif, bomb, cameraJpeg, png } from "./paintedPictures";

const secret = "the-servers-secret-of-this-test";
const ISSUER = "https://identity.cohortium.test";
const EMAIL = "olga@people.test";
type Bytes = Uint8Array<ArrayBuffer>;

let product: DeployedProduct;
let organization: Id<"organizations">;
let owner: ConvexHttpClient;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "one", alg: "ES256", use: "sig" } as SigningKey;
  product = await DeployedProduct.start({
    SERVER_SECRET: secret,
    PUBLIC_URL: "http://localhost:3000",
    IDENTITY_ISSUER: ISSUER,
    ...keySettings(newRing(key), ISSUER),
  });
  const founded = await product.http().mutation(api.tenancy.setup.begin, {
    ...{ secret, name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
    owner: { name: "Olga", email: EMAIL },
  });
  organization = founded.organization;
  owner = product.http(await signIn());
}, 120_000);
afterAll(() => product?.stop());

async function signIn(): Promise<string> {
  const http = product.http();
  const [address, where] = ["192.0.2.1", { secret, organization, email: EMAIL }];
  await http.mutation(api.identity.codes.request, { ...where, locale: "en", address });
  const mails = await product.rows<Doc<"deliveries">>("deliveries");
  const { code } = JSON.parse(mails.find(({ address: to }) => to === EMAIL)!.data) as { code: string };
  const outcome = await http.mutation(api.identity.codes.redeem, {
    ...where,
    code,
    address,
    userAgent: "Firefox",
  });
  if (!("token" in outcome)) throw new Error("The code was refused.");
  return (await http.action(api.identity.sessions.token, { secret, token: outcome.token }))!.jwt;
}

/** Sends a file as a browser does, and waits until it was looked at. */
async function upload(
  bytes: Bytes,
  fileName: string,
  type: string,
  replaces: Id<"mediaAssets"> | null = null,
) {
  const url = await owner.mutation(api.media.assets.startUpload, { organization, bytes: bytes.length });
  const response = await fetch(url, { method: "POST", headers: { "content-type": type }, body: bytes });
  const { storageId: file } = (await response.json()) as { storageId: Id<"_storage"> };
  const finish = { organization, file, fileName, folder: null, replaces };
  const outcome = await owner.mutation(api.media.assets.finishUpload, finish);
  if (!("asset" in outcome)) throw new Error(outcome.problem);
  const { asset } = outcome;
  await expect.poll(async () => (await get(asset)).underway, { timeout: 45_000, interval: 200 }).toBe(false);
  return get(asset);
}

const get = (asset: Id<"mediaAssets">) => owner.query(api.media.assets.get, { organization, asset });

/** What everybody gets at an address. */
async function served(path: string, headers: Record<string, string> = {}) {
  const [, , asset = "", edition = "", file = null] = path.split("/");
  const opened = await product.http().query(api.media.files.open, {
    organization,
    asset,
    edition: Number(edition),
    file,
  });
  if (opened?.kind !== "file") throw new Error(`There is no file at ${path}.`);
  const answer = await fetch(opened.url, { headers });
  return { ...opened, status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
}

it("a camera's picture is made upright and in sizes, and is served without where it was taken", async () => {
  const camera = await cameraJpeg(1000, 800);
  expect(Buffer.from(camera).includes("Camera")).toBe(true);
  const asset = await upload(camera, "IMG_2041.jpg", "image/jpeg");
  expect(asset).toMatchObject({
    name: "IMG 2041",
    state: "ready",
    problem: null,
    edition: 1,
    width: 800,
    height: 1000,
  });
  const original = await served(asset.url!);
  expect(original.contentType).toBe("image/jpeg");
  const made = await sharp(original.body).metadata();
  expect([made.width, made.height, made.exif, made.orientation]).toEqual([800, 1000, undefined, undefined]);
  expect(Buffer.from(original.body).includes("Camera")).toBe(false);
  expect(asset.sizes.map(({ format, width, height }) => `${format} ${width}x${height}`)).toEqual([
    "avif 320x400",
    "webp 320x400",
    "avif 640x800",
    "webp 640x800",
    "avif 800x1000",
    "webp 800x1000",
  ]);
  for (const { format, width, height, bytes } of asset.sizes) {
    const size = await served(`${asset.url}/${width}.${format}`);
    const { width: wide, height: high, exif } = await sharp(size.body).metadata();
    expect([size.contentType, wide, high, exif, size.body.length]).toEqual([
      `image/${format}`,
      width,
      height,
      undefined,
      bytes,
    ]);
  }
  const sum = asset.sizes.reduce((all, { bytes }) => all + bytes, asset.bytes);
  const { bytes: used } = await owner.query(api.media.assets.usage, { organization });
  expect(used).toBe(sum);
}, 60_000);

it("a drawing is served without what would run, an animation as it is, a film in parts", async () => {
  const text =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><path d="M0 0"/></svg>';
  const drawing = await upload(new TextEncoder().encode(text), "a.svg", "image/svg+xml");
  const { contentType, body } = await served(drawing.url!);
  expect([contentType, new TextDecoder().decode(body)]).toEqual([
    "image/svg+xml",
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
  ]);
  const gif = await animatedGif(40);
  const animation = await upload(gif, "a.gif", "image/gif");
  expect(animation).toMatchObject({ state: "ready", sizes: [], width: 40, height: 40 });
  expect((await served(animation.url!)).body).toEqual(gif);
  const film = new Uint8Array(5000).fill(7);
  film.set(new TextEncoder().encode("\0\0\0\x18ftypisom\0\0\x02\0isomiso2"));
  const video = await upload(film, "a.mp4", "video/mp4");
  expect(video).toMatchObject({ kind: "video", state: "ready", contentType: "video/mp4" });
  const part = await served(video.url!, { Range: "bytes=100-199" });
  expect([part.status, part.body]).toEqual([206, film.slice(100, 200)]);
}, 60_000);

it("what lies, bombs or is damaged is refused, and nothing of it is kept", async () => {
  const before = await owner.query(api.media.assets.usage, { organization });
  const outcomes = [
    await upload(await bomb(30_000, 30_000), "bomb.png", "image/png"),
    await upload(await png(10, 10), "a.jpg", "image/jpeg"),
    await upload(new TextEncoder().encode("<script>alert(1)</script>"), "a.png", "image/png"),
    await upload((await png(300, 300)).slice(0, 200), "half.png", "image/png"),
    await upload(
      new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'),
      "a.svg",
      "image/svg+xml",
    ),
  ];
  expect(outcomes.map(({ state, problem, url }) => [state, problem, url])).toEqual([
    ["failed", "pixels", null],
    ["failed", "mismatch", null],
    ["failed", "type", null],
    ["failed", "unreadable", null],
    ["failed", "unsafe", null],
  ]);
  expect(await owner.query(api.media.assets.usage, { organization })).toEqual(before);
}, 60_000);

it("another file in its place has another address, and the one before leads there", async () => {
  const first = await upload(await png(700, 350), "wide.png", "image/png");
  const second = await upload(await png(400, 400), "square.png", "image/png", first.id);
  expect(second).toMatchObject({ id: first.id, name: "wide", edition: 2, width: 400, height: 400 });
  const open = (file: string | null) =>
    product.http().query(api.media.files.open, { organization, asset: first.id, edition: 1, file });
  expect(await open(null)).toEqual({ kind: "moved", path: second.url });
  expect(await open("640.avif")).toEqual({ kind: "moved", path: `${second.url}/400.avif` });
}, 60_000);
