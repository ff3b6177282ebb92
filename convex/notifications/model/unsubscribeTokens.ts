import type { Id } from "../../_generated/dataModel";
import { readToken, signToken } from "../../shared/signedTokens";
import { type Kind, KINDS } from "../rules/kinds";

/** Which mails of whom a link turns off. */
export type Subscription = { organizationId: Id<"organizations">; personId: Id<"persons">; kind: Kind };

const PURPOSE = "notifications.unsubscribe.v1";

/**
 * A token that turns off one kind of one person's mails in one organization, and nothing else. It holds for
 * ever, as old mails do, and is the same every time, so that a mail that is sent again is the same mail.
 */
export function unsubscribeToken({ organizationId, personId, kind }: Subscription): Promise<string> {
  return signToken(PURPOSE, [organizationId, personId, kind]);
}

/** What a token turns off; null if it was not made here. The ids may be of rows that are gone. */
export async function readUnsubscribeToken(token: string): Promise<Subscription | null> {
  const claims = await readToken(PURPOSE, token);
  if (claims === null) return null;
  const [organizationId, personId, kind] = claims;
  const known = KINDS.find((name) => name === kind);
  if (known === undefined) return null;
  return {
    organizationId: organizationId as Id<"organizations">,
    personId: personId as Id<"persons">,
    kind: known,
  };
}
