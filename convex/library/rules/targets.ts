/** How a storage answers for a part it took: by an id or a tag, in a JSON body or in a header. */
export const RECEIPTS = ["storageId", "etagHeader", "etagBody"] as const;
export type ReceiptKind = (typeof RECEIPTS)[number];

/** What is known of a part once the storage has it: the one or the other. */
export type Receipt = { storageId: string } | { tag: string };

/**
 * What the storage said of a part that was sent to it.
 * @param body the answer's body, as text
 * @returns null where the answer is not what was agreed on
 */
export function receiptOf(
  kind: ReceiptKind,
  headers: { get(name: string): string | null },
  body: string,
): Receipt | null {
  if (kind === "etagHeader") return tagged(headers.get("etag"));
  const said = parsed(body);
  if (kind === "etagBody") return tagged(said["etag"]);
  const storageId = said["storageId"];
  return typeof storageId === "string" && storageId !== "" ? { storageId } : null;
}

function tagged(tag: unknown): Receipt | null {
  return typeof tag === "string" && tag !== "" ? { tag } : null;
}

function parsed(body: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
