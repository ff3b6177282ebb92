import { describe, expect, test } from "vitest";
import { waitAfter } from "../../../convex/conferencing/rules/attempts";
import { readReport, readZoomEvent, uuidInPath } from "../../../convex/conferencing/rules/zoomEvents";
import { participantEvent } from "../../support/doubles/zoom";

const joined = {
  meeting: 85746065,
  uuid: "4444AAAiAAAAAiAiAiiAii==",
  user: "16778240",
  at: 1_800_000_000_000,
};
const read = (event: object) => readZoomEvent(JSON.stringify(event));

describe("a webhook of Zoom", () => {
  test("tells who came, by the registrant and not by the name", () => {
    expect(read(participantEvent("joined", { ...joined, registrant: "abc" }))).toEqual({
      is: "joined",
      meeting: "85746065",
      uuid: joined.uuid,
      stay: `${joined.uuid} 16778240`,
      registrant: "abc",
      at: joined.at,
    });
  });

  test("tells who went", () => {
    expect(read(participantEvent("left", joined))).toMatchObject({
      is: "left",
      registrant: null,
      at: joined.at,
    });
  });

  test("may bear the meeting's number as a number", () => {
    const event = { event: "meeting.ended", payload: { object: { id: 85746065, uuid: "a==" } } };
    expect(read(event)).toEqual({ is: "ended", meeting: "85746065", uuid: "a==" });
  });

  test.each([
    [
      "a check of the address",
      { event: "endpoint.url_validation", payload: { plainToken: "t" } },
      "validation",
    ],
    ["a check without its token", { event: "endpoint.url_validation", payload: {} }, "unreadable"],
    ["what we do not listen to", { event: "meeting.sharing_started", payload: {} }, "other"],
    ["no meeting", { event: "meeting.ended", payload: { object: { uuid: "a==" } } }, "unreadable"],
    [
      "no participant",
      { event: "meeting.participant_left", payload: { object: { id: 1, uuid: "a" } } },
      "unreadable",
    ],
    ["no object at all", { event: "meeting.participant_left" }, "unreadable"],
    ["no event", { payload: {} }, "unreadable"],
  ])("%s", (_, event, is) => expect(read(event).is).toBe(is));

  test.each(["", "null", "[]", "{", '"text"'])("%j is unreadable", (body) => {
    expect(readZoomEvent(body)).toEqual({ is: "unreadable" });
  });
});

test("a page of the report, without those whom nobody knows", () => {
  const line = {
    user_id: "1",
    registrant_id: "r",
    join_time: "2026-11-24T17:00:00Z",
    leave_time: "2026-11-24T18:00:00Z",
  };
  const page = {
    participants: [line, { ...line, registrant_id: "" }, { ...line, join_time: "soon" }],
    next_page_token: "n",
  };
  expect(readReport("u", page)).toEqual({
    stays: [{ stay: "u 1", registrant: "r", joinedAt: 1795539600000, leftAt: 1795543200000 }],
    nextPage: "n",
  });
  expect(readReport("u", { participants: "none", next_page_token: "" })).toEqual({
    stays: [],
    nextPage: null,
  });
});

test.each([
  ["4444AAAiAAAAAiAiAiiAii==", "4444AAAiAAAAAiAiAiiAii%3D%3D"],
  ["/ajXp112QmuoKj4854875==", "%252FajXp112QmuoKj4854875%253D%253D"],
  ["ab//cd==", "ab%252F%252Fcd%253D%253D"],
  ["ab/cd==", "ab%2Fcd%3D%3D"],
])("the UUID %s in a path", (uuid, path) => expect(uuidInPath(uuid)).toBe(path));

test.each([
  [1, null, 0, 7_500],
  [1, null, 0.5, 11_250],
  [3, null, 0, 30_000],
  [20, null, 0, 1_800_000],
  [1, 42_000, 0.9, 42_000],
  [1, 86_400_000, 0, 3_600_000],
])("after fault %i, told to wait %s: %i ms", (faults, told, chance, wait) => {
  expect(waitAfter(faults, told, chance)).toBe(wait);
});
