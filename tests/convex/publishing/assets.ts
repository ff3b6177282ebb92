import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { ContentWorld } from "./contentWorld";

type AssetFields = Partial<Pick<Doc<"mediaAssets">, "kind" | "alt" | "state" | "name">>;

/** A picture of the site that is ready to be shown, unless `fields` says otherwise. */
export function addAsset(
  { app, organization, editor }: ContentWorld,
  { kind = "image", alt = {}, state = "ready", name = "tree.png" }: AssetFields = {},
): Promise<Id<"mediaAssets">> {
  return app.run(async ({ db, storage }) => {
    const storageId = await storage.store(new Blob(["not read"], { type: "image/png" }));
    return db.insert("mediaAssets", {
      ...{ organizationId: organization, name, kind, state, alt, storageId, createdBy: editor.person },
      ...{ contentType: "image/png", bytes: 8, sha256: "0", variants: [], width: 400, height: 300 },
      ...{ focalPoint: { x: 0.5, y: 0.5 }, edition: 1 },
    });
  });
}
