// A bare Node file server on the folder that it is told: GET gives a file, or the range of it that is asked for; PUT
// takes one, and answers with its SHA-256 when it is safe on disk.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const folder = process.argv[2] ?? ".";

async function give(request, response, path) {
  const { size } = await stat(path);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = Number(first ?? 0);
  const end = last ? Number(last) : size - 1;
  response.writeHead(first === undefined ? 200 : 206, {
    "Content-Length": end - start + 1,
    "Content-Range": `bytes ${start}-${end}/${size}`,
  });
  await pipeline(createReadStream(path, { start, end }), response);
}

async function take(request, response, path) {
  const hash = createHash("sha256");
  const hashed = async function* (chunks) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(request, hashed, createWriteStream(path, { flush: true }));
  response.end(hash.digest("hex"));
}

const server = createServer((request, response) => {
  const path = join(folder, request.url.slice(1));
  const done = request.method === "PUT" ? take(request, response, path) : give(request, response, path);
  done.catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on("disconnect", () => process.exit(0));
