import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ZoomMeeting = {
  id: number;
  topic: string;
  start_time: string;
  timezone: string;
  duration: number;
  settings: Record<string, unknown>;
};

type Registrant = { registrant_id: string; email: string; first_name: string; last_name: string };

/** One line of the list of those who were in a meeting. */
export type Participant = { user_id: string; registrant_id?: string; join_time: string; leave_time: string };

/** How the next request but one for a token is answered. */
export type ZoomAnswer = { status: number; body?: object; headers?: Record<string, string> } | "hang";

export const ACCOUNT = { id: "account-1", clientId: "client-1", clientSecret: "client-secret-1" };

/**
 * Zoom's API on loopback, after its documentation: Server-to-Server OAuth (Basic credentials, a bearer token
 * for an hour), meetings, registrants, the report of participants by UUID (twice encoded where it begins with
 * a slash or holds two), its errors as `{ code, message }`, and its signed webhooks.
 */
export class ZoomDouble {
  readonly meetings = new Map<number, ZoomMeeting>();
  readonly registrants = new Map<number, Registrant[]>();
  readonly reports = new Map<string, Participant[]>();
  /** Method and path of each request, as they came. */
  readonly asked: string[] = [];
  readonly #answers: ZoomAnswer[] = [];
  readonly #tokens = new Set<string>();
  #nextMeeting = 85_746_065;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ZoomDouble> {
    const server = createServer();
    const double = new ZoomDouble(server);
    server.on("request", (request, response) => void double.#serve(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The settings of a deployment that uses this Zoom. */
  get settings(): Record<string, string> {
    return {
      ZOOM_ACCOUNT_ID: ACCOUNT.id,
      ZOOM_CLIENT_ID: ACCOUNT.clientId,
      ZOOM_CLIENT_SECRET: ACCOUNT.clientSecret,
      ZOOM_API_URL: `${this.url}/v2`,
      ZOOM_OAUTH_URL: `${this.url}/oauth/token`,
    };
  }

  plan(...answers: ZoomAnswer[]): void {
    this.#answers.push(...answers);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    this.asked.push(`${request.method} ${url.pathname}`);
    const text = await read(request);
    if (url.pathname === "/oauth/token") return this.#giveToken(request, url, response);
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    if (!this.#tokens.has(token))
      return answer(response, 401, { code: 124, message: "Invalid access token." });
    const planned = this.#answers.shift();
    if (planned === "hang") return;
    if (planned !== undefined) return answer(response, planned.status, planned.body, planned.headers);
    const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    const [status, said] = this.#handle(`${request.method} ${url.pathname}`, body);
    answer(response, status, said);
  }

  #giveToken(request: IncomingMessage, url: URL, response: ServerResponse): void {
    const basic = `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}`;
    const wanted =
      url.searchParams.get("grant_type") === "account_credentials" &&
      url.searchParams.get("account_id") === ACCOUNT.id;
    if (request.method !== "POST" || request.headers.authorization !== basic || !wanted)
      return answer(response, 400, { reason: "Invalid client_id or client_secret", error: "invalid_client" });
    const token = randomUUID();
    this.#tokens.add(token);
    const api = { api_url: this.url, scope: "meeting:write:meeting:admin" };
    answer(response, 200, { access_token: token, token_type: "bearer", expires_in: 3599, ...api });
  }

  #handle(asked: string, body: Record<string, unknown>): [number, object?] {
    if (asked === "POST /v2/users/me/meetings") return this.#create(body);
    const report = /^GET \/v2\/report\/meetings\/(.+)\/participants$/.exec(asked)?.[1];
    if (report !== undefined) return this.#report(report);
    const [, method, number, registrants] = /^(\w+) \/v2\/meetings\/(\d+)(\/registrants)?$/.exec(asked) ?? [];
    const meeting = this.meetings.get(Number(number));
    if (meeting === undefined) return [404, { code: 3001, message: `Meeting does not exist: ${number}.` }];
    if (method === "POST" && registrants !== undefined) return this.#register(meeting, body);
    if (method === "PATCH") return this.#change(meeting, body);
    if (method === "DELETE") {
      this.meetings.delete(meeting.id);
      return [204];
    }
    return [405, { code: 300, message: "This API endpoint is not recognized." }];
  }

  #create(body: Record<string, unknown>): [number, object] {
    if (typeof body["topic"] !== "string" || body["type"] !== 2)
      return [400, { code: 300, message: "Validation Failed." }];
    const id = this.#nextMeeting++;
    const meeting = { ...body, id } as ZoomMeeting;
    this.meetings.set(id, meeting);
    this.registrants.set(id, []);
    const uuid = `${randomUUID().slice(0, 22)}==`;
    const urls = { join_url: `${this.url}/j/${id}`, start_url: `${this.url}/s/${id}?zak=host` };
    return [201, { ...meeting, uuid, host_id: "host-1", ...urls }];
  }

  #change(meeting: ZoomMeeting, body: Record<string, unknown>): [number] {
    this.meetings.set(meeting.id, { ...meeting, ...body });
    return [204];
  }

  /** Somebody who registered before is given the same way in again. */
  #register(meeting: ZoomMeeting, body: Record<string, unknown>): [number, object] {
    const { email, first_name, last_name } = body as Record<string, string>;
    if (!email || !first_name) return [400, { code: 300, message: "Validation Failed." }];
    const list = this.registrants.get(meeting.id) ?? [];
    const known = list.find((each) => each.email === email);
    const registrant = known ?? {
      registrant_id: randomUUID(),
      email,
      first_name,
      last_name: last_name ?? "",
    };
    if (known === undefined) list.push(registrant);
    const { registrant_id } = registrant;
    const join_url = `${this.url}/w/${meeting.id}?tk=${registrant_id}`;
    return [
      201,
      { id: meeting.id, registrant_id, topic: meeting.topic, start_time: meeting.start_time, join_url },
    ];
  }

  /** The path is decoded once by URL rules; Zoom wants a UUID with slashes encoded twice. */
  #report(encoded: string): [number, object] {
    if (encoded.includes("/")) return [404, { code: 3001, message: "Meeting does not exist." }];
    const once = decodeURIComponent(encoded);
    const uuid = once.includes("%") ? decodeURIComponent(once) : once;
    const twice = uuid.startsWith("/") || uuid.includes("//");
    const participants = twice === (once !== uuid) ? this.reports.get(uuid) : undefined;
    if (participants === undefined) return [404, { code: 3001, message: "Meeting does not exist." }];
    return [200, { page_size: 300, total_records: participants.length, next_page_token: "", participants }];
  }
}

/** A webhook's request as Zoom sends it: signed over its time and its body as it is. */
export function zoomWebhook(
  secret: string,
  event: object,
  { at = Date.now(), signature }: { at?: number; signature?: string } = {},
): RequestInit & { body: string } {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(at / 1_000));
  const right = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-zm-request-timestamp": timestamp,
      "x-zm-signature": signature ?? right,
    },
    body,
  };
}

/** The event of somebody who came or went. */
export function participantEvent(
  is: "joined" | "left",
  {
    meeting,
    uuid,
    user,
    registrant,
    at,
  }: { meeting: number; uuid: string; user: string; registrant?: string; at: number },
): object {
  const moment = { [is === "joined" ? "join_time" : "leave_time"]: new Date(at).toISOString() };
  const named = { user_id: user, user_name: "Somebody's iPhone", email: "", ...moment };
  const participant = registrant === undefined ? named : { ...named, registrant_id: registrant };
  return {
    event: `meeting.participant_${is}`,
    event_ts: at,
    payload: {
      account_id: ACCOUNT.id,
      object: {
        id: String(meeting),
        uuid,
        host_id: "host-1",
        topic: "Session",
        type: 2,
        duration: 60,
        participant,
      },
    },
  };
}

function answer(
  response: ServerResponse,
  status: number,
  body?: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
