import { describe, expect, test } from "vitest";
import {
  declaredKind,
  endingOf,
  FILE_TYPES,
  fileTypeOf,
  type FileType,
  tellsTruth,
} from "../../../convex/media/rules/fileTypes";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const box = (brands: string) => bytes(`\0\0\0${String.fromCharCode(8 + brands.length)}ftyp${brands}`);

const HEADS: [string, Uint8Array, FileType | null][] = [
  ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
  ["a PNG", bytes("\x89PNG\r\n\x1a\n\0\0"), "image/png"],
  ["half a PNG", bytes("\x89PNG"), null],
  ["a GIF of 1989", bytes("GIF89a\x01"), "image/gif"],
  ["a GIF of 1987", bytes("GIF87a\x01"), "image/gif"],
  ["a GIF of no year", bytes("GIF88a\x01"), null],
  ["a WebP", bytes("RIFF\x10\0\0\0WEBPVP8 "), "image/webp"],
  ["a WAV", bytes("RIFF\x10\0\0\0WAVEfmt "), null],
  ["an AVIF", box("avif\0\0\0\0mif1miaf"), "image/avif"],
  ["an animated AVIF", box("avis\0\0\0\0avismsf1"), "image/avif"],
  ["an AVIF that says so second", box("mif1\0\0\0\0mif1avif"), "image/avif"],
  ["a HEIC", box("heic\0\0\0\0mif1heic"), null],
  ["an MP4", box("isom\0\0\x02\0isomiso2avc1mp41"), "video/mp4"],
  ["an MP4 of version 2", box("mp42\0\0\0\0mp42isom"), "video/mp4"],
  ["a QuickTime film", box("qt  \0\0\0\0qt  "), null],
  ["sound in MP4", box("M4A \0\0\0\0M4A mp42"), null],
  ["a WebM", bytes("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"), "video/webm"],
  ["a Matroska film", bytes("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska"), null],
  ["Ogg with Opus", bytes(`OggS${"\0".repeat(24)}OpusHead`), "audio/ogg"],
  ["Ogg with Vorbis", bytes(`OggS${"\0".repeat(24)}\x01vorbis`), "audio/ogg"],
  ["Ogg with Theora", bytes(`OggS${"\0".repeat(24)}\x80theora\x01vorbis`), "video/ogg"],
  ["Ogg with something else", bytes(`OggS${"\0".repeat(24)}fishead`), null],
  ["an MP3 with a tag", bytes("ID3\x04\0\0"), "audio/mpeg"],
  ["an MP3 without a tag", bytes("\xff\xfb\x90\0"), "audio/mpeg"],
  ["a frame of layer II", bytes("\xff\xfd\x90\0"), null],
  ["a frame of no bit rate", bytes("\xff\xfb\xf0\0"), null],
  ["a PDF", bytes("%PDF-1.7\n"), "application/pdf"],
  ["a PDF after something else", bytes("x%PDF-1.7\n"), null],
  ["an SVG", bytes('<svg xmlns="x"/>'), "image/svg+xml"],
  [
    "an SVG after all that may stand before it",
    bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg PUBLIC "a" "b">\n<svg>'),
    "image/svg+xml",
  ],
  ["an SVG after entities", bytes('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'), "image/svg+xml"],
  ["an SVG with a prefix", bytes("<s:svg/>"), "image/svg+xml"],
  ["a page with an SVG", bytes("<html><svg/></html>"), null],
  ["a word that begins like one", bytes("<svgx/>"), null],
  ["a program", bytes("MZ\x90\0"), null],
  ["a ZIP", bytes("PK\x03\x04"), null],
  ["a page", bytes("<!DOCTYPE html><script>"), null],
  ["text", bytes("Hello"), null],
  ["nothing", new Uint8Array(), null],
];

test.each(HEADS)("%s is known by its first bytes", (_, head, type) => {
  expect(fileTypeOf(head)).toBe(type);
});

describe("a file tells the truth", () => {
  test.each<[FileType, string, string, boolean]>([
    ["image/png", "image/png", "a.png", true],
    ["image/png", "image/png", "a.PNG", true],
    ["image/png", "image/jpeg", "a.png", false],
    ["image/png", "image/png", "a.jpg", false],
    ["image/png", "", "a.png", true],
    ["image/png", "application/octet-stream", "a", true],
    ["image/png", "image/png", "a.final", true],
    ["image/png", "image/png", "a.html", false],
    ["image/png", "text/html", "a.png", false],
    ["image/jpeg", "image/jpg", "a.jpeg", true],
    ["image/svg+xml", "image/svg+xml; charset=utf-8", "a.svg", true],
    ["image/svg+xml", "image/svg+xml", "a.xml", false],
    ["audio/mpeg", "audio/mp3", "a.mp3", true],
    ["audio/ogg", "video/ogg", "a.ogg", true],
    ["video/ogg", "application/ogg", "a.ogv", true],
    ["video/mp4", "video/x-m4v", "a.m4v", true],
    ["video/mp4", "video/webm", "a.mp4", false],
  ])("%s declared as %s and called %s: %s", (type, declared, name, truth) => {
    expect(tellsTruth(type, declared, name)).toBe(truth);
  });
});

test("each type has an ending that names it", () => {
  const endings = (Object.keys(FILE_TYPES) as FileType[]).map((type) => [type, endingOf(type)]);
  expect(Object.fromEntries(endings)).toEqual({
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/svg+xml": "svg",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/ogg": "ogv",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "application/pdf": "pdf",
  });
});

test("until its bytes are looked at, a file is what it says", () => {
  expect(["image/png", "VIDEO/mp4", "audio/x", "application/pdf", "", "text/html"].map(declaredKind)).toEqual(
    ["image", "video", "audio", "document", "document", "document"],
  );
});
