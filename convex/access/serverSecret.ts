import { failure } from "../shared/errors";
import { sha256Hex } from "../shared/hashes";

/**
 * Whether a caller knows the secret that the Remix server and the deployment share. Digests are compared,
 * so that the time taken tells nothing of the secret.
 * @throws `forbidden`; `unavailable` where no secret is set
 */
export async function checkServerSecret(given: string): Promise<void> {
  const secret = process.env["SERVER_SECRET"];
  if (secret === undefined || secret === "")
    throw failure("unavailable", "SERVER_SECRET is not set in the Convex deployment.");
  const [expected, found] = await Promise.all([sha256Hex(secret), sha256Hex(given)]);
  if (expected !== found) throw failure("forbidden", "This function is for the server alone.");
}
