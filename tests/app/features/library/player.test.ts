import { describe, expect, it } from "vitest";
import { chaptersFile } from "../../../../app/features/library/player/chaptersFile";
import {
  interrupted,
  type Moment,
  NOTHING,
  playedTo,
  toldOf,
  untold,
} from "../../../../app/features/library/player/playedStretches";
import { lineAt, linesWith } from "../../../../app/features/library/player/transcriptSearch";

const at = (position: number, clock: number, rate = 1): Moment => ({ position, clock, rate });
const played = (moments: Moment[]) => moments.reduce(playedTo, NOTHING).stretches;

describe("what was played", () => {
  it.each<[string, Moment[], [number, number][]]>([
    ["nothing of one moment", [at(5, 0)], []],
    ["what lies between moments", [at(0, 0), at(0.25, 0.25), at(0.5, 0.5)], [[0, 0.5]]],
    ["twice as much at twice the speed", [at(0, 0, 2), at(2, 1, 2)], [[0, 2]]],
    [
      "nothing of a jump ahead",
      [at(0, 0), at(1, 1), at(60, 1.25), at(61, 2.25)],
      [
        [0, 1],
        [60, 61],
      ],
    ],
    [
      "nothing of a jump back",
      [at(50, 0), at(51, 1), at(10, 1.25), at(11, 2.25)],
      [
        [50, 51],
        [10, 11],
      ],
    ],
    ["nothing of standing still", [at(5, 0), at(5, 9)], []],
    ["all of it where the page slept and the sound went on", [at(0, 0), at(30, 30)], [[0, 30]]],
  ])("is %s", (_name, moments, stretches) => {
    expect(played(moments)).toEqual(stretches.map(([from, to]) => ({ from, to })));
  });

  it("begins anew after an interruption, goes on after it was told, and is told again where that failed", () => {
    const first = [at(0, 0), at(1, 1)].reduce(playedTo, NOTHING);
    expect(playedTo(interrupted(first), at(1.2, 1.2)).stretches).toEqual([{ from: 0, to: 1 }]);
    const told = playedTo(toldOf(first), at(2, 2));
    expect(told.stretches).toEqual([{ from: 1, to: 2 }]);
    expect(untold(told, first.stretches).stretches).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });
});

const lines = [
  { from: 0, to: 4, text: "Wir beginnen" },
  { from: 10, to: 14, text: "Grüsse aus Genève" },
  { from: 20, to: 24, text: "a good, short pitch" },
];

it.each([
  [-1, -1],
  [0, 0],
  [9.9, 0],
  [10, 1],
  [500, 2],
])("at %d seconds line %d is said", (seconds, index) => {
  expect(lineAt(lines, seconds)).toBe(index);
});

it.each([
  ["", [0, 1, 2]],
  ["  ", [0, 1, 2]],
  ["GENEVE", [1]],
  ["grusse", [1]],
  ["pitch good", [2]],
  ["pitch bad", []],
])("a search for %j finds the lines %j", (search, found) => {
  expect(linesWith(lines, search)).toEqual(found);
});

it("writes chapters as players read them", () => {
  const chapters = [
    { startSeconds: 0, title: "Welcome & <more>" },
    { startSeconds: 65.5, title: "Why" },
  ];
  expect(chaptersFile(chapters)).toBe(
    "WEBVTT\n\n00:00:00.000 --> 00:01:05.500\nWelcome &amp; &lt;more&gt;\n\n00:01:05.500 --> 99:59:59.000\nWhy\n\n",
  );
});
