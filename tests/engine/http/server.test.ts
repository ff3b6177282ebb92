import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { writeChunk } from "../../../engine/http/backpressure";
import { type HttpServer, type HttpServerOptions, createHttpServer } from "../../../engine/http/server";

const STALL_MS = 150;
let http: HttpServer;
let port: number;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await http.drain(0);
});

async function start(handle: HttpServerOptions["handle"]): Promise<void> {
  http = createHttpServer({ handle, stallTimeoutMs: STALL_MS });
  port = await http.listen(0, "127.0.0.1");
}

function dial(text: string): { socket: Socket; received: () => string; closed: Promise<number> } {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let received = "";
  socket.on("data", (data: Buffer) => (received += data.toString("latin1")));
  socket.on("error", () => undefined);
  const begun = performance.now();
  socket.write(text);
  return {
    socket,
    received: () => received,
    closed: new Promise((resolve) => socket.on("close", () => resolve(performance.now() - begun))),
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("timeouts", () => {
  test("a body that does not come on is cut", async () => {
    await start(async (request, response) => {
      for await (const chunk of request) void chunk;
      response.end("done");
    });
    const { closed, received } = dial("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");
    expect(await closed).toBeGreaterThan(STALL_MS - 20);
    expect(received()).not.toContain("done");
  });

  test("a body that comes slowly is not", async () => {
    await start(async (request, response) => {
      let size = 0;
      for await (const chunk of request) size += (chunk as Buffer).length;
      response.end(`got ${size}`);
    });
    const { socket, received, closed } = dial(
      "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 6\r\n\r\n",
    );
    for (let i = 0; i < 6; i++) {
      await sleep(STALL_MS / 2);
      socket.write("x");
    }
    await closed;
    expect(received()).toContain("got 6");
  });

  test("a handler may take longer than a client", async () => {
    await start(async (_request, response) => {
      await sleep(STALL_MS * 3);
      response.end("late");
    });
    const { received, closed } = dial("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    await closed;
    expect(received()).toContain("late");
  });

  test("a client that does not take its answer is cut", async () => {
    let cut = false;
    await start(async (_request, response) => {
      const chunk = Buffer.alloc(1 << 20);
      for (let i = 0; i < 100 && !response.destroyed; i++) await writeChunk(response, chunk);
      cut = response.destroyed;
    });
    const { socket } = dial("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.pause();
    await sleep(STALL_MS * 6);
    expect(cut).toBe(true);
  });
});

test.each(["\r\n\r\n\0\0\0", "GET / HTTP/9.9\r\n\r\n", "GARBAGE\r\n\r\n"])(
  "%j is answered with 400 and a closed connection",
  async (text) => {
    await start(async (_request, response) => void response.end());
    const { received, closed } = dial(text);
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  },
);

test("draining lets running requests end, and takes no new ones", async () => {
  await start(async (_request, response) => {
    await sleep(100);
    response.end("done");
  });
  const { received, closed } = dial("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await sleep(30);
  await http.drain(5_000);
  await closed;
  expect(received()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*done/);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test("draining cuts what does not end", async () => {
  await start(() => new Promise(() => undefined));
  const { closed } = dial("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await sleep(30);
  await http.drain(50);
  expect(await closed).toBeLessThan(1_000);
});

test("a port that is taken is an error", async () => {
  await start(async () => undefined);
  await expect(createHttpServer({ handle: async () => undefined }).listen(port, "127.0.0.1")).rejects.toThrow(
    "EADDRINUSE",
  );
});
