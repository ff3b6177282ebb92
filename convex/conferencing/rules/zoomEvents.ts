/**
 * What Zoom's webhooks say, as far as we listen: developers.zoom.us, "Meetings: events". Times are ISO 8601.
 */
export type ZoomEvent =
  | { is: "validation"; plainToken: string }
  | {
      is: "joined" | "left";
      meeting: string;
      uuid: string;
      stay: string;
      registrant: string | null;
      at: number;
    }
  | { is: "ended"; meeting: string; uuid: string }
  /** Well-formed, and nothing to us. */
  | { is: "other"; kind: string }
  | { is: "unreadable" };

const KINDS: Readonly<Record<string, "joined" | "left" | "ended">> = {
  "meeting.participant_joined": "joined",
  "meeting.participant_left": "left",
  "meeting.ended": "ended",
};

/** Reads a webhook's body. Numbers of meetings come as numbers or as text, and are text here. */
export function readZoomEvent(body: string): ZoomEvent {
  const root = asRecord(parsed(body));
  const payload = asRecord(root["payload"]);
  const kind = root["event"];
  if (typeof kind !== "string") return { is: "unreadable" };
  if (kind === "endpoint.url_validation") {
    const plainToken = payload["plainToken"];
    return typeof plainToken === "string" ? { is: "validation", plainToken } : { is: "unreadable" };
  }
  const known = KINDS[kind];
  return known === undefined ? { is: "other", kind } : readMeeting(known, asRecord(payload["object"]));
}

function readMeeting(is: "joined" | "left" | "ended", object: Record<string, unknown>): ZoomEvent {
  const meeting = textOf(object["id"]);
  const uuid = textOf(object["uuid"]);
  if (meeting === null || uuid === null) return { is: "unreadable" };
  if (is === "ended") return { is, meeting, uuid };
  const participant = asRecord(object["participant"]);
  const user = textOf(participant["user_id"]);
  const at = momentOf(participant[is === "joined" ? "join_time" : "leave_time"]);
  if (user === null || at === null) return { is: "unreadable" };
  return {
    is,
    meeting,
    uuid,
    stay: stayKey(uuid, user),
    registrant: textOf(participant["registrant_id"]),
    at,
  };
}

/** One line of Zoom's list of those who were in a meeting. */
export type ReportedStay = { stay: string; registrant: string; joinedAt: number; leftAt: number };

/** Reads a page of `/report/meetings/{uuid}/participants`; lines without a registrant are left out. */
export function readReport(uuid: string, page: unknown): { stays: ReportedStay[]; nextPage: string | null } {
  const root = asRecord(page);
  const lines = Array.isArray(root["participants"]) ? root["participants"] : [];
  return {
    stays: lines.flatMap((line) => readLine(uuid, asRecord(line))),
    nextPage: textOf(root["next_page_token"]),
  };
}

function readLine(uuid: string, line: Record<string, unknown>): ReportedStay[] {
  const registrant = textOf(line["registrant_id"]);
  const user = textOf(line["user_id"]);
  const joinedAt = momentOf(line["join_time"]);
  const leftAt = momentOf(line["leave_time"]);
  if (registrant === null || user === null || joinedAt === null || leftAt === null) return [];
  return [{ stay: stayKey(uuid, user), registrant, joinedAt, leftAt }];
}

/**
 * A meeting's UUID in a path. Zoom wants those that begin with a slash or hold two of them encoded twice;
 * doing so with every one is allowed too.
 */
export function uuidInPath(uuid: string): string {
  const once = encodeURIComponent(uuid);
  return uuid.startsWith("/") || uuid.includes("//") ? encodeURIComponent(once) : once;
}

/** A number that a participant gets anew with each coming, within one run of a meeting. */
function stayKey(uuid: string, user: string): string {
  return `${uuid} ${user}`;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

function momentOf(value: unknown): number | null {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
