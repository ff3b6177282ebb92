import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { assetsWithoutAlt, publicPictures, useAssets } from "../../../convex/media/model/assets";
import { expectFailure } from "../../support/failures";
import {
  actionsOf,
  addAsset,
  assets,
  bytesUsed,
  files,
  filesKept,
  firstPage,
  folders,
  type Library,
  standStill,
  startLibrary,
  upload,
} from "./library";

beforeEach(() => void standStill());
afterEach(() => void vi.useRealTimers());

const names = ({ page }: { page: { name: string }[] }) => page.map(({ name }) => name);
const uses = ({ app, organization }: Library, usedBy: string, title: string, assetIds: string[]) =>
  app.run(async ({ db }) => {
    const row = (await db.get(organization))!;
    await useAssets({ db, organization: row }, { usedBy, title, assetIds });
  });
const get = ({ organization, editor }: Library, asset: Id<"mediaAssets">) =>
  editor.as.query(assets.get, { organization, asset });

test("files are listed by folder and kind, and found by name", async () => {
  const library = await startLibrary();
  const { organization, editor, stranger, other } = library;
  const folder = await editor.as.mutation(folders.create, { organization, name: "Spring", parent: null });
  await addAsset(library, { name: "b garden.png", folder });
  await addAsset(library, { name: "a garden.png", folder });
  await addAsset(library, { name: "c tower.png" });
  await upload(library, { name: "d film.mp4", type: "video/mp4", folder });
  const list = async (where: { folder?: Id<"mediaFolders"> | null; kind?: "image" | "video" }) =>
    names(await editor.as.query(assets.list, { organization, ...where, paginationOpts: firstPage }));
  expect(await list({})).toEqual(["d film", "c tower", "a garden", "b garden"]);
  expect(await list({ kind: "image" })).toEqual(["c tower", "a garden", "b garden"]);
  expect(await list({ folder })).toEqual(["a garden", "b garden", "d film"]);
  expect(await list({ folder, kind: "video" })).toEqual(["d film"]);
  expect(await list({ folder: null })).toEqual(["c tower"]);
  expect(await list({ folder: null, kind: "video" })).toEqual([]);
  const found = await editor.as.query(assets.search, { organization, text: "garden" });
  expect(found.map(({ name }) => name).sort()).toEqual(["a garden", "b garden"]);
  const films = await editor.as.query(assets.search, { organization, text: "garden", kind: "video" });
  expect(films).toEqual([]);
  const elsewhere = { organization: other, paginationOpts: firstPage };
  expect(names(await stranger.as.query(assets.list, elsewhere))).toEqual([]);
});

test("a file says all that is known of it", async () => {
  const library = await startLibrary();
  const asset = await addAsset(library, { name: "IMG_1.png" });
  expect(await get(library, asset)).toEqual({
    id: asset,
    name: "IMG 1",
    ...{ folder: null, kind: "image", state: "ready", problem: null, contentType: "image/png", bytes: 5 },
    ...{
      width: 400,
      height: 300,
      alt: {},
      focalPoint: { x: 0.5, y: 0.5 },
      edition: 1,
      uploadedAt: expect.closeTo(Date.now(), 0),
    },
    url: `/media/${asset}/1`,
    thumbnail: `/media/${asset}/1/320.webp`,
    uploadedBy: "Edda Editor",
    sizes: [
      { format: "avif", width: 320, height: 240, bytes: 5 },
      { format: "webp", width: 320, height: 240, bytes: 5 },
    ],
    uses: [],
    underway: false,
  });
});

test("a file is described, in what is given", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const asset = await addAsset(library);
  const folder = await editor.as.mutation(folders.create, { organization, name: "Spring", parent: null });
  const describe = (given: object) => editor.as.mutation(assets.describe, { organization, asset, ...given });
  await describe({
    name: " A  garden ",
    alt: { en: " A garden\nin Basel ", de: "" },
    focalPoint: { x: 0, y: 1 },
    folder,
  });
  expect(await get(library, asset)).toMatchObject({
    name: "A garden",
    alt: { en: "A garden in Basel", de: "" },
    focalPoint: { x: 0, y: 1 },
    folder,
  });
  await describe({ alt: { en: null }, folder: null });
  expect(await get(library, asset)).toMatchObject({ name: "A garden", alt: { de: "" }, folder: null });
  await describe({});
  expect((await actionsOf(library)).filter((action) => action === "mediaAssets.described")).toHaveLength(2);
  await expectFailure(describe({ name: " " }), "invalid", { name: "required" });
  await expectFailure(describe({ alt: { xx: "a" } }), "invalid", { "alt.xx": "locale" });
  await expectFailure(describe({ alt: { en: "a".repeat(301) } }), "invalid", { "alt.en": "tooLong" });
  await expectFailure(describe({ focalPoint: { x: 1.1, y: 0 } }), "invalid", { focalPoint: "invalid" });
});

test("what shows a file is noted, replaced and forgotten, and a file that is shown is not deleted", async () => {
  const library = await startLibrary();
  const { app, organization, editor, stranger, other } = library;
  const [one, two] = [await addAsset(library), await addAsset(library)];
  const usesOf = async (asset: Id<"mediaAssets">) =>
    (await get(library, asset)).uses.map(({ title }) => title);
  await uses(library, "content:a", "Spring", [one, two, one, "nonsense"]);
  await uses(library, "content:b", "Autumn", [one]);
  expect([await usesOf(one), await usesOf(two)]).toEqual([["Spring", "Autumn"], ["Spring"]]);
  await uses(library, "content:a", "Spring term", [one]);
  expect([await usesOf(one), await usesOf(two)]).toEqual([["Spring term", "Autumn"], []]);
  const remove = () => editor.as.mutation(assets.remove, { organization, asset: one });
  await expectFailure(remove(), "conflict");
  const ofOthers = stranger.as.mutation(assets.remove, { organization: other, asset: one });
  await expectFailure(ofOthers, "notFound");
  await uses(library, "content:a", "", []);
  await uses(library, "content:b", "", []);
  await remove();
  await expectFailure(get(library, one), "notFound");
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([15, 3]);
  expect(await app.run(({ db }) => db.query("mediaUses").collect())).toEqual([]);
});

test("nobody's page can claim a file of another organization", async () => {
  const library = await startLibrary();
  const asset = await addAsset(library);
  await uses({ ...library, organization: library.other }, "content:a", "Foreign", [asset]);
  expect((await get(library, asset)).uses).toEqual([]);
});

test("pages show pictures in their language, and know of which nobody has said what they show", async () => {
  const library = await startLibrary();
  const { app, organization, editor, other } = library;
  const [told, silent] = [await addAsset(library), await addAsset(library)];
  const { asset: unready } = await upload(library);
  const alt = { en: "A garden", de: "Ein Garten" };
  await editor.as.mutation(assets.describe, {
    organization,
    asset: told,
    alt,
    focalPoint: { x: 0.2, y: 0.3 },
  });
  const ids = [told, silent, unready, "nonsense"];
  const seen = (at: typeof organization, locale: string) =>
    app.run(async ({ db }) => {
      const row = (await db.get(at))!;
      const pictures = await publicPictures({ db, organization: row }, ids, locale);
      const lacking = await assetsWithoutAlt({ db, organization: row }, ids, locale);
      return { pictures, lacking: lacking.map(({ _id }) => _id) };
    });
  const { pictures, lacking } = await seen(organization, "de");
  expect(Object.keys(pictures)).toEqual([told, silent]);
  expect(pictures[told]).toEqual({
    src: `/media/${told}/1`,
    srcSet: { avif: `/media/${told}/1/320.avif 320w`, webp: `/media/${told}/1/320.webp 320w` },
    ...{ width: 400, height: 300, alt: "Ein Garten", focalPoint: { x: 0.2, y: 0.3 } },
  });
  expect(pictures[silent]!.alt).toBe("");
  expect(lacking).toEqual([silent, unready]);
  expect((await seen(organization, "ar")).pictures[told]!.alt).toBe("A garden");
  expect(await seen(other, "en")).toEqual({ pictures: {}, lacking: [] });
});

test("everybody opens a file at its address, and an older address leads on", async () => {
  const library = await startLibrary();
  const { app, organization, other } = library;
  const asset = await addAsset(library, { name: "A garden.png" });
  const open = (edition: number, file: string | null, at = organization) =>
    app.query(files.open, { organization: at, asset, edition, file });
  expect(await open(1, null)).toMatchObject({
    kind: "file",
    contentType: "image/png",
    bytes: 5,
    name: "A garden",
    ending: "png",
  });
  expect(await open(1, "320.webp")).toMatchObject({
    kind: "file",
    contentType: "image/webp",
    ending: "webp",
  });
  for (const [edition, file] of [
    [1, "640.webp"],
    [1, "320.png"],
    [1, "../x"],
    [2, null],
    [2, "320.webp"],
  ] as const)
    expect(await open(edition, file)).toBeNull();
  expect(await open(1, null, other)).toBeNull();
  expect(await app.query(files.open, { organization, asset: "nonsense", edition: 1, file: null })).toBeNull();
  await addAsset(library, { replaces: asset });
  expect(await open(1, null)).toEqual({ kind: "moved", path: `/media/${asset}/2` });
  expect(await open(1, "1280.avif")).toEqual({ kind: "moved", path: `/media/${asset}/2/320.avif` });
  expect(await open(2, "320.avif")).toMatchObject({ kind: "file" });
});
