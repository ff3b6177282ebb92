import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { expectFailure } from "../../support/failures";
import { actionsOf, addAsset, folders, type Library, standStill, startLibrary } from "./library";

beforeEach(() => void standStill());
afterEach(() => void vi.useRealTimers());

type FolderId = Id<"mediaFolders">;
const make = ({ organization, editor }: Library, name: string, parent: FolderId | null = null) =>
  editor.as.mutation(folders.create, { organization, name, parent });

async function shown({ organization, editor }: Library): Promise<string[]> {
  const list = await editor.as.query(folders.list, { organization });
  const pathOf = (id: FolderId | null): string => {
    const folder = list.find((each) => each.id === id);
    return folder === undefined ? "" : `${pathOf(folder.parent)}/${folder.name}`;
  };
  return list.map(({ id }) => pathOf(id)).sort();
}

test("folders are made, renamed, moved and removed, and the log says so", async () => {
  const library = await startLibrary();
  const { organization, editor, stranger, other } = library;
  const spring = await make(library, "  Spring \n term ");
  const people = await make(library, "People", spring);
  expect(await shown(library)).toEqual(["/Spring term", "/Spring term/People"]);
  await editor.as.mutation(folders.rename, { organization, folder: spring, name: "Summer" });
  await editor.as.mutation(folders.move, { organization, folder: people, parent: null });
  expect(await shown(library)).toEqual(["/People", "/Summer"]);
  await editor.as.mutation(folders.remove, { organization, folder: spring });
  expect(await shown(library)).toEqual(["/People"]);
  expect(await stranger.as.query(folders.list, { organization: other })).toEqual([]);
  expect(await actionsOf(library)).toEqual([
    "mediaFolders.created",
    "mediaFolders.created",
    "mediaFolders.renamed",
    "mediaFolders.moved",
    "mediaFolders.removed",
  ]);
});

test("a name is taken once in a place, whatever its letters' size", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const spring = await make(library, "Spring");
  const within = await make(library, "Spring", spring);
  await expectFailure(make(library, "spring"), "invalid", { name: "folderTaken" });
  await expectFailure(make(library, "  "), "invalid", { name: "required" });
  await expectFailure(make(library, "a".repeat(121)), "invalid", { name: "tooLong" });
  const rename = editor.as.mutation(folders.rename, { organization, folder: within, name: "SPRING" });
  expect(await rename).toBeNull();
  const move = editor.as.mutation(folders.move, { organization, folder: within, parent: null });
  await expectFailure(move, "invalid", { parent: "folderTaken" });
});

test("folders nest six deep, and never within themselves", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const line: FolderId[] = [];
  for (const name of ["1", "2", "3", "4", "5", "6"])
    line.push(await make(library, name, line.at(-1) ?? null));
  await expectFailure(make(library, "7", line[5]!), "invalid", { parent: "folderTooDeep" });
  const move = (folder: FolderId, parent: FolderId) =>
    editor.as.mutation(folders.move, { organization, folder, parent });
  await expectFailure(move(line[0]!, line[0]!), "invalid", { parent: "folderWithin" });
  await expectFailure(move(line[1]!, line[4]!), "invalid", { parent: "folderWithin" });
  const tall = await make(library, "tall");
  await make(library, "low", tall);
  await expectFailure(move(tall, line[4]!), "invalid", { parent: "folderTooDeep" });
  expect(await move(tall, line[3]!)).toBeNull();
});

test("a folder is removed only when nothing lies in it", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const outer = await make(library, "Outer");
  const inner = await make(library, "Inner", outer);
  await addAsset(library, { folder: inner });
  for (const folder of [outer, inner])
    await expectFailure(editor.as.mutation(folders.remove, { organization, folder }), "conflict");
});

test("a folder of another organization is not there", async () => {
  const library = await startLibrary();
  const { stranger, other } = library;
  const folder = await make(library, "Spring");
  const there = { organization: other, folder };
  await expectFailure(stranger.as.mutation(folders.rename, { ...there, name: "x" }), "notFound");
  await expectFailure(stranger.as.mutation(folders.remove, there), "notFound");
  const within = stranger.as.mutation(folders.create, { organization: other, name: "x", parent: folder });
  await expectFailure(within, "notFound");
});
