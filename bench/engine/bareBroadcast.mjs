// A plain `ws` server: told "go N", it sends N bytes of text to every socket.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("listening", () => console.log(`ready http://127.0.0.1:${server.address().port}`));
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const size = Number(String(data).slice(3));
    const text = "x".repeat(size);
    for (const client of server.clients) client.send(text);
  });
});
process.once("SIGTERM", () => process.exit(0));
