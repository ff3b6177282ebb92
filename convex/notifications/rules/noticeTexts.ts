import type { MessageValues, Translate } from "../../shared/messages/translate";

/** What a notice says of its template: plain values to fill in. */
export type NoticeValues = Record<string, string | number>;

/** The sentence of a notice, for the inbox and for digests. */
export function noticeText(t: Translate, { template, values }: { template: string; values: MessageValues }) {
  const key = `notifications.notice.${template}`;
  return t(t.knows(key) ? key : "notifications.notice.other", values);
}

/** The values that a text can be filled with; lists and objects of a template's data are for its mail alone. */
export function noticeValues(data: string): NoticeValues {
  const parsed: unknown = JSON.parse(data);
  if (typeof parsed !== "object" || parsed === null) return {};
  const plain = Object.entries(parsed).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  return Object.fromEntries(plain);
}
