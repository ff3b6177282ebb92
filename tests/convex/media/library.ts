import { vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization, startApp } from "../../support/convexApp";

export const { assets, folders, files } = api.media;
export const firstPage = { numItems: 20, cursor: null };

/** The product with an organization, somebody who keeps its media, and an organization that has nothing to do with it. */
export async function startLibrary() {
  const app = startApp();
  const organization = await addOrganization(app);
  const editor = await addMember(app, organization, "Edda Editor", ["editor"]);
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Otto Other", ["owner"]);
  return { app, organization, editor, other, stranger };
}
export type Library = Awaited<ReturnType<typeof startLibrary>>;

/** Times stand still, so that nothing that is scheduled runs unless a test lets it. */
export const standStill = () => vi.useFakeTimers({ now: Date.UTC(2026, 10, 21) });

/** A file as a browser leaves it. convex-test keeps no declared type of a blob: it is written on the row. */
export function store({ app }: Pick<Library, "app">, bytes: string, type: string): Promise<Id<"_storage">> {
  return app.run(async ({ storage, db }) => {
    const id = await storage.store(new Blob([bytes], { type }));
    await db.patch(id as never, { contentType: type } as never);
    return id;
  });
}

type Uploaded = {
  name?: string;
  type?: string;
  bytes?: string;
  folder?: Id<"mediaFolders">;
  replaces?: Id<"mediaAssets">;
};

/** Uploads a file: its asset, and the job that is to look at it. */
export async function upload(
  { app, organization, editor }: Library,
  { name = "a.png", type = "image/png", bytes = "0123456789", folder, replaces }: Uploaded = {},
) {
  const file = await store({ app }, bytes, type);
  const outcome = await editor.as.mutation(assets.finishUpload, {
    ...{ organization, file, fileName: name },
    ...{ folder: folder ?? null, replaces: replaces ?? null },
  });
  if (!("asset" in outcome)) throw new Error(outcome.problem);
  const { asset } = outcome;
  return { asset, file, job: await jobOf({ app }, asset) };
}

export async function jobOf(
  { app }: Pick<Library, "app">,
  asset: Id<"mediaAssets">,
): Promise<Id<"mediaJobs">> {
  const job = await app.run(({ db }) =>
    db
      .query("mediaJobs")
      .withIndex("by_asset", (q) => q.eq("assetId", asset))
      .unique(),
  );
  return job!._id;
}

/** Does what the action does of an upload: as a PNG with two sizes, each of five bytes, or as it came. */
export async function process(library: Library, job: Id<"mediaJobs">, asItCame = false) {
  const { app } = library;
  const task = await app.mutation(internal.media.jobs.claim, { job });
  const attempt = { job, attempt: task!.attempt };
  const storeMade = async (type: string) => {
    const file = await store(library, "12345", type);
    await app.mutation(internal.media.jobs.made, { ...attempt, file });
    return { storageId: file, bytes: 5 };
  };
  const size = { width: 320, height: 240 };
  const taken = {
    contentType: "image/png" as const,
    original: asItCame ? null : await storeMade("image/png"),
    variants: asItCame
      ? []
      : [
          { format: "avif" as const, ...size, ...(await storeMade("image/avif")) },
          { format: "webp" as const, ...size, ...(await storeMade("image/webp")) },
        ],
    ...{ width: 400, height: 300 },
  };
  await app.mutation(internal.media.jobs.take, { ...attempt, taken });
  return taken;
}

/** An asset that is ready. */
export async function addAsset(library: Library, uploaded: Uploaded = {}): Promise<Id<"mediaAssets">> {
  const { asset, job } = await upload(library, uploaded);
  await process(library, job);
  return asset;
}

export const isThere = ({ app }: Pick<Library, "app">, file: Id<"_storage">) =>
  app.run(async ({ db }) => (await db.system.get(file)) !== null);

/** Files that are kept, of whatever. */
export const filesKept = ({ app }: Pick<Library, "app">) =>
  app.run(async ({ db }) => (await db.system.query("_storage").collect()).length);

export async function bytesUsed({ organization, editor }: Library): Promise<number> {
  return (await editor.as.query(assets.usage, { organization })).bytes;
}

export const actionsOf = ({ app }: Pick<Library, "app">) =>
  app.run(async ({ db }) => (await db.query("auditEntries").collect()).map(({ action }) => action));
