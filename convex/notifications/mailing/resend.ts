"use node";
import { type ErrorResponse, Resend } from "resend";
import { CALENDAR_FILE, type CalendarPart, calendarType } from "../rules/calendarParts";
import type { Outcome } from "../rules/retries";
import { SECOND } from "../../shared/time";
import type { Driver, Mail } from "./mail";

const TIMEOUT = 15 * SECOND;

/** Sends by Resend's API. `baseUrl` is another server that speaks it. */
export function resendDriver(apiKey: string, baseUrl: string | undefined): Driver {
  const client = new Resend(apiKey, baseUrl === undefined || baseUrl === "" ? {} : { baseUrl });
  return async (mail) => {
    const late = new Promise<null>((resolve) => setTimeout(resolve, TIMEOUT, null).unref());
    const answer = await Promise.race([send(client, mail), late]);
    if (answer === null) return { kind: "unreachable", detail: "No answer in time." };
    if (answer.error === null) return { kind: "sent", providerId: answer.data.id };
    return outcomeOf(answer.error, answer.headers);
  };
}

function send(client: Resend, { from, to, subject, html, text, headers, calendar, key, delivery }: Mail) {
  return client.emails.send(
    {
      from: `"${from.name}" <${from.address}>`,
      to,
      subject,
      html,
      text,
      headers,
      tags: [{ name: "delivery", value: delivery }],
      ...(calendar === null ? {} : { attachments: [attachmentOf(calendar)] }),
    },
    { idempotencyKey: key },
  );
}

/** The API has no alternatives beside HTML and text; mail programs read an attachment of this type alike. */
function attachmentOf(calendar: CalendarPart) {
  const content = Buffer.from(calendar.content, "utf8");
  return { filename: CALENDAR_FILE, content, contentType: calendarType(calendar) };
}

/** What an error of the API (https://resend.com/docs/api-reference/errors) means for the mail. */
function outcomeOf({ statusCode, name, message }: ErrorResponse, headers: Headers): Outcome {
  const detail = `${statusCode ?? "-"} ${name}: ${message}`;
  if (statusCode === 429) return { kind: "throttled", retryAfterMs: retryAfter(headers), detail };
  if (statusCode === null || statusCode === undefined || statusCode >= 500)
    return { kind: "unreachable", detail };
  if (name === "concurrent_idempotent_requests") return { kind: "unreachable", detail };
  if (statusCode === 401 || statusCode === 403) return { kind: "setup", detail };
  return { kind: "refused", detail };
}

type Headers = Record<string, string> | null;

/** RFC 9110, 10.2.3: seconds, or a date. Null where there is none. */
function retryAfter(headers: Headers): number | null {
  const value = headers?.["retry-after"];
  if (value === undefined) return null;
  const wait = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
