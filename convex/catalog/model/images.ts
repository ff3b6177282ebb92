import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { invalid } from "../../shared/errors";
import { imageProblem, type ImagePlace, type ImageType, isFresh } from "../rules/images";
import type { Reader, Writer } from "./contexts";
import { programIn } from "./programs";

type WithFiles = Writer & Pick<MutationCtx, "storage">;

export type NewImage = {
  program: Id<"programs">;
  place: ImagePlace;
  file: Id<"_storage">;
  /** By the file's first bytes. */
  sniffed: ImageType | null;
  /** What it shows, for who does not see it; a banner needs one. */
  text: string;
};

/**
 * Takes an uploaded file as a program's image and lets the one before go. A file that cannot be taken is
 * removed; returned is then which field is wrong and why.
 * @throws `notFound` without the program
 */
export async function takeImage(ctx: WithFiles, image: NewImage): Promise<[string, string] | null> {
  const program = await programIn(ctx, image.program);
  const stored = await ctx.db.system.get(image.file);
  if (stored === null || !isFresh(stored._creationTime, Date.now())) return ["file", "upload"];
  const { contentType = null, size } = stored;
  const problem = imageProblem({ ...image, declared: contentType, size });
  if (problem !== null) {
    await ctx.storage.delete(image.file);
    return problem;
  }
  await setImage(ctx, program, image.place, image.file, image.text.trim());
  return null;
}

/** Takes a program's image away. @throws `notFound`, or `invalid` where there is none */
export async function removeImage(ctx: WithFiles, id: Id<"programs">, place: ImagePlace): Promise<void> {
  const program = await programIn(ctx, id);
  if (fileAt(program, place) === undefined) throw invalid({ place: "required" });
  await setImage(ctx, program, place, undefined, "");
}

async function setImage(
  ctx: WithFiles,
  program: Doc<"programs">,
  place: ImagePlace,
  file: Id<"_storage"> | undefined,
  text: string,
): Promise<void> {
  const { _id: id } = program;
  const before = fileAt(program, place);
  const fields =
    place === "banner"
      ? { bannerId: file, bannerText: file === undefined ? undefined : text }
      : { thumbnailId: file };
  await ctx.db.patch("programs", id, { ...fields, changedAt: Date.now() });
  await record(ctx, { action: "programs.imageChanged", entity: { table: "programs", id }, changed: [place] });
  if (before !== undefined && before !== file && !(await isUsed(ctx, before)))
    await ctx.storage.delete(before);
}

function fileAt(program: Doc<"programs">, place: ImagePlace): Id<"_storage"> | undefined {
  return place === "banner" ? program.bannerId : program.thumbnailId;
}

/** A copy of a program shows the same files as the program it was copied from. */
async function isUsed({ db }: Reader, file: Id<"_storage">): Promise<boolean> {
  const banner = await db
    .query("programs")
    .withIndex("by_banner", (q) => q.eq("bannerId", file))
    .first();
  const thumbnail = await db
    .query("programs")
    .withIndex("by_thumbnail", (q) => q.eq("thumbnailId", file))
    .first();
  return banner !== null || thumbnail !== null;
}
