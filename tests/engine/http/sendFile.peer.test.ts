import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { Agent, createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendFile } from "../../../engine/http/sendFile";

const SIZE = 6 * 1024 ** 2 + 5;
const content = randomBytes(SIZE);

let folder: string;
let server: Server;
/** The files of answers, and how sending them ended. */
let files: FileHandle[];
let ends: Promise<string>[];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeEach(async () => {
  [files, ends] = [[], []];
  folder = await mkdtemp(join(tmpdir(), "send-file-"));
  await writeFile(join(folder, "file"), content);
  server = createServer((request, response) => {
    const [start = 0, end = 0] = request.url!.slice(1).split("-").map(Number);
    const sending = open(join(folder, "file")).then((file) => {
      files.push(file);
      response.writeHead(200, { "Content-Length": end - start + 1 });
      return sendFile(file, { start, end }, response);
    });
    ends.push(
      sending.then(
        () => "sent",
        (error: Error) => error.message,
      ),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function ask(start: number, end: number): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const [response] = (await once(get({ port, path: `/${start}-${end}`, agent }), "response")) as [
    IncomingMessage,
  ];
  return response;
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test.each([
  ["all of it", 0, SIZE - 1],
  ["its first byte", 0, 0],
  ["its last byte", SIZE - 1, SIZE - 1],
  ["a bite and a byte", 7, 7 + 256 * 1024],
])("a file is sent as it is: %s", async (_name, start, end) => {
  const expected = hash(content.subarray(start, end + 1));
  for (let time = 0; time < 3; time++) expect(hash(await bytesOf(await ask(start, end)))).toBe(expected);
  expect(await Promise.all(ends)).toEqual(["sent", "sent", "sent"]);
});

test("a slow client gets the bytes that were read for it, whatever others get meanwhile", async () => {
  const slow = await ask(0, SIZE - 1);
  slow.pause();
  const other = new Agent();
  const { port } = server.address() as AddressInfo;
  for (let time = 0; time < 5; time++) {
    const [response] = (await once(get({ port, path: "/1000-2000000", agent: other }), "response")) as [
      IncomingMessage,
    ];
    expect(hash(await bytesOf(response))).toBe(hash(content.subarray(1_000, 2_000_001)));
  }
  expect(hash(await bytesOf(slow))).toBe(hash(content));
});

test("the file is closed when the client goes away", async () => {
  const response = await ask(0, SIZE - 1);
  response.destroy();
  await expect.poll(() => files[0]!.fd).toBe(-1);
  expect(await ends[0]).toBe("sent");
});

test("an answer that cannot be finished is broken off", async () => {
  const response = await ask(0, SIZE);
  await expect(bytesOf(response)).rejects.toThrow("aborted");
  expect(await ends[0]).toBe("A file is shorter than its document says.");
  expect(files[0]!.fd).toBe(-1);
});
