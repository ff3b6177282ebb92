// Hocuspocus as it comes, keeping texts in memory alone.
import { Hocuspocus } from "@hocuspocus/server";

const server = new Hocuspocus({ port: 0, address: "127.0.0.1", quiet: true, stopOnSignals: false });
await server.listen();
console.log(`ready ws://127.0.0.1:${server.address.port}`);
process.once("SIGTERM", () => process.exit(0));
