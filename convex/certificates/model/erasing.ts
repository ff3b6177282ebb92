import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { ERASED_NAME } from "../../shared/erasure";
import { nextCredentialState } from "../rules/credentialLifecycle";
import { moveCredential } from "./credentialRows";
import { removeFiles } from "./files";
import { removeReports } from "./reports";
import { revokePlace } from "./statusLists";

/**
 * Takes from a credential all that tells whose it was: name, address, documents and files. It no longer holds; its
 * address says that there was one.
 */
export async function eraseCredential(
  ctx: Pick<MutationCtx, "db" | "storage">,
  row: Doc<"credentials">,
): Promise<void> {
  if (nextCredentialState(row.state, "erase") === null) return;
  await removeFiles(ctx, [row.pdfId, row.svgId, row.pngId, row.shareId]);
  await moveCredential(ctx, row, "erase", {
    ...{ recipientName: ERASED_NAME, salt: "", identityHash: "" },
    ...{ email: undefined, externalId: undefined, problem: undefined, reason: undefined },
    ...{ document: undefined, jwt: undefined },
    ...{ pdfId: undefined, svgId: undefined, pngId: undefined, shareId: undefined },
  });
  await revokePlace(ctx, row);
  await removeReports(ctx, row._id);
}
