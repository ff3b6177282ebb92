import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { invalid } from "../../shared/errors";
import { imagesOfDesign } from "../rules/design";

type Ctx = Pick<ActionCtx, "runQuery" | "runMutation" | "runAction" | "storage">;
type Caller = {
  organization: Pick<Doc<"organizations">, "_id">;
  person: Pick<Doc<"persons">, "_id">;
  session: Pick<Doc<"sessions">, "_id"> | null;
};

/** Who calls, as the writing half of an action is told. */
export function callerOf({ organization, person, session }: Caller) {
  return { organization: organization._id, person: person._id, session: session?._id ?? null };
}

/**
 * Makes a picture of an uploaded file and has it written; where that fails, no file is left behind.
 * @throws `invalid` for what is no picture, and whatever `write` throws
 */
export async function takePicture(
  ctx: Ctx,
  file: Id<"_storage">,
  write: (image: Id<"_storage">) => Promise<unknown>,
): Promise<Id<"_storage">> {
  const taken = await ctx.runAction(internal.certificates.pictures.take, { file });
  if ("problem" in taken) throw invalid({ file: taken.problem });
  try {
    await write(taken.image);
  } catch (error) {
    await ctx.storage.delete(taken.image);
    throw error;
  }
  return taken.image;
}

/** Makes a design that looks as another one does, with images of its own. @throws `notFound`, `invalid` */
export async function copyDesign(
  ctx: Ctx & Caller,
  design: Id<"designs">,
  name: string,
): Promise<Id<"designs">> {
  const by = callerOf(ctx);
  const source = { organization: by.organization, design };
  const content = await ctx.runQuery(internal.certificates.pictureSteps.contentOf, source);
  const copies = new Map<Id<"_storage">, Id<"_storage">>();
  for (const image of imagesOfDesign(content)) {
    const file = copies.has(image) ? null : await ctx.storage.get(image);
    if (file !== null) copies.set(image, await ctx.storage.store(file));
  }
  const { logoId, signatures, ...rest } = content;
  const copyOf = (id: Id<"_storage"> | undefined) => (id === undefined ? undefined : copies.get(id));
  const copied = {
    ...rest,
    ...withImage("logoId", copyOf(logoId)),
    signatures: signatures.map(({ imageId, ...signature }) => ({
      ...signature,
      ...withImage("imageId", copyOf(imageId)),
    })),
  };
  try {
    return await ctx.runMutation(internal.certificates.pictureSteps.insertCopy, {
      ...by,
      name,
      content: copied,
    });
  } catch (error) {
    for (const copy of copies.values()) await ctx.storage.delete(copy);
    throw error;
  }
}

function withImage<Field extends string>(field: Field, image: Id<"_storage"> | undefined) {
  return (image === undefined ? {} : { [field]: image }) as { [F in Field]?: Id<"_storage"> };
}
