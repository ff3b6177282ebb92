import { describe, expect, test } from "vitest";
import { acceptedFor, judgeFile } from "../../../convex/library/rules/fileTypes";
import type { UploadPurpose } from "../../../convex/library/rules/statuses";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const OOXML = "application/vnd.openxmlformats-officedocument.";
const ODF = "application/vnd.oasis.opendocument.";
const zip = (first: string, rest = "") => `PK\x03\x04${"\x00".repeat(26)}${first}${rest}`;
const EBML = "\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82";

function judge(bytes: string | Uint8Array, name: string, purpose: UploadPurpose = "material") {
  const all = typeof bytes === "string" ? latin(bytes) : bytes;
  return judgeFile(purpose, { head: all.subarray(0, 65_536), tail: all.subarray(-65_536), name });
}

describe("a file is what its bytes say", () => {
  test.each([
    ["a.mp4", "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00", "video/mp4"],
    ["a.mp4", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "video/mp4"],
    ["a.mov", "\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00", "video/quicktime"],
    ["a.mov", "\x00\x00\x00\x08wide\x00\x00\x00\x00mdat", "video/quicktime"],
    ["a.m4a", "\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00", "audio/mp4"],
    ["a.webm", `${EBML}\x84webm`, "video/webm"],
    ["a.weba", `${EBML}\x84webm`, "audio/webm"],
    ["a.mkv", `${EBML}\x88matroska`, "video/x-matroska"],
    ["a.pdf", "%PDF-1.7\n%\xe2\xe3", "application/pdf"],
    ["a.png", "\x89PNG\r\n\x1a\n", "image/png"],
    ["a.jpeg", "\xff\xd8\xff\xe0", "image/jpeg"],
    ["a.webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"],
    ["a.gif", "GIF89a", "image/gif"],
    ["a.avif", "\x00\x00\x00\x1cftypavif", "image/avif"],
    ["a.wav", "RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"],
    ["a.mp3", "ID3\x04\x00", "audio/mpeg"],
    ["a.mp3", "\xff\xfb\x90\x64", "audio/mpeg"],
    ["a.ogg", "OggS\x00\x02", "audio/ogg"],
    ["a.flac", "fLaC\x00\x00", "audio/flac"],
    ["a.zip", zip("readme.txt"), "application/zip"],
    ["a.docx", zip("[Content_Types].xml", "word/document.xml"), `${OOXML}wordprocessingml.document`],
    ["a.pptx", zip("[Content_Types].xml", "ppt/presentation.xml"), `${OOXML}presentationml.presentation`],
    ["a.xlsx", zip("_rels/.rels", "x".repeat(90_000) + "xl/workbook.xml"), `${OOXML}spreadsheetml.sheet`],
    ["a.odt", zip(`mimetype${ODF}text`, "PK\x03\x04"), `${ODF}text`],
    ["a.ods", zip(`mimetype${ODF}spreadsheet`, "PK\x03\x04"), `${ODF}spreadsheet`],
    ["a.odp", zip(`mimetype${ODF}presentation`, "PK\x03\x04"), `${ODF}presentation`],
    ["a.epub", zip("mimetypeapplication/epub+zip", "PK\x03\x04"), "application/epub+zip"],
    ["a.txt", "Plain words.\n", "text/plain"],
    ["a.md", "# Title\n", "text/markdown"],
    ["a.csv", "a;b\r\n1;\xfc\r\n", "text/csv"],
    ["a.vtt", "WEBVTT\n", "text/vtt"],
    ["a.srt", "1\n00:00:01,000 --> 00:00:02,000\nHi\n", "application/x-subrip"],
    ["LICENSE", "No ending.", "text/plain"],
    ["a.of-its-own", "An ending that nobody knows.", "text/plain"],
    ["photo", "\xff\xd8\xff\xe0", "image/jpeg"],
  ])("%s", (name, bytes, contentType) => {
    expect(judge(bytes, name)).toEqual({ contentType });
  });

  test("a long text is looked at from both ends", () => {
    const long = "words ".repeat(50_000);
    expect(judge(long, "a.txt")).toEqual({ contentType: "text/plain" });
    expect(judge(`${long}\x00`, "a.txt")).toEqual({ problem: "type" });
    expect(judge(new TextEncoder().encode("ü".repeat(40_001)), "a.md")).toEqual({
      contentType: "text/markdown",
    });
  });
});

describe("what is refused", () => {
  test.each([
    ["a program", "MZ\x90\x00\x03", "a.exe", "type"],
    ["a program without an ending", "\x7fELF\x02\x01\x01\x00", "tool", "type"],
    ["a page", "<!doctype html><script>", "a.html", "type"],
    ["a drawing that could run", "<svg onload='x()'/>", "a.svg", "type"],
    ["a script", "#!/bin/sh\nrm -r /", "a.sh", "type"],
    ["a picture called a program", "\x89PNG\r\n\x1a\n", "a.exe", "type"],
    [
      "a document with macros",
      zip("[Content_Types].xml", "word/document.xml word/vbaProject.bin"),
      "a.docx",
      "type",
    ],
    ["a document called one with macros", zip("a", "word/document.xml"), "a.docm", "type"],
    ["an old office document", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "type"],
    ["a photo of a phone's own kind", "\x00\x00\x00\x18ftypheic", "a.heic", "type"],
    ["a PDF called a picture", "%PDF-1.7", "a.png", "mismatch"],
    ["an archive called a text document", zip("x"), "a.docx", "mismatch"],
    ["words called a video", "no video", "a.mp4", "mismatch"],
    ["nothing that is known", "\x00\x01\x02\x03", "a.bin", "type"],
  ])("%s", (_, bytes, name, problem) => {
    expect(judge(bytes, name)).toEqual({ problem });
  });

  test.each([
    ["a.pdf", "%PDF-1.7", { problem: "notVideo" }],
    ["a.mp3", "ID3\x04\x00", { problem: "notVideo" }],
    ["a.exe", "MZ\x90\x00\x03", { problem: "type" }],
    ["a.mkv", `${EBML}\x88matroska`, { contentType: "video/x-matroska" }],
    ["a.mp4", "\x00\x00\x00\x18ftypisom", { contentType: "video/mp4" }],
  ])("%s as a recording", (name, bytes, expected) => {
    expect(judge(bytes, name, "recording")).toEqual(expected);
  });
});

test("a file chooser offers what is taken", () => {
  expect(acceptedFor("recording")).toBe(".mp4,.m4v,.webm,.mov,.mkv");
  const offered = acceptedFor("material").split(",");
  expect(offered).toEqual(expect.arrayContaining([".pdf", ".docx", ".odt", ".md", ".zip", ".png", ".mp4"]));
  expect(offered).not.toContain(".svg");
});
