import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { TABLES } from "./rules/savedViews";

export const tableValidator = literals(...TABLES);

/** What a table shows and how. Names of columns and filters are the screen's: one that is gone is passed over. */
export const viewValidator = v.object({
  search: v.string(),
  sort: v.union(v.object({ column: v.string(), descending: v.boolean() }), v.null()),
  filters: v.record(v.string(), v.string()),
  hidden: v.array(v.string()),
});

export const viewsTables = {
  // Views of tables that staff keep. Written and removed by views; removed with their person by privacy.
  savedViews: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    table: tableValidator,
    name: v.string(),
    view: viewValidator,
    /** Whether colleagues see it too. */
    shared: v.boolean(),
  })
    .index("by_person_table", ["organizationId", "personId", "table"])
    .index("by_table_shared", ["organizationId", "table", "shared"]),
};
