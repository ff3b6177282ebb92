"use node";
import { createTransport } from "nodemailer";
import { SECOND } from "../../shared/time";
import { CALENDAR_FILE } from "../rules/calendarParts";
import type { Outcome } from "../rules/retries";
import type { Driver } from "./mail";

const TIMEOUTS = {
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 15 * SECOND,
};

/** Sends to an SMTP server, named as "smtp://user:password@host:587" or "smtps://…". */
export function smtpDriver(url: string): Driver {
  return async ({ key, from, to, subject, html, text, headers, calendar }) => {
    const transport = createTransport({ url, ...TIMEOUTS });
    try {
      const messageId = `<${key}@${from.address.split("@")[1] ?? "localhost"}>`;
      const icalEvent = calendar === null ? {} : { icalEvent: { ...calendar, filename: CALENDAR_FILE } };
      await transport.sendMail({ from, to, subject, html, text, headers, messageId, ...icalEvent });
      return { kind: "sent", providerId: messageId };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      transport.close();
    }
  };
}

/** RFC 5321, 4.2.1: 4xx passes, 5xx stays; 550, 551 and 553 to a recipient say that there is no such mailbox. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, command, message } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
    message: string;
  };
  const detail = [code, message].filter((part) => part !== undefined).join(" ");
  if (code === "EAUTH" || command === "MAIL FROM") return { kind: "setup", detail };
  if (responseCode === undefined || responseCode < 500) return { kind: "unreachable", detail };
  const nobody = command === "RCPT TO" && [550, 551, 553].includes(responseCode);
  return { kind: nobody ? "bounced" : "refused", detail };
}
