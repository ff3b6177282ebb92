import { expect, test } from "vitest";
import { isFresh, pictureTypeOf } from "../../../convex/certificates/rules/pictures";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ["\x89PNG\r\n\x1a\n and more", "image/png"],
  ["\xff\xd8\xff\xe0 and more", "image/jpeg"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"],
  ["\n<?xml version='1.0'?>\n<!-- drawn --><!DOCTYPE svg PUBLIC 'a' 'b'><svg >", "image/svg+xml"],
  ["<svg:svg xmlns:svg='x'>", "image/svg+xml"],
  ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>", null],
  ["<!doctype html><svg>", null],
  ["<html><svg>", null],
  ["<svgs>", null],
  ["RIFF1234WEBP", null],
  ["GIF89a", null],
  ["%PDF-1.7", null],
  ["", null],
])("%j is %j", (text, type) => {
  expect(pictureTypeOf(bytes(text))).toBe(type);
});

test("a file is fresh for an hour", () => {
  expect([isFresh(0, 3_599_999), isFresh(0, 3_600_000)]).toEqual([true, false]);
});
