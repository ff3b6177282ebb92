import type { SuppressionReason } from "./suppressions";

/** What Resend tells of a mail, as far as it matters here. */
export type ProviderEvent = {
  happened: "deliver" | "bounce" | "complain";
  providerId: string;
  /** The row that the mail was tagged with, null if it was not. */
  delivery: string | null;
  addresses: string[];
  suppresses: SuppressionReason | null;
  detail: string;
};

type Fields = Record<string, unknown>;

/**
 * Reads the body of a webhook of Resend (https://resend.com/docs/dashboard/webhooks/event-types). Null for
 * events of no interest and for what is no event. Only what came back for good holds mails back; a full
 * mailbox may have room tomorrow.
 */
export function readResendEvent(body: unknown): ProviderEvent | null {
  const { type, data } = fields(body);
  const { email_id: providerId, to, tags, bounce } = fields(data);
  if (typeof providerId !== "string") return null;
  const common = { providerId, delivery: text(fields(tags)["delivery"]), addresses: texts(to), detail: "" };
  switch (type) {
    case "email.delivered":
      return { ...common, happened: "deliver", suppresses: null };
    case "email.complained":
      return { ...common, happened: "complain", suppresses: "complained" };
    case "email.bounced": {
      const { message, type: permanence } = fields(bounce);
      const passing = text(permanence)?.toLowerCase() === "transient";
      const suppresses = passing ? null : ("bounced" as const);
      return { ...common, happened: "bounce", suppresses, detail: (text(message) ?? "").slice(0, 300) };
    }
    case "email.suppressed":
      return { ...common, happened: "bounce", suppresses: "bounced" };
    default:
      return null;
  }
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
