import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, components } from "../../../convex/_generated/api";
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
const enter = (who: Somebody, page = "page", arriving = true) =>
  who.as.mutation(heartbeat, { ...here(), page, arriving });

async function seenBy(who: Somebody, roomToken: string) {
  const people = await who.as.query(list, { ...here(), roomToken });
  return people.map(({ name }) => name).sort();
}

describe("who is here", () => {
  it("is named, with a colour and where they are", async () => {
    const { roomToken } = await enter(anna);
    await enter(ben);
    const cursor = { anchor: 3, head: 8, version: 2 };
    await ben.as.mutation(place, { ...here(), page: "page", cursor, componentId: null });
    const people = await anna.as.query(list, { ...here(), roomToken });
    expect(people.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      {
        person: anna.person,
        page: "page",
        name: "Anna",
        colour: colourOf(anna.person),
        self: true,
        cursor: null,
        componentId: null,
      },
      {
        person: ben.person,
        page: "page",
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
    await anna.as.mutation(place, { ...here(), page: "page", cursor: null, componentId: "Hero-1" });
    expect(await anna.as.query(list, { ...here(), roomToken })).toMatchObject([{ componentId: "Hero-1" }]);
  });

  it("shows a place on each of their pages, and leaves page by page", async () => {
    const { roomToken } = await enter(anna);
    const cursor = (at: number) => ({ anchor: at, head: at, version: 1 });
    for (const [page, at] of [
      ["one", 3],
      ["two", 7],
    ] as const) {
      await enter(ben, page);
      await ben.as.mutation(place, { ...here(), page, cursor: cursor(at), componentId: null });
    }
    const ofBen = async () => {
      const seen = await anna.as.query(list, { ...here(), roomToken });
      const pages = seen.filter(({ person }) => person === ben.person);
      return pages.map((each) => [each.page, each.cursor?.head]).sort();
    };
    expect(await ofBen()).toEqual([
      ["one", 3],
      ["two", 7],
    ]);
    await ben.as.mutation(disconnect, { ...here(), page: "one" });
    expect(await ofBen()).toEqual([["two", 7]]);
    await ben.as.mutation(disconnect, { ...here(), page: "two" });
    expect(await seenBy(anna, roomToken)).toEqual(["Anna"]);
  });

  it("nobody closes the pages of somebody else, or moves their cursor", async () => {
    const { roomToken } = await enter(anna, "hers");
    const cursor = { anchor: 1, head: 1, version: 1 };
    await ben.as.mutation(disconnect, { ...here(), page: "hers" });
    await ben.as.mutation(place, { ...here(), page: "hers", cursor, componentId: null });
    expect(await anna.as.query(list, { ...here(), roomToken })).toMatchObject([
      { person: anna.person, cursor: null },
    ]);
  });

  it("leaves 25 seconds after the last sign of life", async () => {
    const { roomToken } = await enter(anna);
    await enter(ben);
    for (const who of [[anna], [anna], []]) {
      await vi.advanceTimersByTimeAsync(10_000);
      for (const one of who) await enter(one, "page", false);
    }
    await app.finishInProgressScheduledFunctions();
    expect(await seenBy(anna, roomToken)).toEqual(["Anna"]);
  });

  it("what is left of a page that went without a word is cleared away by the next that comes", async () => {
    await enter(ben, "lost");
    await vi.advanceTimersByTimeAsync(26_000);
    await app.finishInProgressScheduledFunctions();
    const known = () =>
      app.run((ctx) => ctx.runQuery(components.presence.public.listRoom, { roomId: `content:${item}` }));
    expect(await known()).toMatchObject([{ userId: `${ben.person}:lost`, online: false }]);
    await enter(anna, "page", false);
    expect((await known()).length).toBe(2);
    await enter(anna, "another");
    expect((await known()).map(({ userId }) => userId).sort()).toEqual([
      `${anna.person}:another`,
      `${anna.person}:page`,
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a place that is no number", { anchor: Number.NaN, head: 1, version: 1 }],
    ["a place before the text", { anchor: -1, head: 1, version: 1 }],
    ["half a place", { anchor: 1, head: 1.5, version: 1 }],
  ])("%s", async (_name, cursor) => {
    await enter(anna);
    const call = anna.as.mutation(place, { ...here(), page: "page", cursor, componentId: null });
    await expectFailure(call, "invalid", { cursor: "format" });
  });

  it("a component's name without end", async () => {
    const call = anna.as.mutation(place, {
      ...here(),
      page: "page",
      cursor: null,
      componentId: "a".repeat(129),
    });
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
    await expectFailure(eve.as.mutation(heartbeat, { ...there, page: "page", arriving: true }), "notFound");
    await expectFailure(eve.as.query(list, { ...there, roomToken }), "notFound");
    const own = await addPost(app, other, eve.person);
    expect(await eve.as.query(list, { organization: other, item: own, roomToken })).toEqual([]);
  });

  it("what is in the trash", async () => {
    item = await addPost(app, organization, anna.person, { state: "trashed", slug: "gone" });
    await expectFailure(enter(anna), "conflict");
  });
});
