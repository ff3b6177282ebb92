import { expect, test } from "vitest";
import { headersOf } from "../../app/server/media";

const file = { kind: "file" as const, url: "", bytes: 5, name: "A garden", ending: "png" };
const address = { organization: "o" as never, asset: "abc", edition: "3", file: "" };

test("a picture may be kept for ever, and is shown where it stands", () => {
  expect(Object.fromEntries(headersOf({ ...file, contentType: "image/png" }, address))).toEqual({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    etag: '"abc-3-original"',
    "accept-ranges": "bytes",
    "content-disposition": `inline; filename="A garden.png"; filename*=UTF-8''A%20garden.png`,
  });
  const sized = headersOf({ ...file, contentType: "image/webp" }, { ...address, file: "320.webp" });
  expect(sized.get("etag")).toBe('"abc-3-320.webp"');
});

test.each(["image/svg+xml", "application/pdf"])(
  "what could run is saved, not opened, and runs nothing: %s",
  (contentType) => {
    const headers = headersOf({ ...file, contentType, ending: "x" }, address);
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    );
  },
);
