import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { errorData } from "../../convex/shared/errors";
import type { Checked, NoChecks } from "../features/certificates/public/verdict";
import { asServer } from "./convex";

/** Somebody at an address who asks of an organization's certificates. */
export type Asking = { organization: Id<"organizations">; address: string };

/**
 * Which certificate a public id or a short code names: null for none, "busy" for who tried too many.
 * @param counted whether this counts as a view of its page
 */
export async function openCertificate(
  asking: Asking,
  handle: string,
  counted: boolean,
): Promise<{ publicId: string } | null | "busy"> {
  return unlessBusy(() =>
    asServer.mutation(api.certificates.verification.open, { ...asking, handle, counted }),
  );
}

/** What the checks of one of our certificates find now, or why there are none. */
export async function checkCertificate(asking: Asking, publicId: string): Promise<Checked | NoChecks> {
  const found = await unlessBusy(() =>
    asServer.action(api.certificates.verification.check, { ...asking, publicId }),
  );
  return found ?? "hidden";
}

async function unlessBusy<Answer>(ask: () => Promise<Answer>): Promise<Answer | "busy"> {
  try {
    return await ask();
  } catch (error) {
    if (errorData(error)?.code !== "rateLimited") throw error;
    return "busy";
  }
}
