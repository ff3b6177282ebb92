import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { colourOf } from "../../../convex/publishing/rules/presence";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addPost } from "../../support/posts";

const { heartbeat, list, place, disconnect } = api.publishing.presence;

let app: App;
let organization: Organization;
let anna: Somebody;
let ben: Somebody;
let item: Id<"contentItems">;

beforeEach(async () => {
  vi.useFakeTimers();
  app = startApp();
  organization = await addOrganization(app);
  anna = await addMember(app, organization, "Anna", ["editor"]);
  ben = await addMember(app, organization, "Ben", ["reviewer"]);
  item = await addPost(app, organization, anna.person);
});
afterEach(() => vi.useRealTimers());

const here = () => ({ organization, item });
const enter = (who: Somebody, page = "page") => who.as.mutation(heartbeat, { ...here(), page });

async function seenBy(who: Somebody, roomToken: string) {
  const people = await who.as.query(list, { ...here(), roomToken });
  return people.map(({ name }) => name).sort();
}

describe("who is here", () => {
  it("is named, with a colour and where they are", async () => {
    const { roomToken } = await enter(anna);
    await enter(ben);
    const cursor = { anchor: 3, head: 8, version: 2 };
    await ben.as.mutation(place, { ...here(), cursor, componentId: null });
    const people = await anna.as.query(list, { ...here(), roomToken });
    expect(people.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      {
        person: anna.person,
        name: "Anna",
        colour: colourOf(anna.person),
        self: true,
        cursor: null,
        componentId: null,
      },
      {
        person: ben.person,
        name: "Ben",
        colour: colourOf(ben.person),
        self: false,
        cursor,
        componentId: null,
      },
    ]);
  });

  it("is shown at a component of a page", async () => {
    item = await addPost(app, organization, anna.person, { kind: "page", slug: "page" });
    const { roomToken } = await enter(anna);
    await anna.as.mutation(place, { ...here(), cursor: null, componentId: "Hero-1" });
    expect(await anna.as.query(list, { ...here(), roomToken })).toMatchObject([{ componentId: "Hero-1" }]);
  });

  it("leaves with their last page", async () => {
    const { roomToken } = await enter(anna);
    const [first, second] = [await enter(ben, "one"), await enter(ben, "two")];
    await ben.as.mutation(disconnect, { organization, sessionToken: first.sessionToken });
    expect(await seenBy(anna, roomToken)).toEqual(["Anna", "Ben"]);
    await ben.as.mutation(disconnect, { organization, sessionToken: second.sessionToken });
    expect(await seenBy(anna, roomToken)).toEqual(["Anna"]);
  });

  it("leaves 25 seconds after the last sign of life", async () => {
    const { roomToken } = await enter(anna);
    await enter(ben);
    for (const who of [[anna], [anna], []]) {
      await vi.advanceTimersByTimeAsync(10_000);
      for (const one of who) await enter(one);
    }
    await app.finishInProgressScheduledFunctions();
    expect(await seenBy(anna, roomToken)).toEqual(["Anna"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a place that is no number", { anchor: Number.NaN, head: 1, version: 1 }],
    ["a place before the text", { anchor: -1, head: 1, version: 1 }],
    ["half a place", { anchor: 1, head: 1.5, version: 1 }],
  ])("%s", async (_name, cursor) => {
    await enter(anna);
    const call = anna.as.mutation(place, { ...here(), cursor, componentId: null });
    await expectFailure(call, "invalid", { cursor: "format" });
  });

  it("a component's name without end", async () => {
    const call = anna.as.mutation(place, { ...here(), cursor: null, componentId: "a".repeat(129) });
    await expectFailure(call, "invalid", { componentId: "tooLong" });
  });

  it("a page with a strange name", async () => {
    await expectFailure(enter(anna, "a:b"), "invalid", { page: "format" });
  });

  it("somebody whose roles do not let them read", async () => {
    const mentor = await addMember(app, organization, "Mira", ["mentor"]);
    await expectFailure(enter(mentor), "forbidden");
    await expectFailure(mentor.as.query(list, { ...here(), roomToken: "x" }), "forbidden");
  });

  it("another organization, even with a token of the room", async () => {
    const other = await addOrganization(app, "other");
    const eve = await addMember(app, other, "Eve", ["owner"]);
    const { roomToken } = await enter(anna);
    const there = { organization: other, item };
    await expectFailure(eve.as.mutation(heartbeat, { ...there, page: "page" }), "notFound");
    await expectFailure(eve.as.query(list, { ...there, roomToken }), "notFound");
    const own = await addPost(app, other, eve.person);
    expect(await eve.as.query(list, { organization: other, item: own, roomToken })).toEqual([]);
  });

  it("what is in the trash", async () => {
    item = await addPost(app, organization, anna.person, { state: "trashed", slug: "gone" });
    await expectFailure(enter(anna), "conflict");
  });
});
