import { describe, expect, it, test } from "vitest";
import {
  addedAfter,
  changesOf,
  isChanged,
  rebased,
  type Row,
  rowAt,
  rowProblem,
  rowsOf,
  type SavedCue,
  withJoined,
  withSplit,
} from "../../../../app/features/library/captions/cueDraft";
import { momentText, readMoment } from "../../../../app/features/library/captions/moment";
import { titleOfFile } from "../../../../app/features/library/staff/staffRecording";

const id = (name: string) => name as SavedCue["id"];
const cue = (name: string, from: number, payload = name): SavedCue => ({
  ...{ id: id(name), from, to: from + 2, payload, settings: "" },
  ...{ speaker: null, text: payload },
});
const saved = [cue("a", 0), cue("b", 10), cue("c", 20)];
const rows = rowsOf(saved);
const edited = (key: string, fields: Partial<Row>, of: readonly Row[] = rows) =>
  of.map((row) => (row.key === key ? { ...row, ...fields } : row));
const brief = (of: readonly Row[]) => of.map(({ from, payload }) => `${from.slice(6)} ${payload}`);

test.each<[string, number | null]>([
  ["0:05", 5],
  ["00:01.5", 1.5],
  ["01:02,345", 62.345],
  ["1:01:02.345", 3662.345],
  [" 100:00:00.000 ", 360_000],
  ["5", null],
  ["0:60", null],
  ["60:00:00", 216_000],
  ["1:60:00", null],
  ["0:05.1234", null],
  ["-0:05", null],
  ["", null],
])("the moment %j is %j seconds", (text, seconds) => {
  expect(readMoment(text)).toBe(seconds);
});

test("a moment that is written reads back as the same", () => {
  expect(momentText(3662.345)).toBe("01:01:02.345");
  for (const seconds of [0, 0.001, 59.999, 3599.5, 360_000])
    expect(readMoment(momentText(seconds))).toBe(seconds);
});

describe("what is to be saved", () => {
  it("is nothing of what is as it was", () => {
    expect(changesOf(rows, saved)).toEqual([]);
    expect(isChanged(edited("a", { payload: "a\n\n" }), saved)).toBe(false);
    expect(isChanged(edited("a", { from: "later" }), saved)).toBe(true);
  });

  it("is what changed, came and went", () => {
    const next = edited("b", { payload: "B", to: "0:13" }, addedAfter(rows, "a", "new-1")).filter(
      ({ key }) => key !== "c",
    );
    expect(changesOf(edited("new-1", { payload: "between" }, next), saved)).toEqual([
      { key: "new-1", change: { kind: "add", from: 2, to: 4, payload: "between", settings: "" } },
      { key: "b", change: { kind: "change", cue: "b", from: 10, to: 13, payload: "B", settings: "" } },
      { key: null, change: { kind: "remove", cue: "c" } },
    ]);
  });

  it.each<[Partial<Row>, string | null]>([
    [{}, null],
    [{ from: "soon" }, "cueTimes"],
    [{ to: "0:00" }, "cueTimes"],
    [{ payload: " " }, "cueText"],
    [{ payload: "a --> b" }, "cueText"],
    [{ payload: "a".repeat(2_001) }, "cueTooLong"],
  ])("with %j is wrong by %j", (fields, problem) => {
    expect(rowProblem({ ...rows[0]!, ...fields })).toBe(problem);
  });
});

describe("rows", () => {
  it("are split where the text is cut, the time by its lengths", () => {
    const one = rowsOf([cue("a", 0, "one two")]);
    const [first, second] = withSplit(one, "a", 4, "new-1");
    expect([first, second]).toMatchObject([
      { key: "a", cue: "a", from: "00:00:00.000", to: "00:00:01.000", payload: "one" },
      { key: "new-1", cue: null, from: "00:00:01.000", to: "00:00:02.000", payload: "two" },
    ]);
    expect(withSplit(one, "a", 0, "new-1")).toEqual(one);
    expect(withSplit(edited("a", { to: "?" }, one), "a", 4, "new-1")).toHaveLength(1);
  });

  it("are joined with the next, which is removed when it is saved", () => {
    const joined = withJoined(rows, "a");
    expect(joined).toMatchObject([
      { key: "a", from: "00:00:00.000", to: "00:00:12.000", payload: "a\nb" },
      { key: "c" },
    ]);
    expect(changesOf(joined, saved).map(({ change }) => change.kind)).toEqual(["change", "remove"]);
    expect(withJoined(rows, "c")).toEqual(rows);
  });

  it("are found by the moment that is played, and begun where there are none", () => {
    expect([
      rowAt(rows, 0),
      rowAt(rows, 11.9),
      rowAt(rows, 12),
      rowAt(edited("a", { from: "?" }), 0),
    ]).toEqual([0, 1, -1, -1]);
    expect(addedAfter([], null, "new-1")).toMatchObject([
      { cue: null, from: "00:00:00.000", to: "00:00:02.000" },
    ]);
  });
});

describe("with what somebody else saved meanwhile", () => {
  it("what only one of the two changed is as they made it", () => {
    const own = edited("a", { payload: "A" });
    const next = rebased(own, saved, [cue("a", 0), cue("b", 11, "theirs"), cue("c", 20), cue("d", 15)]);
    expect(brief(next)).toEqual(["00.000 A", "11.000 theirs", "15.000 d", "20.000 c"]);
    expect(next.every(({ theirs }) => theirs === null)).toBe(true);
  });

  it("one's own words stay and name the other's", () => {
    const next = rebased(edited("b", { payload: "B" }), saved, [
      cue("a", 0),
      cue("b", 10, "theirs"),
      cue("c", 20),
    ]);
    expect(next[1]).toMatchObject({ cue: "b", payload: "B", theirs: "theirs" });
  });

  it("what was removed comes back where it was changed on the other side", () => {
    const mine = edited("a", { payload: "A" }).filter(({ key }) => key !== "c");
    const next = rebased(mine, saved, [cue("b", 10), cue("c", 20, "still needed")]);
    expect(next).toMatchObject([
      { key: "a", cue: null, payload: "A", theirs: "" },
      { cue: "b", theirs: null },
      { cue: "c", payload: "still needed" },
    ]);
    expect(rebased(rows.slice(0, 2), saved, saved).map(({ key }) => key)).toEqual(["a", "b"]);
    expect(rebased(rows, saved, saved.slice(1)).map(({ key }) => key)).toEqual(["b", "c"]);
  });

  it("one's new rows are kept", () => {
    const added = edited("new-1", { payload: "mine" }, addedAfter(rows, "b", "new-1"));
    expect(brief(rebased(added, saved, saved))).toEqual(["00.000 a", "10.000 b", "12.000 mine", "20.000 c"]);
  });
});

test.each([
  ["session-4_final.mp4", "session 4 final"],
  ["Week 2.5 talk.webm", "Week 2.5 talk"],
  ["-.mp4", "-.mp4"],
  ["noending", "noending"],
])("a recording of %j is called %j at first", (file, title) => {
  expect(titleOfFile(file)).toBe(title);
});
