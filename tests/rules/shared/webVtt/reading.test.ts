import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../../convex/shared/webVtt/cueTexts";
import { readCaptions } from "../../../../convex/shared/webVtt/reading";
import { tidySettings } from "../../../../convex/shared/webVtt/timings";
import { cueText, timestamp, WEBVTT_HEAD } from "../../../../convex/shared/webVtt/writing";

/** What was read, a line a caption: "from-to settings|payload", and the bad lines. */
function read(file: string): string[] | null {
  const found = readCaptions(file);
  if (found === null) return null;
  const cues = found.cues.map(
    ({ from, to, settings, payload }) =>
      `${from}-${to}${settings === "" ? "" : ` ${settings}`}|${payload.replaceAll("\n", "/")}`,
  );
  return found.badLines.length === 0 ? cues : [...cues, `bad ${found.badLines.join()}`];
}

const one = "00:01.000 --> 00:02.000\n";

describe("the file", () => {
  it.each<[string, string, string[] | null]>([
    ["the shortest", "WEBVTT", []],
    ["with a byte order mark", `\ufeffWEBVTT\n\n${one}a`, ["1-2|a"]],
    ["with two byte order marks", `\ufeff\ufeffWEBVTT\n\n${one}a`, null],
    ["with words after the signature", `WEBVTT - Session 4\n\n${one}a`, ["1-2|a"]],
    ["with a tab after the signature", `WEBVTT\twords\n\n${one}a`, ["1-2|a"]],
    ["with letters after the signature", `WEBVTTa\n\n${one}a`, null],
    ["with a signature in small letters", `webvtt\n\n${one}a`, null],
    ["with a space before the signature", ` WEBVTT\n\n${one}a`, null],
    ["empty", "", null],
    ["with lines by CR LF", `WEBVTT\r\n\r\n${one.replace("\n", "\r\n")}a\r\nb\r\n`, ["1-2|a/b"]],
    ["with lines by CR", `WEBVTT\r\r${one.replace("\n", "\r")}a\rb`, ["1-2|a/b"]],
    ["with NUL", `WEBVTT\n\n${one}a\0b`, ["1-2|a\ufffdb"]],
    ["without an empty line after the signature", `WEBVTT\n${one}a`, ["1-2|a"]],
    ["with a header of some lines", `WEBVTT\nKind: captions\nLanguage: en\n\n${one}a`, ["1-2|a"]],
    ["with a header and no empty line", `WEBVTT\nKind: captions\n${one}a`, ["1-2|a"]],
    ["with many empty lines", `WEBVTT\n\n\n\n\n${one}a\n\n\n\n`, ["1-2|a"]],
    ["that is another", '{"cues": []}', null],
  ])("%s", (_name, file, expected) => {
    expect(read(file)).toEqual(expected);
  });
});

const body = (text: string) => read(`WEBVTT\n\n${text}`);

describe("the blocks", () => {
  it.each<[string, string, string[]]>([
    ["an id", `first\n${one}a`, ["1-2|a"]],
    ["an id of digits", `7\n${one}a`, ["1-2|a"]],
    ["an id over two lines keeps the second", `first\nsecond\n${one}a`, ["1-2|a"]],
    ["a comment", `NOTE to self\nabout this\n\n${one}a`, ["1-2|a"]],
    ["a comment with an arrow is a caption that is none", `NOTE -->\n\n${one}a`, ["1-2|a", "bad 3"]],
    ["a style", `STYLE\n::cue { color: lime }\n\n${one}a`, ["1-2|a"]],
    ["a region", `REGION\nid:fred\nwidth:40%\n\n${one}a`, ["1-2|a"]],
    ["no text", `${one}\n\n00:03.000 --> 00:04.000\nb`, ["1-2|", "3-4|b"]],
    ["no empty line before the next", `${one}a\n00:03.000 --> 00:04.000\nb`, ["1-2|a", "3-4|b"]],
    [
      "text after an empty line is no part of it",
      `${one}a\n\nlost\n\n00:03.000 --> 00:04.000\nb`,
      ["1-2|a", "3-4|b"],
    ],
    [
      "one within another, and the same time twice",
      `00:00.000 --> 00:09.000\na\n\n${one}b\n\n${one}c`,
      ["0-9|a", "1-2|b", "1-2|c"],
    ],
    ["out of order", `00:05.000 --> 00:06.000\nb\n\n${one}a`, ["1-2|a", "5-6|b"]],
    ["an end of file in the timings", "00:01.000 --> 00:02.000", ["1-2|"]],
  ])("%s", (_name, text, expected) => {
    expect(body(text)).toEqual(expected);
  });
});

describe("the timings", () => {
  it.each<[string, string[]]>([
    ["00:00:01.000 --> 00:00:02.000", ["1-2|a"]],
    ["00:01.000-->00:02.000", ["1-2|a"]],
    ["  00:01.000\t-->\t00:02.000  ", ["1-2|a"]],
    ["99:59:59.999 --> 100:00:00.000", ["359999.999-360000|a"]],
    ["123:00:00.000 --> 123:00:01.500", ["442800-442801.5|a"]],
    ["1:00:00.000 --> 1:00:01.000", ["3600-3601|a"]],
    ["0:01.000 --> 0:02.000", ["bad 3"]],
    ["00:01,000 --> 00:02,000", ["bad 3"]],
    ["00:01.00 --> 00:02.000", ["bad 3"]],
    ["00:01.0000 --> 00:02.000", ["bad 3"]],
    ["00:60.000 --> 01:02.000", ["bad 3"]],
    ["00:60:00.000 --> 01:02:00.000", ["bad 3"]],
    ["60:00.000 --> 61:00.000", ["bad 3"]],
    ["-00:01.000 --> 00:02.000", ["bad 3"]],
    ["00:01.000 -> 00:02.000 -->", ["bad 3"]],
    ["00:01.000 --> 00:0a.000", ["bad 3"]],
    ["00:01.000 -->", ["bad 3"]],
    ["00:02.000 --> 00:02.000", ["bad 3"]],
    ["00:03.000 --> 00:02.000", ["bad 3"]],
  ])("%s", (line, expected) => {
    expect(body(`${line}\na`)).toEqual(expected);
  });

  it.each([
    ["align:start", "align:start"],
    ["align:middle", ""],
    ["align:center", ""],
    ["line:0", "line:0"],
    ["line:-1", "line:-1"],
    ["line:10%,end", "line:10%,end"],
    ["line:101%", ""],
    ["position:50%", "position:50%"],
    ["position:20%,line-left", "position:20%,line-left"],
    ["position:50", ""],
    ["size:40%", "size:40%"],
    ["size:140%", ""],
    ["vertical:rl", "vertical:rl"],
    ["vertical:up", ""],
    ["region:fred", ""],
    ["align:end  size:30%\tposition:10%", "position:10% size:30% align:end"],
    ["onclick:alert(1) <script>", ""],
    ["align:start\n\nNOTE --> ", "align:start"],
  ])("the settings %j are %j", (given, expected) => {
    expect(tidySettings(given)).toBe(expected);
    expect(tidySettings(expected)).toBe(expected);
  });
});

describe("the text", () => {
  it.each<[string, string, string | undefined]>([
    ["plain words\nover two lines", "plain words over two lines", undefined],
    ["<b>bold <i>and</b> unclosed", "bold and unclosed", undefined],
    ["<v Roger Bingham>We are here", "We are here", "Roger Bingham"],
    ["<v.loud  Neil   deGrasse Tyson >Didn't we?</v>", "Didn't we?", "Neil deGrasse Tyson"],
    ["<v>nobody", "nobody", undefined],
    ["- <v A>One</v>\n- <v B>Two</v>", "- One - Two", "A"],
    ["<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", "漢字", undefined],
    ["<c.yellow.bg_blue>colours</c>", "colours", undefined],
    ["<lang en-GB>Lorry</lang>", "Lorry", undefined],
    ["one <00:00:01.500>two", "one two", undefined],
    ["a &lt;b&gt; &amp; c&nbsp;d", "a <b> & c d", undefined],
    ["&unknown; &amp &", "&unknown; &amp &", undefined],
    ["\u202bשלום\u202c &rlm;עולם", "\u202bשלום\u202c \u200fעולם", undefined],
    ["<script>alert(1)</script>", "alert(1)", undefined],
    ["<img src=x onerror=alert(1)>picture", "picture", undefined],
    ["half <b", "half", undefined],
    ["</i></ruby></rt>ends", "ends", undefined],
    ["", "", undefined],
    [`${"<b>".repeat(50_000)}deep`, "", undefined],
  ])("%#", (payload, text, speaker) => {
    expect(wordsOf(payload)).toEqual(speaker === undefined ? { text } : { text, speaker });
  });

  it("has an answer, whatever it is", () => {
    const pieces = [
      "<",
      ">",
      "/",
      "v",
      "b",
      "ruby",
      "rt",
      "&",
      ";",
      "#",
      "1",
      ":",
      ".",
      " ",
      "\n",
      "-->",
      "\0",
      "é",
      "\ud800",
    ];
    const odd = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(fc.property(odd, (payload) => typeof wordsOf(payload).text === "string"));
    fc.assert(fc.property(odd, (file) => readCaptions(`WEBVTT\n\n${file}`) !== null));
  });
});

describe("a SubRip file", () => {
  const srt =
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000 X1:1\r\n<font color=red>Red</font> {\\an8}top\r\n";
  it("is read, its tags as WebVTT's", () => {
    expect(read(srt)).toEqual(["1-2.5|<i>Hello</i>", "3-4|Red top"]);
    expect(read(`\ufeff\r\n${srt.replaceAll("<i>", "<I>").replaceAll("</i>", "</I>")}`)).toEqual([
      "1-2.5|<i>Hello</i>",
      "3-4|Red top",
    ]);
    expect(read("00:00:01,5 --> 00:00:02,25\na")).toEqual(["1.5-2.25|a"]);
  });
  it("names its own lines", () => {
    expect(read(`${srt}\n3\n00:00:09,000 --> 00:00:08,000\nBack`)?.at(-1)).toBe("bad 10");
  });
  it("is none without moments", () => {
    expect(read("1\nHello")).toBeNull();
  });
});

it.each([
  [0, "00:00:00.000"],
  [1.0005, "00:00:01.001"],
  [59.9999, "00:01:00.000"],
  [359_999.999, "99:59:59.999"],
  [360_000, "100:00:00.000"],
])("%d seconds are written %s", (seconds, text) => {
  expect(timestamp(seconds)).toBe(text);
});

it("reads a moment to the millisecond", () => {
  expect(read("WEBVTT\n\n00:00.014 --> 00:05.544\nwords")).toEqual(["0.014-5.544|words"]);
});

it("reads what it writes", () => {
  const moment = fc.integer({ min: 0, max: 400_000_000 }).map((milliseconds) => milliseconds / 1_000);
  const cue = fc
    .tuple(moment, fc.integer({ min: 1, max: 60_000 }), fc.constantFrom("", "align:start", "line:0 size:40%"))
    .map(([from, long, settings]) => {
      const to = Math.round(from * 1_000 + long) / 1_000;
      return { from, to, settings, payload: "<v Ada>Words & more\nsecond line" };
    });
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 20 }), (cues) => {
      const found = readCaptions(WEBVTT_HEAD + cues.map(cueText).join(""));
      const sorted = [...cues].sort((a, b) => a.from - b.from || a.to - b.to);
      expect(found?.cues.map(({ from, to, settings, payload }) => ({ from, to, settings, payload }))).toEqual(
        sorted,
      );
    }),
  );
});
