import { describe, expect, it } from "vitest";
import { chooseFiles } from "../../../app/ui/forms/fileChoice";

const png = { name: "logo.PNG", type: "image/png", size: 10 };
const pdf = { name: "plan.pdf", type: "application/pdf", size: 10 };
const big = { name: "film.mp4", type: "video/mp4", size: 5_000 };

describe("chooseFiles", () => {
  it.each([
    [{}, [png, pdf, big], []],
    [{ accept: "image/*,.pdf" }, [png, pdf], [{ name: "film.mp4", reason: "wrongType" }]],
    [
      { accept: ".png" },
      [png],
      [
        { name: "plan.pdf", reason: "wrongType" },
        { name: "film.mp4", reason: "wrongType" },
      ],
    ],
    [
      { accept: "application/pdf" },
      [pdf],
      [
        { name: "logo.PNG", reason: "wrongType" },
        { name: "film.mp4", reason: "wrongType" },
      ],
    ],
    [{ maxSize: 10 }, [png, pdf], [{ name: "film.mp4", reason: "tooLarge" }]],
    [{ maxFiles: 2 }, [png, pdf], [{ name: "film.mp4", reason: "tooMany" }]],
  ])("with %j", (limits, files, refused) => {
    expect(chooseFiles([], [png, pdf, big], limits)).toEqual({ files, refused });
  });

  it("counts what was chosen before", () => {
    expect(chooseFiles([png], [pdf], { maxFiles: 1 + 1 }).files).toEqual([png, pdf]);
    expect(chooseFiles([png, pdf], [big], { maxFiles: 2 }).refused).toEqual([
      { name: "film.mp4", reason: "tooMany" },
    ]);
  });

  it("replaces the file where there is one place, but not by one that is refused", () => {
    expect(chooseFiles([png], [pdf], { maxFiles: 1 }).files).toEqual([pdf]);
    expect(chooseFiles([png], [big], { maxFiles: 1, maxSize: 10 })).toEqual({
      files: [png],
      refused: [{ name: "film.mp4", reason: "tooLarge" }],
    });
  });
});
