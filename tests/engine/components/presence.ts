import { describe, expect, test } from "vitest";
import type { App } from "./app";

type Tokens = { roomToken: string; sessionToken: string };
type State = { userId: string; online: boolean; lastDisconnected: number; data?: unknown };

/** The app's presence functions. */
class Rooms {
  constructor(private readonly app: () => App) {}

  heartbeat(
    roomId: string,
    userId: string,
    sessionId = `${roomId} ${userId}`,
    interval = 60_000,
  ): Promise<Tokens> {
    return this.app().mutation<Tokens>("presence:heartbeat", { roomId, userId, sessionId, interval });
  }

  async list(roomToken: string): Promise<[string, boolean][]> {
    const states = await this.app().query<State[]>("presence:list", { roomToken });
    return states.map(({ userId, online }) => [userId, online]);
  }

  until(roomToken: string, wanted: (states: State[]) => boolean): Promise<State[]> {
    return this.app().until<State[]>("presence:list", { roomToken }, wanted);
  }
}

/** What any version of the presence component does. */
export function presenceScenarios(app: () => App): void {
  describe("presence", () => {
    sessions(app);
    users(app);
  });
}

function sessions(app: () => App): void {
  const rooms = new Rooms(app);
  test("a user is there while one of his sessions is", async () => {
    const first = await rooms.heartbeat("desk", "cid", "tab 1");
    const second = await rooms.heartbeat("desk", "cid", "tab 2");
    const states = rooms.until(first.roomToken, ([state]) => state?.online === false);
    await app().mutation("presence:disconnect", { sessionToken: first.sessionToken });
    expect(await rooms.list(first.roomToken)).toEqual([["cid", true]]);
    const before = Date.now();
    await app().mutation("presence:disconnect", { sessionToken: second.sessionToken });
    const [state] = await states;
    expect(state?.lastDisconnected).toBeGreaterThanOrEqual(before);
    await rooms.heartbeat("desk", "cid", "tab 3");
    expect(await rooms.list(first.roomToken)).toEqual([["cid", true]]);
  });

  test("without heartbeats a session times out; with them it stays", async () => {
    const began = Date.now();
    const silent = await rooms.heartbeat("stairs", "dan", "silent", 200);
    const beats = setInterval(() => void rooms.heartbeat("stairs", "fay", "beating", 200), 100);
    const states = await rooms.until(silent.roomToken, (all) => all.some(({ online }) => !online));
    clearInterval(beats);
    // 2.5 intervals.
    expect(Date.now() - began).toBeGreaterThanOrEqual(500);
    expect(states.map(({ userId, online }) => [userId, online])).toEqual([
      ["fay", true],
      ["dan", false],
    ]);
  });
}

function users(app: () => App): void {
  const rooms = new Rooms(app);
  test("shows who is in a room, to those who hold its token", async () => {
    const ada = await rooms.heartbeat("hall", "ada");
    const bob = await rooms.heartbeat("hall", "bob");
    const eve = await rooms.heartbeat("cellar", "eve");
    expect(bob.roomToken).toBe(ada.roomToken);
    expect(eve.roomToken).not.toBe(ada.roomToken);
    expect(new Set([ada, bob, eve].map(({ sessionToken }) => sessionToken)).size).toBe(3);
    expect(await rooms.list(ada.roomToken)).toEqual([
      ["ada", true],
      ["bob", true],
    ]);
    expect(await rooms.list("guessed")).toEqual([]);
    await expect(rooms.heartbeat("hall", "bob", "hall ada")).rejects.toThrow(
      "sessionId hall ada must be unique for a given room/user",
    );
  });

  test("keeps data of a user in a room; users and rooms can be removed", async () => {
    const { roomToken } = await rooms.heartbeat("studio", "gus");
    await rooms.heartbeat("studio", "hal");
    await rooms.heartbeat("attic", "gus");
    await app().mutation("presence:update", { roomId: "studio", userId: "gus", data: { hand: "up" } });
    expect((await app().query<State[]>("presence:list", { roomToken }))[0]?.data).toEqual({ hand: "up" });
    expect(await app().query("presence:listUser", { userId: "gus" })).toEqual([
      { roomId: "attic", online: true, lastDisconnected: 0 },
      { roomId: "studio", online: true, lastDisconnected: 0 },
    ]);
    await app().mutation("presence:removeUser", { roomId: "studio", userId: "gus" });
    expect(await rooms.list(roomToken)).toEqual([["hal", true]]);
    await app().mutation("presence:removeRoom", { roomId: "studio" });
    expect(await app().query("presence:listRoom", { roomId: "studio", onlineOnly: false })).toEqual([]);
    expect(await rooms.list(roomToken)).toEqual([]);
  });
}
