import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { exportJWK, generateKeyPair } from "jose";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { sessionCookie } from "../../app/server/sessionCookie";
import { ProductEngine } from "./productEngine";

const REPO = resolve(import.meta.dirname, "../..");
const ISSUER = "https://identity.test";
const SECRET = "the-servers-secret-for-tests";
/** Bytes sent at a time: a file of any size needs no more memory here. */
const SENT = 8 * 1024 ** 2;

export type Name = "mara" | "lena" | "nora" | "olaf";
type Seeded = { organization: Id<"organizations">; cohort: Id<"cohorts"> };

/**
 * The library as it runs: the real engine with the product's functions, and the product's web server with the
 * library's routes, each in a process of its own. Mara manages, Lena and Nora learn in the cohort, Olaf does not.
 */
export class LibraryProduct {
  private constructor(
    readonly engine: ProductEngine,
    private readonly server: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    readonly organization: Id<"organizations">,
    readonly cohort: Id<"cohorts">,
  ) {}

  /** @param settings of the deployment, such as which storage it uses */
  static async start(settings: Record<string, string> = {}): Promise<LibraryProduct> {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: "one", alg: "ES256", use: "sig" } as SigningKey;
    const engine = await ProductEngine.start(["tests/library/seeding.ts", "tests/support/insertCohort.ts"], {
      ...keySettings(newRing(key), ISSUER),
      ...settings,
    });
    const { organization, cohort } = await engine.run<Record<never, never>, Seeded>("tests/seeding:seed", {});
    const folder = await bundled();
    const server = fork(join(folder, "server.mjs"), {
      execArgv: ["--expose-gc"],
      env: {
        ...{ PATH: process.env["PATH"], NODE_ENV: "production", SERVER_SECRET: SECRET },
        ...{ CONVEX_URL: engine.address.url, CONVEX_SITE_URL: `http://127.0.0.1:${engine.address.sitePort}` },
      },
    });
    const ended = once(server, "exit").then(() => Promise.reject(new Error("The web server did not start.")));
    const [{ url }] = (await Promise.race([once(server, "message"), ended])) as [{ url: string }];
    ended.catch(() => undefined);
    return new LibraryProduct(engine, server, folder, url, organization, cohort);
  }

  async stop(): Promise<void> {
    this.server.disconnect();
    await once(this.server, "exit");
    await this.engine.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Bytes of memory that the web server takes, after it cleared away what it could. */
  async resident(): Promise<number> {
    this.server.send("resident");
    const [{ resident }] = (await once(this.server, "message")) as [{ resident: number }];
    return resident;
  }

  /** A request as somebody who is signed in in a browser; as a visitor without a name. */
  async fetch(path: string, name: Name | null, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (name !== null) headers.set("Cookie", await cookieOf(name));
    headers.set("Origin", this.url);
    return fetch(this.url + path, { redirect: "manual", ...init, headers });
  }

  /** Opens a file as a page does. */
  async open(name: Name, subject: string, more: Record<string, string> = {}): Promise<string> {
    const body = new URLSearchParams({ subject, ...more });
    const answer = await this.fetch("/library/open", name, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { path: string }).path;
  }

  /** Announces a file as the manager, by the protocol for resumable uploads. @returns where it is sent */
  async announce(size: number, fileName: string, type: string, purpose = "recording"): Promise<string> {
    const said = { filename: fileName, filetype: type, purpose };
    const metadata = Object.entries(said).map(([name, value]) => `${name} ${btoa(value)}`);
    const answer = await this.fetch("/library/uploads", "mara", {
      method: "POST",
      headers: { ...TUS, "Upload-Length": String(size), "Upload-Metadata": metadata.join(",") },
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.headers.get("Location")!;
  }

  /** Sends bytes of an announced file from an offset on. */
  async send(location: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const answer = await this.fetch(location, "mara", {
      method: "PATCH",
      headers: {
        ...TUS,
        "Upload-Offset": String(offset),
        "Content-Type": "application/offset+octet-stream",
      },
      body: bytes,
    });
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  /** Takes a file in, in whole parts, and waits until it was looked at. */
  async upload(
    file: Uint8Array<ArrayBuffer>,
    fileName = "film.mp4",
    type = "video/mp4",
  ): Promise<Id<"uploads">> {
    const location = await this.announce(file.length, fileName, type);
    for (let offset = 0; offset < file.length; offset += SENT)
      await this.send(location, offset, file.subarray(offset, offset + SENT));
    return this.settled(location);
  }

  /** Waits until a file was looked at. */
  async settled(location: string): Promise<Id<"uploads">> {
    const [organization, upload] = [this.organization, location.split("/").at(-1) as Id<"uploads">];
    for (;;) {
      const { state, problem } = await this.staff().query(api.library.uploads.get, { organization, upload });
      if (state === "ready") return upload;
      if (state === "refused") throw new Error(`The file was refused: ${problem}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Makes a published recording of a file. @returns its subject */
  async publish(upload: Id<"uploads">): Promise<string> {
    const { organization, cohort } = this;
    const fields = { organization, cohort, event: null, upload, manifestUrl: null, title: "Film" };
    const recording = await this.staff().mutation(api.library.recordings.add, fields);
    await this.staff().mutation(api.library.recordings.publish, { organization, recording });
    return `recordings:${recording}`;
  }

  staff() {
    return this.engine.as("mara@x.test");
  }
}

/** A film of so many bytes, at least for who looks at its beginning; the rest is chance. */
export function film(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string) => new TextEncoder().encodeInto(letters, bytes.subarray(at));
  view.setUint32(0, 24);
  text(4, "ftypisom");
  view.setUint32(12, 512);
  text(16, "isomiso2");
  view.setUint32(24, size - 24);
  text(28, "mdat");
  return bytes;
}

/** The Cookie header of somebody's browser. */
export async function cookieOf(name: Name): Promise<string> {
  const cookie = await sessionCookie({ secure: false }).serialize(`session of ${name}`);
  return cookie.split(";")[0]!;
}

const TUS = { "Tus-Resumable": "1.0.0" };

async function bundled(): Promise<string> {
  await mkdir(join(REPO, "tests/.tmp"), { recursive: true });
  const folder = await mkdtemp(join(REPO, "tests/.tmp/library-"));
  await build({
    entryPoints: [join(REPO, "tests/support/libraryServer.ts")],
    outfile: join(folder, "server.mjs"),
    ...{ bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "warning" },
    ...{ target: "node20", jsx: "automatic", define: { "import.meta.env.SSR": "true" } },
  });
  return folder;
}
