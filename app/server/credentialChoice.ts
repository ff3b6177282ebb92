import { CREDENTIAL_STATES } from "../../convex/certificates/rules/statuses";
import type { CredentialChoice } from "../features/certificates/credential";

/** What an address narrows a list of credentials by. */
export function credentialChoice(request: Request): CredentialChoice {
  const { searchParams } = new URL(request.url);
  const state = CREDENTIAL_STATES.find((known) => known === searchParams.get("state")) ?? null;
  return { search: (searchParams.get("q") ?? "").trim(), state };
}
