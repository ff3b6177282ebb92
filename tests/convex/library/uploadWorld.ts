import { vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { partTypeOf } from "../../../convex/library/rules/uploadLife";
import { errorData } from "../../../convex/shared/errors";
import { sha256Hex } from "../../../convex/shared/hashes";
import { addMember, addOrganization, SERVER_SECRET, startApp } from "../../support/convexApp";

export const { uploads } = api.library;
export const NOW = Date.UTC(2026, 10, 21, 12);

/** Times stand still, so that nothing that is scheduled runs unless a test lets it. */
export const standStill = () => vi.useFakeTimers({ now: NOW });

/** An organization with two people of its staff who may upload, one who may not, and an organization elsewhere. */
export async function startUploads() {
  const app = startApp();
  const organization = await addOrganization(app);
  const manager = await addMember(app, organization, "Mona Manager", ["manager"]);
  const teacher = await addMember(app, organization, "Tina Teacher", ["instructor"]);
  const reviewer = await addMember(app, organization, "Rita Reviewer", ["reviewer"]);
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Otto Other", ["owner"]);
  return { app, organization, manager, teacher, reviewer, other, stranger };
}
export type World = Awaited<ReturnType<typeof startUploads>>;

type Announced = {
  size: number;
  fileName?: string;
  purpose?: Doc<"uploads">["purpose"];
  as?: World["manager"];
};

/** An upload that waits for its first byte. */
export async function begin(
  { organization, manager }: World,
  { size, fileName = "notes.txt", purpose = "material", as = manager }: Announced,
): Promise<Id<"uploads">> {
  const begun = await as.as.action(uploads.begin, {
    ...{ organization, purpose, fileName, declaredType: "", size },
  });
  return begun.upload;
}

/** A file as the web server leaves it in Convex storage; convex-test keeps no type of a blob: it is written on the row. */
export function store(
  { app }: Pick<World, "app">,
  bytes: string,
  type: string | undefined,
): Promise<Id<"_storage">> {
  return app.run(async ({ storage, db }) => {
    const id = await storage.store(new Blob([bytes]));
    if (type !== undefined) await db.patch(id as never, { contentType: type } as never);
    return id;
  });
}

/** What the web server says of a part that it stored, which it says is the whole file too: of a last part that counts. */
export async function part(world: World, upload: Id<"uploads">, offset: number, bytes: string) {
  const sha256 = await sha256Hex(bytes);
  return {
    ...{ organization: world.organization, upload, offset, size: bytes.length, sha256 },
    whole: { sha256, secret: SERVER_SECRET },
    storageId: await store(world, bytes, partTypeOf(upload)),
  };
}

/** Sends a whole file as parts. */
export async function send(
  world: World,
  upload: Id<"uploads">,
  pieces: readonly string[],
  { as: { as: sender } }: { as: World["manager"] } = { as: world.manager },
) {
  let stand = { offset: 0, state: "receiving", expiresAt: 0 };
  for (const piece of pieces)
    stand = await sender.mutation(uploads.receivePart, await part(world, upload, stand.offset, piece));
  return stand;
}

/** Lets what is scheduled run. */
export const finishScheduled = ({ app }: World) => app.finishAllScheduledFunctions(() => vi.runAllTimers());

export const look = ({ app }: World, id: Id<"uploads">) => app.run(({ db }) => db.get(id));
export const files = ({ app }: World) =>
  app.run(async ({ db }) => (await db.system.query("_storage").collect()).map(({ _id }) => _id));
export const partsOf = ({ app }: World, upload: Id<"uploads">) =>
  app.run(({ db }) =>
    db
      .query("uploadParts")
      .withIndex("by_upload_number", (q) => q.eq("uploadId", upload))
      .collect(),
  );
export const usage = ({ app, organization }: World) =>
  app.run(async ({ db }) => {
    const row = await db
      .query("libraryUsage")
      .withIndex("by_organization", (q) => q.eq("organizationId", organization))
      .unique();
    return row?.bytes ?? 0;
  });

/** What a call was refused with; "none" where it was not. */
export const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "none",
    (error: unknown) => errorData(error) ?? String(error),
  );
