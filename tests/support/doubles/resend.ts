import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** What was posted to /emails: its headers in lower case, and its body. */
export type Posted = {
  at: number;
  key: string | undefined;
  authorization: string | undefined;
  body: {
    from: string;
    to: string;
    subject: string;
    html: string;
    text: string;
    headers: Record<string, string>;
    tags: { name: string; value: string }[];
    /** `content` in base64. */
    attachments?: { filename: string; content: string; content_type: string }[];
  };
};

/** How the next request is answered; after those that are planned, all are taken. */
export type Answer =
  | { status: number; name: string; message: string; headers?: Record<string, string> }
  | "hang"
  | "garbage"
  | "taken, then cut off";

/**
 * Resend's POST /emails on loopback, after its documentation: a bearer key, `{ id }` or
 * `{ statusCode, name, message }`, and idempotency keys: the same key with the same body gives the first
 * answer again and sends nothing, with another body 409.
 */
export class ResendDouble {
  readonly posted: Posted[] = [];
  /** What would have reached mailboxes, by its id. */
  readonly delivered = new Map<string, Posted["body"]>();
  readonly #keys = new Map<string, { id: string; body: string }>();
  readonly #answers: Answer[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ResendDouble> {
    const server = createServer();
    const double = new ResendDouble(server);
    server.on("request", (request, response) => void double.#serve(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  plan(...answers: Answer[]): void {
    this.#answers.push(...answers);
  }

  /** What was posted for an address, the first first. */
  postedTo(address: string): Posted[] {
    return this.posted.filter(({ body }) => body.to === address);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST" || request.url !== "/emails")
      return fail(response, { status: 404, name: "not_found", message: `${request.url} is not known.` });
    const text = await read(request);
    const key = request.headers["idempotency-key"]?.toString();
    const body = JSON.parse(text) as Posted["body"];
    this.posted.push({ at: Date.now(), key, authorization: request.headers.authorization, body });
    const answer = this.#answers.shift();
    if (answer === "hang") return;
    if (answer === "garbage") return void response.writeHead(502).end("<html>Bad gateway</html>");
    if (typeof answer === "object") return fail(response, answer);
    const id = this.#take(key, text, body);
    if (id === null)
      return fail(response, {
        status: 409,
        name: "invalid_idempotent_request",
        message: "This idempotency key was used with another body.",
      });
    if (answer === "taken, then cut off") return void response.destroy();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ id }));
  }

  #take(key: string | undefined, text: string, body: Posted["body"]): string | null {
    const known = key === undefined ? undefined : this.#keys.get(key);
    if (known !== undefined) return known.body === text ? known.id : null;
    const id = crypto.randomUUID();
    if (key !== undefined) this.#keys.set(key, { id, body: text });
    this.delivered.set(id, body);
    return id;
  }
}

function fail(response: ServerResponse, { status, headers = {}, ...error }: Exclude<Answer, string>): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ statusCode: status, ...error }));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
