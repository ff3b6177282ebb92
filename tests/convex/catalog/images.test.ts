import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addFormat, addProgram, type Catalog, logOf, startCatalog } from "./formats";

const { images, programs } = api.catalog;
const PNG = "\x89PNG\r\n\x1a\n rest of the picture";
const JPEG = "\xff\xd8\xff\xe0 rest of the picture";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function startProgram() {
  const catalog = await startCatalog();
  const { version } = await addFormat(catalog);
  const program = await addProgram(catalog, version);
  const { organization, editor } = catalog;
  const take = (place: "banner" | "thumbnail", file: Id<"_storage">, text = "A class in a garden") =>
    editor.as.action(images.take, { organization, program, place, file, text });
  return { ...catalog, program, take, one: { organization, program } };
}

/** convex-test keeps no declared type of a blob: it is written on the row, where Convex has it. */
function upload({ app }: Pick<Catalog, "app">, text: string, type: string): Promise<Id<"_storage">> {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return app.run(async ({ storage, db }) => {
    const id = await storage.store(new Blob([bytes], { type }));
    await db.patch(id as never, { contentType: type } as never);
    return id;
  });
}

const isThere = ({ app }: Pick<Catalog, "app">, file: Id<"_storage">) =>
  app.run(async ({ db }) => (await db.system.get(file)) !== null);

const urlOf = ({ app }: Pick<Catalog, "app">, file: Id<"_storage">) =>
  app.run(({ storage }) => storage.getUrl(file));

test("an image is taken by its bytes, shown, replaced and removed, and its file goes with it", async () => {
  const catalog = await startProgram();
  const { app, organization, editor, program, one, take } = catalog;
  expect(await editor.as.mutation(images.uploadUrl, { organization })).toMatch(/^https?:/);
  const [first, second, small] = [
    await upload(catalog, PNG, "image/png"),
    await upload(catalog, JPEG, "image/jpeg"),
    await upload(catalog, "RIFF1234WEBP", "image/webp"),
  ];
  await take("banner", first, " A class in a garden ");
  await take("thumbnail", small, "");
  const shown = await editor.as.query(programs.detail, one);
  expect(shown).toMatchObject({
    bannerUrl: await urlOf(catalog, first),
    bannerText: "A class in a garden",
    thumbnailUrl: await urlOf(catalog, small),
  });
  await take("banner", second);
  expect([await isThere(catalog, first), await isThere(catalog, second)]).toEqual([false, true]);
  const change = editor.as.mutation(programs.change, { ...one, content: { bannerText: " " } });
  await expectFailure(change, "invalid", { bannerText: "required" });
  await editor.as.mutation(images.remove, { ...one, place: "banner" });
  expect(await isThere(catalog, second)).toBe(false);
  expect(await editor.as.query(programs.detail, one)).toMatchObject({ bannerUrl: null, bannerText: "" });
  const removed = editor.as.mutation(images.remove, { ...one, place: "banner" });
  await expectFailure(removed, "invalid", { place: "required" });
  const entries = (await logOf(app)).filter(({ action }) => action === "programs.imageChanged");
  expect(entries.map(({ changed, actorId, entity }) => [changed, actorId, entity.id])).toEqual(
    [["banner"], ["thumbnail"], ["banner"], ["banner"]].map((changed) => [changed, editor.person, program]),
  );
});

test.each<[string, string, string, string, Record<string, string>]>([
  ["no image", "<svg onload=alert(1)>", "image/svg+xml", "A", { file: "imageType" }],
  ["a page that says it is an image", "<!doctype html>", "image/png", "A", { file: "imageType" }],
  ["an image that would be served as a page", PNG, "text/html", "A", { file: "imageType" }],
  ["more than 5 MB", `${PNG}${"x".repeat(5_000_000)}`, "image/png", "A", { file: "imageTooLarge" }],
  ["a banner without words", PNG, "image/png", " ", { text: "required" }],
])("is refused: %s; the file is removed", async (_name, bytes, type, text, fields) => {
  const catalog = await startProgram();
  const file = await upload(catalog, bytes, type);
  await expectFailure(catalog.take("banner", file, text), "invalid", fields);
  expect(await isThere(catalog, file)).toBe(false);
  expect(await catalog.app.run(({ db }) => db.get(catalog.program))).not.toHaveProperty("bannerId");
});

test("a file that was uploaded long ago is somebody else's: it is refused and stays", async () => {
  const catalog = await startProgram();
  const file = await upload(catalog, PNG, "image/png");
  vi.setSystemTime(Date.now() + 3_600_001);
  await catalog.app.run(({ db }) => db.patch(catalog.editor.session, { expiresAt: Date.now() + 60_000 }));
  await expectFailure(catalog.take("banner", file), "invalid", { file: "upload" });
  expect(await isThere(catalog, file)).toBe(true);
});

test("a file that never arrived is refused", async () => {
  const catalog = await startProgram();
  const file = await upload(catalog, PNG, "image/png");
  await catalog.app.run(({ storage }) => storage.delete(file));
  await expectFailure(catalog.take("banner", file), "invalid", { file: "upload" });
});

test("a copy keeps the picture when the original lets it go", async () => {
  const catalog = await startProgram();
  const { editor, organization, program, one, take } = catalog;
  const file = await upload(catalog, PNG, "image/png");
  await take("banner", file);
  const copy = await editor.as.mutation(programs.clone, { organization, program, title: "Copy" });
  await editor.as.mutation(images.remove, { ...one, place: "banner" });
  expect(await isThere(catalog, file)).toBe(true);
  await editor.as.mutation(images.remove, { organization, program: copy, place: "banner" });
  expect(await isThere(catalog, file)).toBe(false);
});

test("images are not another organization's to change, nor a reader's", async () => {
  const catalog = await startProgram();
  const { app, organization, other, stranger, program } = catalog;
  const file = await upload(catalog, PNG, "image/png");
  const image = { program, place: "banner" as const, file, text: "A" };
  await expectFailure(stranger.as.action(images.take, { organization: other, ...image }), "notFound");
  const removed = stranger.as.mutation(images.remove, { organization: other, program, place: "banner" });
  await expectFailure(removed, "notFound");
  const reader = await addMember(app, organization, "Rita", ["reviewer"]);
  await expectFailure(reader.as.action(images.take, { organization, ...image }), "forbidden");
  expect(await isThere(catalog, file)).toBe(true);
});
