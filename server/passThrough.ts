import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { RequestHandler } from "express";

/** Headers that belong to one connection (RFC 9110, 7.6.1), and what the two hosts must not learn of each other. */
const OF_CONNECTION = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "host"];
const TIMEOUT_MS = 60_000;

/** Hands a request to Convex's HTTP actions and streams the answer back, whatever its method. No cookie goes along. */
export function passThrough(target: URL): RequestHandler {
  const send = target.protocol === "https:" ? secureRequest : plainRequest;
  return (incoming, outgoing) => {
    const headers: Record<string, string | string[] | undefined> = { ...incoming.headers };
    for (const name of [...OF_CONNECTION, "cookie"]) delete headers[name];
    headers["x-forwarded-host"] = incoming.get("Host");
    headers["x-forwarded-proto"] = incoming.protocol;
    headers["x-forwarded-for"] = incoming.ip;
    const path = target.pathname.replace(/\/$/, "") + incoming.originalUrl;
    const onward = send(
      {
        hostname: target.hostname,
        port: target.port,
        method: incoming.method,
        path,
        headers,
        timeout: TIMEOUT_MS,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers));
        answer.pipe(outgoing);
      },
    );
    onward.on("timeout", () => onward.destroy(new Error("timeout")));
    onward.on("error", () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.status(502).type("text/plain").send("The backend does not answer.");
    });
    outgoing.once("close", () => onward.destroy());
    incoming.pipe(onward);
  };
}

function withoutConnection<Headers extends object>(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  ) as Headers;
}
