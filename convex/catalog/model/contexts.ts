import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";

/** What reading and writing the catalog needs: a database walled in to the organization, and who writes. */
export type Reader = Pick<QueryCtx, "db">;
export type Writer = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;
/** What writing rows needs that tell of nobody. */
export type Place = Pick<MutationCtx, "db"> & { organization: Pick<Doc<"organizations">, "_id"> };
