import { createServer } from "node:net";

const TRIES = 50;

/**
 * The first free port of this machine from `wanted` on; says so when it is another.
 * @param {number} wanted
 * @returns {Promise<number>}
 */
export async function freePort(wanted) {
  const { port, release } = await holdPort(wanted);
  await release();
  return port;
}

/**
 * The same, held until `release` so that nobody else takes it meanwhile.
 * @param {number} wanted
 * @returns {Promise<{ port: number, release: () => Promise<void> }>}
 */
export async function holdPort(wanted) {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new Error(`${wanted} is not a port: give a number from 1 to 65535.`);
  }
  for (let port = wanted; port < Math.min(wanted + TRIES, 65_536); port++) {
    const server = await listen(port);
    if (server === null) continue;
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
  }
  throw new Error(
    `The ports from ${wanted} to ${wanted + TRIES - 1} are all taken: free one, or give another.`,
  );
}

function listen(port) {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
