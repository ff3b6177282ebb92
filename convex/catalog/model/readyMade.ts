import type { Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import type { TranslateAll } from "../../shared/messages/translate";
import { readyMade, READY_MADE_KEYS, type ReadyMadeKey } from "../rules/readyMade";
import type { Place, Reader, Writer } from "./contexts";
import { insertTemplate } from "./templates";

/**
 * Gives an organization the product's own formats, published and ready, in the language of `t`. Those that it
 * has, archived and renamed ones too, are left alone. Returns how many were added.
 */
export async function addReadyMade(ctx: Writer, t: TranslateAll): Promise<number> {
  const added = await seedReadyMade(ctx, t);
  for (const id of added)
    await record(ctx, { action: "templates.readyMadeAdded", entity: { table: "programTemplates", id } });
  return added.length;
}

/** The same where an organization is founded, which is traced itself. Returns the formats that were added. */
export async function seedReadyMade(ctx: Place, t: TranslateAll): Promise<Id<"programTemplates">[]> {
  const added: Id<"programTemplates">[] = [];
  for (const key of READY_MADE_KEYS)
    if (!(await isThere(ctx, ctx.organization._id, key))) added.push(await insertReadyMade(ctx, key, t));
  return added;
}

async function isThere(
  { db }: Reader,
  organization: Id<"organizations">,
  key: ReadyMadeKey,
): Promise<boolean> {
  const found = await db
    .query("programTemplates")
    .withIndex("by_organization_ready_made", (q) => q.eq("organizationId", organization).eq("readyMade", key))
    .first();
  return found !== null;
}

function insertReadyMade(ctx: Place, key: ReadyMadeKey, t: TranslateAll): Promise<Id<"programTemplates">> {
  const { type, name, configSchema, defaults, ...format } = readyMade(key, t);
  const { summary, costHints, capacity, outcomeMetrics, groupTags } = format;
  const content = {
    ...{ summary, costHints, capacity, outcomeMetrics, groupTags },
    configSchema: JSON.stringify(configSchema),
    defaults: JSON.stringify(defaults),
    isPublic: true,
  };
  return insertTemplate(ctx, { type, name, readyMade: key }, content, Date.now());
}
