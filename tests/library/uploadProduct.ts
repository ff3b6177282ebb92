import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { exportJWK, generateKeyPair } from "jose";
import { vi } from "vitest";
import * as route from "../../app/routes/library.uploads.$";
import { readSettings } from "../../app/server/settings";
import { sessionCookie } from "../../app/server/sessionCookie";
import type { Doc } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { createApp } from "../../server/app";
import { ProductEngine } from "../support/productEngine";

const ISSUER = "https://identity.test";
const SECRET = "the-servers-secret-for-tests";

export type Look = { row: Doc<"uploads"> | null; sizes: number[]; urls: (string | null)[]; files: number };
export type Answer = { status: number; headers: IncomingMessage["headers"]; body: string };
type Asked = {
  as?: string | null;
  headers?: Record<string, string>;
  body?: Uint8Array;
};

/** The web server with the route of uploads, before the real engine with the product's functions. */
export class UploadProduct {
  private constructor(
    readonly product: ProductEngine,
    private readonly web: Server,
    /** As browsers name it. */
    readonly origin: string,
  ) {}

  /** @param storage settings of the deployment that name where the bytes go; Convex storage without any */
  static async start(storage: Record<string, string> = {}): Promise<UploadProduct> {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: "first", alg: "ES256", use: "sig" } as SigningKey;
    const product = await ProductEngine.start(["tests/library/uploadSeeding.ts"], {
      ...{ IDENTITY_ISSUER: ISSUER, SERVER_SECRET: SECRET, PUBLIC_URL: "http://localhost" },
      ...keySettings(newRing(key), ISSUER),
      ...storage,
    });
    await product.run("tests/seeding:seed", {});
    const { url, sitePort } = product.address;
    const env = { CONVEX_URL: url, CONVEX_SITE_URL: `http://127.0.0.1:${sitePort}`, SERVER_SECRET: SECRET };
    // What the routes read is the process's own.
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const app = createApp({ settings: readSettings(env), build: BUILD, assets: [], log: () => undefined });
    const web = createServer(app).listen(0, "127.0.0.1");
    await once(web, "listening");
    return new UploadProduct(product, web, `http://localhost:${(web.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.web.closeAllConnections();
    this.web.close();
    await this.product.stop();
    vi.unstubAllEnvs();
  }

  /** What a browser sends along of somebody who is signed in; of a visitor, for null. */
  async headersOf(name: string | null): Promise<Record<string, string>> {
    const cookie = name === null ? "" : await sessionCookie({ secure: false }).serialize(name);
    return { Origin: this.origin, ...(cookie !== "" && { Cookie: cookie.split(";")[0]! }) };
  }

  /** A request of the protocol, by Mona unless another is named. */
  async ask(method: string, path: string, { as = "Mona", headers = {}, body }: Asked = {}): Promise<Answer> {
    const sent = await this.open(method, path, { as, headers });
    const answered = once(sent, "response");
    sent.end(body);
    const [answer] = (await answered) as [IncomingMessage];
    const text = Buffer.concat(await answer.toArray()).toString("utf8");
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: text };
  }

  /** The same, to be written to by the caller. */
  async open(method: string, path: string, { as = "Mona", headers = {} }: Asked = {}) {
    const all = { "Tus-Resumable": "1.0.0", ...(await this.headersOf(as)), ...headers };
    const kept = Object.entries(all).filter(([, value]) => value !== "");
    return request(this.origin + path, { method, headers: Object.fromEntries(kept) });
  }

  async create(
    size: number,
    { as = "Mona", name = "notes.txt", purpose = "material" } = {},
  ): Promise<string> {
    const headers = {
      "Upload-Length": String(size),
      "Upload-Metadata": metadata({ filename: name, purpose }),
    };
    const { status, headers: answered, body } = await this.ask("POST", "/library/uploads", { as, headers });
    if (status !== 201) throw new Error(`${status} ${body}`);
    return String(answered["location"]);
  }

  patch(
    path: string,
    offset: number,
    body: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.ask("PATCH", path, { headers: { ...patching(offset), ...headers }, body });
  }

  async offset(path: string): Promise<number> {
    const { status, headers } = await this.ask("HEAD", path);
    if (status !== 200) throw new Error(`HEAD was answered with ${status}.`);
    return Number(headers["upload-offset"]);
  }

  look(path: string): Promise<Look> {
    return this.product.run("tests/seeding:look", { upload: idOf(path) });
  }

  expire(path: string): Promise<null> {
    return this.product.run("tests/seeding:expire", { upload: idOf(path) });
  }

  /** Waits until a file was looked at. */
  async looked(path: string): Promise<Look> {
    await vi.waitFor(async () => {
      const { row } = await this.look(path);
      if (row?.state === "receiving" || row?.state === "checking") throw new Error(row.state);
    }, SOON);
    return this.look(path);
  }

  /** The same of one in Convex storage. @returns the hash of what is stored, and the hash that its row says */
  async arrived(path: string): Promise<{ state: string; stored: string; said: string | undefined }> {
    const { row, urls } = await this.looked(path);
    const hash = createHash("sha256");
    for (const url of urls) hash.update(Buffer.from(await (await fetch(url!)).arrayBuffer()));
    return { state: row!.state, stored: hash.digest("hex"), said: row!.sha256 };
  }
}

export const SOON = { timeout: 20_000, interval: 50 };

export const patching = (offset: number) => ({
  "Upload-Offset": String(offset),
  "Content-Type": "application/offset+octet-stream",
});

export function metadata(entries: Record<string, string>): string {
  return Object.entries(entries)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}

export const idOf = (path: string) => path.split("/").at(-1)!;

const id = "routes/library.uploads.$";
/** A build of that route alone. */
const BUILD: ServerBuild = {
  mode: "production",
  entry: { module: { default: () => new Response("No page is asked for here.", { status: 500 }) } },
  routes: { [id]: { id, path: "library/uploads/*", module: route as never } },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  basename: "/",
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v3_singleFetch: true, v3_throwAbortReason: true } as ServerBuild["future"],
  isSpaMode: false,
};
