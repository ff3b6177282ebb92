import type { Id } from "../../../convex/_generated/dataModel";
import type { App } from "../../support/convexApp";

/** One transparent pixel. */
export const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

/** A file as a browser uploads it. */
export function upload(app: App, content: Uint8Array | string): Promise<Id<"_storage">> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return app.run(({ storage }) => storage.store(new Blob([bytes])));
}

export function isThere(app: App, file: Id<"_storage">): Promise<boolean> {
  return app.run(async ({ db }) => (await db.system.get(file)) !== null);
}

/** What the log tells of a table's rows: what happened, and which fields changed, in order. */
export function deedsOf(app: App, table: string): Promise<[string, string[]][]> {
  return app.run(async ({ db }) => {
    const entries = await db.query("auditEntries").collect();
    return entries
      .filter(({ entity }) => entity.table === table)
      .map(({ action, changed }): [string, string[]] => [action, changed]);
  });
}
