import { describe, expect, test } from "vitest";
import { dispositionHeader, nameInPath, servedAs } from "../../../convex/library/rules/disposition";

test.each([
  ["video/mp4", "video/mp4", "inline"],
  ["video/x-matroska", "video/x-matroska", "inline"],
  ["audio/mpeg", "audio/mpeg", "inline"],
  ["image/png", "image/png", "inline"],
  ["Image/WebP", "image/webp", "inline"],
  ["text/plain", "text/plain; charset=utf-8", "inline"],
  ["text/plain; charset=latin1", "text/plain; charset=utf-8", "inline"],
  ["text/vtt", "text/vtt; charset=utf-8", "inline"],
  ["text/markdown", "text/plain; charset=utf-8", "inline"],
  ["text/csv", "text/plain; charset=utf-8", "inline"],
  ["application/pdf", "application/pdf", "attachment"],
  ["application/zip", "application/zip", "attachment"],
  ["image/svg+xml", "application/octet-stream", "attachment"],
  ["text/html", "application/octet-stream", "attachment"],
  ["application/xhtml+xml", "application/octet-stream", "attachment"],
  ["text/javascript", "application/octet-stream", "attachment"],
  ["video/mp4, text/html", "video/mp4, text/html", "attachment"],
])("%s is given out as %s, %s", (type, contentType, disposition) => {
  expect(servedAs(type, "inline")).toEqual({ contentType, disposition });
});

test("what is asked for to be saved is saved", () => {
  expect(servedAs("video/mp4", "attachment")).toEqual({
    contentType: "video/mp4",
    disposition: "attachment",
  });
});

test.each([
  ["slides.pdf", `attachment; filename="slides.pdf"; filename*=UTF-8''slides.pdf`],
  ["Übung 1.pdf", `attachment; filename="_bung 1.pdf"; filename*=UTF-8''%C3%9Cbung%201.pdf`],
  ['a"b\\c%d.txt', `attachment; filename="a_b_c_d.txt"; filename*=UTF-8''a%22b%5Cc%25d.txt`],
  ["it's (new)*.md", `attachment; filename="it's (new)*.md"; filename*=UTF-8''it%27s%20%28new%29%2A.md`],
  [
    "x\r\nSet-Cookie: a=b",
    `attachment; filename="x__Set-Cookie: a=b"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db`,
  ],
  ["\ud800.txt", `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
])("a file called %j", (name, header) => {
  expect(dispositionHeader("attachment", name)).toBe(header);
});

describe("a name as the last part of an address", () => {
  test.each([
    ["session 1.mp4", "session%201.mp4"],
    ["a/b\\c.mp4", "a_b_c.mp4"],
    ["..", "file"],
    [".", "file"],
    ["", "file"],
    ["#?&.mp4", "%23%3F%26.mp4"],
  ])("%j", (name, path) => {
    expect(nameInPath(name)).toBe(path);
  });
});
