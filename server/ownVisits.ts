import { randomUUID } from "node:crypto";
import { request as ask, type RequestOptions } from "node:http";
import type { Request } from "express";

const HEADER = "x-own-visit";

/** What the server got from itself. */
export type OwnAnswer = { status: number; type: string; body: Buffer };

/** A page of this server as a visitor would get it, by its path. */
export type VisitOwn = (path: string) => Promise<OwnAnswer>;

/**
 * Lets a page's code visit other pages of this server, at the host that was asked, as a visitor without a session:
 * for copies of pages. Nobody else can pass for it: its requests bear a secret of this process.
 */
export function ownVisits() {
  const secret = randomUUID();
  return {
    /** Whom an address's limits count a request for: one of our own is counted for itself alone. */
    addressOf: (request: Request): string =>
      request.headers[HEADER] === secret ? `own ${request.path}` : (request.ip ?? ""),
    visitsFor: (request: Request): VisitOwn => {
      const { localAddress: hostname = "127.0.0.1", localPort: port = 80 } = request.socket;
      const headers = {
        [HEADER]: secret,
        host: request.get("host") ?? "",
        "x-forwarded-proto": request.protocol,
        "accept-encoding": "identity",
      };
      return (path) => answerTo({ hostname, port, path, headers });
    },
  };
}

function answerTo(options: RequestOptions): Promise<OwnAnswer> {
  return new Promise((resolve, reject) => {
    const request = ask(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const type = response.headers["content-type"] ?? "";
        resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks) });
      });
    });
    request.on("error", reject);
    request.end();
  });
}
