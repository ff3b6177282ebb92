import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { Request, RequestHandler } from "express";

/** Headers that belong to one connection (RFC 9110, 7.6.1), and what the two hosts must not learn of each other. */
const OF_CONNECTION = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "host"];
const TIMEOUT_MS = 60_000;

type Options = {
  /** How long Convex may say nothing, in milliseconds. */
  timeoutMs?: number;
  /** What is asked for there; the path and query as they were sent, unless it says another. */
  pathOf?: (incoming: Request) => string;
};

/** Hands a request to Convex and streams the answer back, whatever its method. No cookie goes along. */
export function passThrough(target: URL, options: Options = {}): RequestHandler {
  const { timeoutMs: timeout = TIMEOUT_MS, pathOf = ({ originalUrl }) => originalUrl } = options;
  const send = senderTo(target);
  return (incoming, outgoing) => {
    const headers: Record<string, string | string[] | undefined> = { ...incoming.headers };
    for (const name of [...OF_CONNECTION, "cookie"]) delete headers[name];
    Object.assign(headers, forwardedBy(incoming));
    const path = pathAt(target, pathOf(incoming));
    const { hostname, port } = target;
    const onward = send({ hostname, port, method: incoming.method, path, headers, timeout }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers));
      answer.pipe(outgoing);
    });
    onward.on("timeout", () => onward.destroy(new Error("timeout")));
    onward.on("error", () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.status(502).type("text/plain").send("The backend does not answer.");
    });
    outgoing.once("close", () => onward.destroy());
    incoming.pipe(onward);
  };
}

/** Node's `request` for a target's protocol. */
export function senderTo({ protocol }: URL): typeof plainRequest {
  return protocol === "https:" ? secureRequest : plainRequest;
}

/** A path and query at a target, which may lie below a path itself. */
export function pathAt(target: URL, path: string): string {
  return target.pathname.replace(/\/$/, "") + path;
}

/** Headers that tell Convex who asked, and at which host; whatever the caller says of it is believed as set up. */
export function forwardedBy(incoming: Request): Record<string, string | undefined> {
  return {
    "x-forwarded-host": incoming.get("Host"),
    "x-forwarded-proto": incoming.protocol,
    "x-forwarded-for": incoming.ip,
  };
}

function withoutConnection<Headers extends object>(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  ) as Headers;
}
