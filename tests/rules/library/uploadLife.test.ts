import { describe, expect, test } from "vitest";
import { LARGEST, quotaOf, sizeProblem } from "../../../convex/library/rules/limits";
import { UPLOAD_STATES, type UploadState } from "../../../convex/library/rules/statuses";
import { arrivalOf, expiryIn, mayBecome, partTypeOf } from "../../../convex/library/rules/uploadLife";

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

test("an upload goes on, or out, and never back", () => {
  const ways = UPLOAD_STATES.flatMap((from) =>
    UPLOAD_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(ways).toEqual([
    "receiving → checking",
    "receiving → removing",
    "checking → ready",
    "checking → refused",
    "checking → removing",
    "ready → removing",
    "refused → removing",
  ]);
});

test.each<[UploadState, number]>([
  ["receiving", 86_400_000],
  ["checking", 600_000],
  ["ready", 86_400_000],
  ["refused", 86_400_000],
  ["removing", 600_000],
])("%s is seen to again after %i ms", (state, after) => {
  expect(expiryIn(state, 1_000)).toBe(1_000 + after);
});

describe("a part that came", () => {
  const upload = { state: "receiving" as UploadState, offset: 10, size: 30 };
  const part = { offset: 10, size: 20, sha256: "a" };
  test.each([
    ["goes on", upload, part, null, "take"],
    ["is a byte", upload, { ...part, size: 1 }, null, "take"],
    ["was there", upload, { ...part, offset: 0 }, { ...part, offset: 0 }, "already"],
    ["was there, and all is", { ...upload, state: "checking" as const }, part, part, "already"],
    ["has other bytes", upload, { ...part, offset: 0 }, { ...part, offset: 0, sha256: "b" }, "elsewhere"],
    ["leaves a gap", upload, { ...part, offset: 11 }, null, "elsewhere"],
    ["comes too late", { ...upload, state: "ready" as const }, part, null, "elsewhere"],
    ["is too long", upload, { ...part, size: 21 }, null, "wrong"],
    ["is empty", upload, { ...part, size: 0 }, null, "wrong"],
    ["is no number of bytes", upload, { ...part, size: 1.5 }, null, "wrong"],
    ["is longer than parts are", { ...upload, size: GIB }, { ...part, size: 8 * MIB + 1 }, null, "wrong"],
  ] as const)("%s", (_, to, arriving, known, expected) => {
    expect(arrivalOf(to, arriving, known)).toBe(expected);
  });
});

test("a part's file bears its upload's name", () => {
  expect(partTypeOf("abc")).toBe("application/x-library-part; upload=abc");
});

describe("sizes", () => {
  const room = { used: 0, quota: 100 * GIB };
  test.each([
    ["recording", 20 * GIB, room, null],
    ["recording", 20 * GIB + 1, room, "recordingTooLarge"],
    ["material", 500 * MIB, room, null],
    ["material", 500 * MIB + 1, room, "materialTooLarge"],
    ["material", 0, room, "uploadEmpty"],
    ["material", -1, room, "uploadEmpty"],
    ["material", NaN, room, "uploadEmpty"],
    ["material", 10, { used: 90, quota: 100 }, null],
    ["material", 11, { used: 90, quota: 100 }, "libraryFull"],
  ] as const)("%s of %d bytes", (purpose, size, usage, problem) => {
    expect(sizeProblem(purpose, size, usage)).toBe(problem);
  });

  test("the largest of all is a recording's", () => {
    expect(LARGEST).toBe(20 * GIB);
  });

  test.each([
    [undefined, 100 * GIB],
    ["", 100 * GIB],
    ["0", 0],
    ["1000", 1000],
    ["-1", 100 * GIB],
    ["1.5", 100 * GIB],
    ["much", 100 * GIB],
  ])("a quota of %s", (setting, bytes) => {
    expect(quotaOf(setting)).toBe(bytes);
  });
});
