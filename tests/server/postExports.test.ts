import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../app/server/postExports";

type File = { name: string; text: string };

/** Pages of files, asked for one after the other. */
function pagesOf(pages: readonly File[][]) {
  const asked: (string | null)[] = [];
  const ask = (cursor: string | null) => {
    asked.push(cursor);
    const at = cursor === null ? 0 : Number(cursor);
    const page = pages[at] ?? [];
    return Promise.resolve({ page, continueCursor: String(at + 1), isDone: at + 1 >= pages.length });
  };
  return { ask, asked };
}

async function filesIn(stream: ReadableStream<Uint8Array>): Promise<Record<string, string>> {
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

const file = (name: string, text = name): File => ({ name, text });

describe("a ZIP that is made while it is sent", () => {
  it.each<[string, File[][], Record<string, string>]>([
    ["no file", [[]], {}],
    ["one page", [[file("a.md", "Ä"), file("de/b.md")]], { "a.md": "Ä", "de/b.md": "de/b.md" }],
    ["pages, an empty one among them", [[file("a")], [], [file("b")]], { a: "a", b: "b" }],
    ["a large file", [[file("a", "x".repeat(3_000_000))]], { a: "x".repeat(3_000_000) }],
    [
      "one that moved to the next page meanwhile",
      [[file("a")], [file("a", "again"), file("b")]],
      { a: "a", b: "b" },
    ],
  ])("of %s", async (_name, pages, expected) => {
    const { ask, asked } = pagesOf(pages);
    expect(await filesIn(zipOf(ask))).toEqual(expected);
    expect(asked).toEqual(pages.map((_, at) => (at === 0 ? null : String(at))));
  });

  it("breaks off where a page cannot be had", async () => {
    const stream = zipOf(() => Promise.reject(new Error("no page")));
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow("no page");
  });
});
