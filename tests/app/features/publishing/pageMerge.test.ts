import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergePages, movedIn } from "../../../../app/features/publishing/pages/editor/pageMerge";
import { Undo } from "../../../../app/features/publishing/pages/editor/undo";
import type { PageData } from "../../../../convex/publishing/rules/pageData";

/** Parts as "a1 b1": a name and what it says. */
function page(text: string): PageData {
  const content = text.split(" ").filter((part) => part !== "");
  return {
    root: { props: { heading: "shown" } },
    content: content.map((part) => ({ type: "Spacer", props: { id: part.charAt(0), says: part.slice(1) } })),
  };
}

function written({ content }: PageData): string {
  return content.map(({ props }) => `${props.id}${String(props["says"])}`).join(" ");
}

describe("two who change a page", () => {
  test.each([
    { what: "nothing", base: "a1 b1", mine: "a1 b1", theirs: "a1 b1", page: "a1 b1" },
    { what: "different parts", base: "a1 b1", mine: "a2 b1", theirs: "a1 b2", page: "a2 b2" },
    { what: "the same part alike", base: "a1 b1", mine: "a2 b1", theirs: "a2 b1", page: "a2 b1" },
    {
      what: "adding at different places",
      base: "a1 b1",
      mine: "a1 c1 b1",
      theirs: "a1 b1 d1",
      page: "a1 c1 b1 d1",
    },
    { what: "adding at one place", base: "a1 b1", mine: "a1 c1 b1", theirs: "a1 d1 b1", page: "a1 c1 d1 b1" },
    {
      what: "one moves, one changes",
      base: "a1 b1 c1",
      mine: "c1 a1 b1",
      theirs: "a1 b1 c2",
      page: "c2 a1 b1",
    },
    {
      what: "one moves, one adds",
      base: "a1 b1 c1",
      mine: "b1 c1 a1",
      theirs: "a1 d1 b1 c1",
      page: "d1 b1 c1 a1",
    },
    { what: "one removes, one changes another", base: "a1 b1", mine: "b1", theirs: "a1 b2", page: "b2" },
    { what: "both remove", base: "a1 b1", mine: "b1", theirs: "b1", page: "b1" },
    { what: "they remove what I left", base: "a1 b1", mine: "a1 b2", theirs: "b1", page: "b2" },
  ])("$what", ({ base, mine, theirs, page: wanted }) => {
    const merged = mergePages(page(base), page(mine), page(theirs), "mine");
    expect(written(merged.page)).toBe(wanted);
    expect(merged.conflicts).toEqual([]);
  });

  test.each([
    { what: "the same part otherwise", base: "a1", mine: "a2", theirs: "a3", prefers: "mine", page: "a2" },
    { what: "the same part otherwise", base: "a1", mine: "a2", theirs: "a3", prefers: "theirs", page: "a3" },
    {
      what: "one changes what the other removes",
      base: "a1",
      mine: "a2",
      theirs: "",
      prefers: "mine",
      page: "a2",
    },
    {
      what: "one removes what the other changes",
      base: "a1",
      mine: "",
      theirs: "a2",
      prefers: "theirs",
      page: "a2",
    },
    {
      what: "one removes what the other changes",
      base: "a1",
      mine: "",
      theirs: "a2",
      prefers: "mine",
      page: "",
    },
  ] as const)("is a conflict: $what, for $prefers", ({ base, mine, theirs, prefers, page: wanted }) => {
    const merged = mergePages(page(base), page(mine), page(theirs), prefers);
    expect(written(merged.page)).toBe(wanted);
    expect(merged.conflicts).toEqual(["a"]);
  });

  test("lose no part that neither removed", () => {
    const parts = fc.shuffledSubarray(["a1", "b1", "c1", "d1", "e1"]).map((each) => each.join(" "));
    fc.assert(
      fc.property(parts, parts, parts, (base, mine, theirs) => {
        const { page: merged, conflicts } = mergePages(page(base), page(mine), page(theirs), "mine");
        const ids = written(merged).split(" ").filter(Boolean);
        const [b, m, t] = [base, mine, theirs].map((text) => text.split(" ").filter(Boolean));
        const wanted = ["a1", "b1", "c1", "d1", "e1"].filter((id) =>
          b?.includes(id) ? m?.includes(id) && t?.includes(id) : m?.includes(id) || t?.includes(id),
        );
        expect([...ids].sort()).toEqual(wanted);
        expect(conflicts).toEqual([]);
      }),
    );
  });
});

test.each([
  { base: "abc", mine: "abc", moved: "" },
  { base: "abc", mine: "cab", moved: "c" },
  { base: "abcd", mine: "bcda", moved: "a" },
  { base: "abc", mine: "axc", moved: "" },
  { base: "abcd", mine: "dcba", moved: "cba" },
])("from $base to $mine there moved: $moved", ({ base, mine, moved }) => {
  expect([...movedIn([...base], [...mine])].join("")).toBe(moved);
});

describe("undo", () => {
  test("takes back one's own steps, the last first, and puts them there again", () => {
    const undo = new Undo();
    undo.note(page("a1"), page("a2"), 0);
    undo.note(page("a2"), page("a2 b1"), 5_000);
    expect(written(undo.back(page("a2 b1")) ?? page(""))).toBe("a2");
    expect(written(undo.back(page("a2")) ?? page(""))).toBe("a1");
    expect(undo.back(page("a1"))).toBeNull();
    expect(written(undo.forward(page("a1")) ?? page(""))).toBe("a2");
    expect([undo.canGoBack(), undo.canGoForward()]).toEqual([true, true]);
  });

  test("leaves what others did since", () => {
    const undo = new Undo();
    undo.note(page("a1 b1"), page("a2 b1"), 0);
    expect(written(undo.back(page("c1 a2 b2")) ?? page(""))).toBe("c1 a1 b2");
    undo.note(page("c1 a1 b2"), page("c1 a3 b2"), 5_000);
    expect(written(undo.back(page("c1 a4 b2")) ?? page(""))).toBe("c1 a4 b2");
  });

  test("takes back in one step what was typed in one go", () => {
    const undo = new Undo();
    undo.note(page("a1"), page("a12"), 0);
    undo.note(page("a12"), page("a123"), 500);
    undo.note(page("a123"), page("a1234"), 1_400);
    expect(written(undo.back(page("a1234")) ?? page(""))).toBe("a1");
    expect(undo.canGoBack()).toBe(false);
  });
});
