import { expect, test } from "vitest";
import { dispositionOf, nameOfFile, nameProblem, tidyName } from "../../../convex/media/rules/names";

test.each([
  ["IMG_2041-final.JPG", "IMG 2041 final"],
  ["C:\\pictures\\garden.in.spring.png", "garden in spring"],
  ["/tmp/Grüezi mitenand.webp", "Grüezi mitenand"],
  ["archive", "archive"],
  [".hidden", "hidden"],
  ["  __--..png", ""],
  ["photo\u202egpj.exe", "photo gpj"],
  ["line\nbreak\u0000.png", "line break"],
  [`${"a".repeat(200)}.png`, "a".repeat(120)],
  ["写真.jpeg", "写真"],
])("a name is made of %j", (file, name) => {
  expect(nameOfFile(file)).toBe(name);
});

test("a name is one line", () => {
  expect(tidyName("  A\tclass\nin a  garden ")).toBe("A class in a garden");
  expect(nameProblem("")).toBe("required");
  expect(nameProblem("a".repeat(120))).toBeNull();
  expect(nameProblem("a".repeat(121))).toBe("tooLong");
});

test.each([
  ["inline", "A class", "png", `inline; filename="A class.png"; filename*=UTF-8''A%20class.png`],
  ["attachment", 'a"b\\c', "svg", `attachment; filename="a_b_c.svg"; filename*=UTF-8''a%22b%5Cc.svg`],
  [
    "inline",
    "Grüße (1)",
    "pdf",
    `inline; filename="Gr__e (1).pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%281%29.pdf`,
  ],
  ["inline", "a\r\nX: y", "png", `inline; filename="a__X: y.png"; filename*=UTF-8''a%0D%0AX%3A%20y.png`],
  ["inline", "\ud800", "png", `inline; filename="_.png"; filename*=UTF-8''%EF%BF%BD.png`],
] as const)("a browser is told to call a file: %s %j", (kind, name, ending, header) => {
  expect(dispositionOf(kind, name, ending)).toBe(header);
});
