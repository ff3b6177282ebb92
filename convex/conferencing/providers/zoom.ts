import { uuidInPath } from "../rules/zoomEvents";
import { type Outcome, TIMEOUT } from "../rules/attempts";

/** Where Zoom is and who we are to it; null where no account is set. */
export type ZoomAccount = {
  accountId: string;
  clientId: string;
  clientSecret: string;
  apiUrl: string;
  oauthUrl: string;
};

/** The deployment's account at Zoom, as its environment says; null where it is not all there. */
export function zoomAccount(): ZoomAccount | null {
  const [accountId, clientId, clientSecret] = [
    process.env["ZOOM_ACCOUNT_ID"],
    process.env["ZOOM_CLIENT_ID"],
    process.env["ZOOM_CLIENT_SECRET"],
  ];
  if (!accountId || !clientId || !clientSecret) return null;
  const apiUrl = process.env["ZOOM_API_URL"] ?? "https://api.zoom.us/v2";
  const oauthUrl = process.env["ZOOM_OAUTH_URL"] ?? "https://zoom.us/oauth/token";
  return { accountId, clientId, clientSecret, apiUrl, oauthUrl };
}

/** Zoom did not do what it was asked; `outcome` says whether to ask again. */
export class ZoomFault extends Error {
  constructor(readonly outcome: Exclude<Outcome, { is: "done" }>) {
    super(outcome.problem);
  }
}

export type MeetingFacts = {
  topic: string;
  startsAt: number;
  timeZone: string;
  durationMinutes: number;
};
export type MadeMeeting = {
  meetingNumber: string;
  joinUrl: string;
  startUrl: string;
};

/** Zoom's API as far as we use it, with one access token for one run of an action. */
export class Zoom {
  private constructor(
    private readonly apiUrl: string,
    private readonly token: string,
  ) {}

  /** Signs in by Server-to-Server OAuth. @throws ZoomFault */
  static async open({ accountId, clientId, clientSecret, apiUrl, oauthUrl }: ZoomAccount): Promise<Zoom> {
    const query = new URLSearchParams({
      grant_type: "account_credentials",
      account_id: accountId,
    });
    const basic = btoa(`${clientId}:${clientSecret}`);
    const answer = await ask(`${oauthUrl}?${query.toString()}`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
    });
    return new Zoom(apiUrl, String(answer["access_token"]));
  }

  /** Makes a scheduled meeting that people enter by registering. @throws ZoomFault */
  async createMeeting(facts: MeetingFacts): Promise<MadeMeeting> {
    const made = await this.#send("POST", "/users/me/meetings", {
      ...bodyOf(facts),
      type: SCHEDULED,
      settings: SETTINGS,
    });
    return {
      meetingNumber: String(made["id"]),
      joinUrl: String(made["join_url"]),
      startUrl: String(made["start_url"]),
    };
  }

  /** @throws ZoomFault */
  async changeMeeting(meetingNumber: string, facts: MeetingFacts): Promise<void> {
    await this.#send("PATCH", `/meetings/${meetingNumber}`, bodyOf(facts));
  }

  /** Deletes a meeting; one that is gone already is deleted too. @throws ZoomFault */
  async deleteMeeting(meetingNumber: string): Promise<void> {
    await this.#send("DELETE", `/meetings/${meetingNumber}`, undefined, [404]);
  }

  /** Gives somebody a way in of their own. @throws ZoomFault */
  async register(
    meetingNumber: string,
    { name, email }: { name: string; email: string },
  ): Promise<{ registrantId: string; joinUrl: string }> {
    const [first = name, ...rest] = name.split(" ");
    const person = {
      email,
      first_name: first,
      last_name: rest.join(" ") || "-",
      auto_approve: true,
    };
    const made = await this.#send("POST", `/meetings/${meetingNumber}/registrants`, person);
    return {
      registrantId: String(made["registrant_id"]),
      joinUrl: String(made["join_url"]),
    };
  }

  /** A page of those who were in one run of a meeting. @throws ZoomFault */
  async participants(uuid: string, nextPage: string | null): Promise<Record<string, unknown>> {
    const query = new URLSearchParams({
      page_size: "300",
      include_fields: "registrant_id",
    });
    if (nextPage !== null) query.set("next_page_token", nextPage);
    return this.#send("GET", `/report/meetings/${uuidInPath(uuid)}/participants?${query.toString()}`);
  }

  #send(method: string, path: string, body?: object, fine: number[] = []): Promise<Record<string, unknown>> {
    return ask(
      `${this.apiUrl}${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          "content-type": "application/json",
        },
        ...(body && { body: JSON.stringify(body) }),
      },
      fine,
    );
  }
}

const SCHEDULED = 2;
/** Who registers is let in at once; nobody waits for a host, who may be late. */
const SETTINGS = {
  approval_type: 0,
  registration_type: 1,
  join_before_host: true,
  waiting_room: false,
  registrants_email_notification: false,
};

function bodyOf({ topic, startsAt, timeZone, durationMinutes }: MeetingFacts) {
  const start = new Date(startsAt).toISOString().replace(/\.\d{3}Z$/, "Z");
  return {
    topic: topic.slice(0, 200),
    start_time: start,
    timezone: timeZone,
    duration: durationMinutes,
  };
}

/** Asks, and tells apart what may be asked again from what may not. Nothing of the secrets is in a problem. */
async function ask(url: string, init: RequestInit, fine: number[] = []): Promise<Record<string, unknown>> {
  const response = await answered(url, init);
  const text = await response.text();
  if (response.ok || fine.includes(response.status)) return recordOf(text);
  const said = recordOf(text);
  const problem =
    `${response.status}: ${String(said["message"] ?? said["reason"] ?? "Zoom gave no reason.")}`.slice(
      0,
      300,
    );
  const passing = response.status === 429 || response.status >= 500;
  const retryAfterMs = secondsIn(response.headers.get("retry-after"));
  throw new ZoomFault(passing ? { is: "later", retryAfterMs, problem } : { is: "refused", problem });
}

async function answered(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    throw new ZoomFault({
      is: "later",
      retryAfterMs: null,
      problem: "Zoom does not answer.",
    });
  }
}

function recordOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function secondsIn(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
