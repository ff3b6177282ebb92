import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cookieOf, film, LibraryProduct } from "../../tests/support/libraryProduct";

const MIB = 1024 ** 2;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** A bare Node file server in a process of its own, with one file in its folder. */
export class BareFiles {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(file: Uint8Array): Promise<BareFiles> {
    const folder = await mkdtemp(join(tmpdir(), "bare-files-"));
    await writeFile(join(folder, "film.mp4"), file);
    const child = fork(resolve(import.meta.dirname, "bareFiles.mjs"), [folder]);
    const [{ url }] = (await once(child, "message")) as [{ url: string }];
    return new BareFiles(child, folder, url);
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, "exit");
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The library and a bare file server, both with the same film. */
export async function startBoth(size: number) {
  const file = film(size);
  const [library, bare] = [await LibraryProduct.start(), await BareFiles.start(file)];
  const subject = await library.publish(await library.upload(file));
  const cookie = await cookieOf("lena");
  return {
    ...{ file, library, bare, subject, cookie },
    stop: async () => {
      await library.stop();
      await bare.stop();
    },
  };
}
export type Both = Awaited<ReturnType<typeof startBoth>>;

export type Got = { bytes: number; firstByteMs: number };

/** Gets what is at an address as fast as it comes. @throws for an answer other than 200 and 206 */
export async function fetchBytes(url: string, headers: Record<string, string> = {}): Promise<Got> {
  const begun = performance.now();
  const response = await ask(url, { headers });
  let [bytes, firstByteMs] = [0, 0];
  for await (const chunk of response) {
    if (bytes === 0) firstByteMs = performance.now() - begun;
    bytes += (chunk as Buffer).length;
  }
  return { bytes, firstByteMs };
}

/** Sends bytes in one request, as fast as they are taken. @throws for an answer that is no success */
export async function sendBytes(
  url: string,
  { method, headers }: { method: string; headers: Record<string, string> },
  bytes: Uint8Array,
): Promise<void> {
  const sent = { ...headers, "Content-Length": String(bytes.length) };
  (await ask(url, { method, headers: sent }, bytes)).resume();
}

/** How many MiB a second some work moves. */
export function mibPerSecond(bytes: number, work: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const begun = performance.now();
    await work();
    return bytes / MIB / ((performance.now() - begun) / 1_000);
  };
}

function ask(url: string, options: RequestOptions, body?: Uint8Array): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const asked = request(url, { agent, ...options }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) return done(response);
      response.destroy();
      fail(new Error(`${url} answered ${statusCode}.`));
    });
    asked.once("error", (error) => {
      // A server may close a connection just when it is used again; browsers ask anew, too.
      if (asked.reusedSocket && body === undefined) ask(url, options).then(done, fail);
      else fail(error);
    });
    asked.end(body);
  });
}
