// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization, type Somebody } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { FontServer } from "../../support/fontServer";
import { FIRST, type IssuingWorld, startIssuing } from "./issuer";
import { deedsOf, isThere, PNG, upload } from "./uploads";

const { designs } = api.certificates;

type Content = Doc<"designVersions">["content"];

let world: IssuingWorld;
let editor: Somebody;

beforeEach(async () => {
  world = await startIssuing();
  editor = await addMember(world.app, world.organization, "Edda Editor", ["editor"]);
});

const one = (design: Id<"designs">) => ({ organization: world.organization, design });
const create = (name = "Green") =>
  editor.as.mutation(designs.create, { organization: world.organization, name });
const get = (design: Id<"designs">) => editor.as.query(designs.get, one(design));
const contentOf = async (design: Id<"designs">) => (await get(design)).draft!.content;
const save = (design: Id<"designs">, content: Content) =>
  editor.as.mutation(designs.saveDraft, { ...one(design), content });
const publish = (design: Id<"designs">) => editor.as.mutation(designs.publish, one(design));
const files = () => world.app.run(({ db }) => db.system.query("_storage").collect());

async function created(change: Partial<Content> = {}) {
  const design = await create();
  await save(design, { ...(await contentOf(design)), ...change });
  return design;
}

describe("versions", () => {
  test("are drafted, published and drafted anew, and what is published stays", async () => {
    const design = await create(" Green ");
    expect(await get(design)).toMatchObject({
      ...{ id: design, name: "Green", isDefault: false, published: null, hasDraft: true, current: null },
      draft: { number: 1, state: "draft", content: { title: "Certificate of completion" }, images: [] },
    });
    await save(design, { ...(await contentOf(design)), title: " Well done ", ink: "#101010" });
    await publish(design);
    expect(await get(design)).toMatchObject({
      ...{ published: 1, hasDraft: false, draft: null },
      current: { number: 1, state: "published", content: { title: "Well done" } },
    });
    const { content } = (await get(design)).current!;
    await save(design, content);
    expect(await get(design)).toMatchObject({ hasDraft: false });
    await save(design, { ...content, title: "Better" });
    expect(await get(design)).toMatchObject({
      draft: { number: 2, content: { title: "Better" } },
      current: { number: 1, content: { title: "Well done" } },
    });
    await editor.as.mutation(designs.discardDraft, one(design));
    expect(await get(design)).toMatchObject({ draft: null, current: { number: 1 } });
    await save(design, { ...content, title: "Best" });
    await publish(design);
    const { page } = await editor.as.query(designs.versions, { ...one(design), paginationOpts: FIRST });
    expect(page.map((version) => [version.number, version.content.title])).toEqual([
      [2, "Best"],
      [1, "Well done"],
    ]);
    expect(await deedsOf(world.app, "designs")).toEqual([
      ["designs.created", []],
      ["designs.changed", ["content"]],
      ["designs.published", []],
      ["designs.changed", ["content"]],
      ["designs.draftDiscarded", []],
      ["designs.changed", ["content"]],
      ["designs.published", []],
    ]);
  });

  test("that cannot be read are refused by field", async () => {
    const design = await create();
    const content = await contentOf(design);
    const unreadable = save(design, { ...content, ink: "#eeeeee", body: "{name}" });
    await expectFailure(unreadable, "invalid", { ink: "contrast", body: "placeholder" });
    expect(await contentOf(design)).toEqual(content);
  });

  test("are published and thrown away only while there are drafts", async () => {
    const design = await create();
    await expectFailure(editor.as.mutation(designs.discardDraft, one(design)), "conflict");
    await publish(design);
    await expectFailure(publish(design), "conflict");
    await expectFailure(editor.as.mutation(designs.discardDraft, one(design)), "conflict");
  });
});

describe("designs", () => {
  const list = async (archived = false) => {
    const asked = { organization: world.organization, archived, paginationOpts: FIRST };
    return (await editor.as.query(designs.list, asked)).page.map(({ name, isDefault }) => [name, isDefault]);
  };

  test("have one default, which cannot be put away", async () => {
    const [green, blue] = [await create("Green"), await create("Blue")];
    await expectFailure(editor.as.mutation(designs.makeDefault, one(green)), "conflict");
    await publish(green);
    await publish(blue);
    await editor.as.mutation(designs.makeDefault, one(green));
    await editor.as.mutation(designs.makeDefault, one(green));
    await editor.as.mutation(designs.makeDefault, one(blue));
    expect(await list()).toEqual([
      ["Blue", true],
      ["Green", false],
    ]);
    await expectFailure(editor.as.mutation(designs.archive, one(blue)), "conflict");
    await editor.as.mutation(designs.archive, one(green));
    await expectFailure(editor.as.mutation(designs.makeDefault, one(green)), "conflict");
    expect([await list(), await list(true)]).toEqual([[["Blue", true]], [["Green", false]]]);
    await editor.as.mutation(designs.restore, one(green));
    expect(await list()).toHaveLength(2);
  });

  test("are named", async () => {
    const design = await create();
    await editor.as.mutation(designs.rename, { ...one(design), name: " Blue " });
    expect(await get(design)).toMatchObject({ name: "Blue" });
    const rename = (name: string) => editor.as.mutation(designs.rename, { ...one(design), name });
    await expectFailure(rename(" "), "invalid", { name: "required" });
    await expectFailure(rename("x".repeat(121)), "invalid", { name: "tooLong" });
  });

  test("of another organization are not found", async () => {
    const design = await create();
    const other = await addOrganization(world.app, "other");
    const { as } = await addMember(world.app, other, "Otto Other", ["owner"]);
    const there = { organization: other, design };
    await expectFailure(as.query(designs.get, there), "notFound");
    await expectFailure(as.mutation(designs.publish, there), "notFound");
    await expectFailure(as.action(designs.copy, { ...there, name: "Mine" }), "notFound");
    const content = await contentOf(design);
    await expectFailure(as.mutation(designs.saveDraft, { ...there, content }), "notFound");
  });
});

describe("images", () => {
  const takeLogo = (design: Id<"designs">, file: Id<"_storage">) =>
    editor.as.action(designs.takeImage, { ...one(design), at: { place: "logo" }, file });
  const takeSignature = (design: Id<"designs">, index: number, file: Id<"_storage">) =>
    editor.as.action(designs.takeImage, { ...one(design), at: { place: "signature", index }, file });

  test("are taken into the draft as PNG, and go when nothing names them any more", async () => {
    const design = await created({ signatures: [{ name: "Ada", role: "Director" }] });
    const logo = await takeLogo(design, await upload(world.app, PNG));
    const signature = await takeSignature(design, 0, await upload(world.app, PNG));
    expect(await get(design)).toMatchObject({
      draft: { content: { logoId: logo, signatures: [{ name: "Ada", imageId: signature }] } },
    });
    expect((await get(design)).draft!.images.map(({ id }) => id)).toEqual([logo, signature]);
    await publish(design);
    const second = await takeLogo(design, await upload(world.app, PNG));
    expect([await isThere(world.app, logo), await isThere(world.app, second)]).toEqual([true, true]);
    const third = await takeLogo(design, await upload(world.app, PNG));
    expect([await isThere(world.app, second), await isThere(world.app, third)]).toEqual([false, true]);
    await editor.as.mutation(designs.discardDraft, one(design));
    expect((await files()).map(({ _id }) => _id).sort()).toEqual([logo, signature].sort());
  });

  test.each([
    ["a page", "<!doctype html><svg></svg>", "pictureType"],
    ["a text that begins like a PNG", "\u0089PNG\r\n\u001a\n but is none", "pictureType"],
    ["an SVG that cannot be painted", "<svg", "pictureType"],
    ["more than two megabytes", `<svg>${" ".repeat(2_000_000)}</svg>`, "pictureTooLarge"],
  ])("that are %s are refused, and removed", async (_, text, problem) => {
    const design = await create();
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    await expectFailure(takeLogo(design, await upload(world.app, bytes)), "invalid", { file: problem });
    expect(await files()).toEqual([]);
  });

  test("may be SVG, of which only the picture is kept", async () => {
    const design = await create();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>`;
    const logo = await takeLogo(design, await upload(world.app, svg));
    const bytes = await world.app.run(async ({ storage }) => (await storage.get(logo))!.arrayBuffer());
    expect(new TextDecoder().decode(new Uint8Array(bytes).subarray(1, 4))).toBe("PNG");
  });

  test("for a signature that is not there are refused, and no file is left", async () => {
    const design = await create();
    await expectFailure(takeSignature(design, 0, await upload(world.app, PNG)), "invalid", {
      signatures: "notFound",
    });
    expect(await files()).toEqual([]);
  });

  test("that were not taken for this design cannot be named in it", async () => {
    const [green, blue] = [await create("Green"), await create("Blue")];
    const logoId = await takeLogo(green, await upload(world.app, PNG));
    const stolen = save(blue, { ...(await contentOf(blue)), logoId });
    await expectFailure(stolen, "invalid", { file: "upload" });
  });

  test("of a copy are its own", async () => {
    const green = await created({ signatures: [{ name: "Ada", role: "" }] });
    const logo = await takeLogo(green, await upload(world.app, PNG));
    const blue = await editor.as.action(designs.copy, { ...one(green), name: "Blue" });
    const { logoId, ...rest } = await contentOf(blue);
    expect(logoId).not.toBe(logo);
    const { logoId: _own, ...original } = await contentOf(green);
    expect(rest).toEqual(original);
    await expectFailure(editor.as.action(designs.copy, { ...one(green), name: " " }), "invalid", {
      name: "required",
    });
    expect(await files()).toHaveLength(2);
  });
});

describe("a preview", () => {
  let fonts: FontServer;
  beforeAll(async () => {
    fonts = await FontServer.start();
    process.env["FONTS_URL"] = fonts.url;
  });
  afterAll(async () => {
    delete process.env["FONTS_URL"];
    await fonts.stop();
  });
  const texts = { holder: "Zoë Çelik", achievement: "Listening", program: "", cohort: "", language: "de" };

  test("is the page of content that is not saved, with outlines for letters", async () => {
    const design = await created({ signatures: [{ name: "Ada", role: "" }] });
    const logoId = await editor.as.action(designs.takeImage, {
      ...{ ...one(design), at: { place: "logo" as const }, file: await upload(world.app, PNG) },
    });
    const content = { ...(await contentOf(design)), logoId, title: "Unsaved" };
    const svg = await editor.as.action(designs.preview, { ...one(design), content, texts });
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain("Listening – Zoë Çelik");
    expect(svg).toContain("data:image/png;base64,");
    expect(svg).not.toContain("<text");
    expect((await contentOf(design)).title).toBe("Certificate of completion");
  });

  test("is refused for what could not be saved", async () => {
    const [green, blue] = [await create("Green"), await create("Blue")];
    const logoId = await editor.as.action(designs.takeImage, {
      ...{ ...one(green), at: { place: "logo" as const }, file: await upload(world.app, PNG) },
    });
    const preview = async (change: Partial<Content>) =>
      editor.as.action(designs.preview, {
        ...{ ...one(blue), texts, content: { ...(await contentOf(blue)), ...change } },
      });
    await expectFailure(preview({ logoId }), "invalid", { file: "upload" });
    await expectFailure(preview({ ink: "white" }), "invalid", { ink: "color" });
  });
});
