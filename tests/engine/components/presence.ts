import { describe, expect, test } from "vitest";
import type { App } from "./app";

type Tokens = { roomToken: string; sessionToken: string };
type State = { userId: string; online: boolean; lastDisconnected: number; data?: unknown };

/** What any version of the presence component does. */
export function presenceScenarios(app: () => App): void {
  const heartbeat = (roomId: string, userId: string, sessionId = `${roomId} ${userId}`, interval = 60_000) =>
    app().mutation<Tokens>("presence:heartbeat", { roomId, userId, sessionId, interval });
  const list = async (roomToken: string) =>
    (await app().query<State[]>("presence:list", { roomToken })).map(({ userId, online }) => [userId, online]);
  const until = (roomToken: string, wanted: (states: State[]) => boolean) =>
    app().until<State[]>("presence:list", { roomToken }, wanted);

  describe("presence", () => {
    test("shows who is in a room, to those who hold its token", async () => {
      const ada = await heartbeat("hall", "ada");
      const bob = await heartbeat("hall", "bob");
      const eve = await heartbeat("cellar", "eve");
      expect(bob.roomToken).toBe(ada.roomToken);
      expect(eve.roomToken).not.toBe(ada.roomToken);
      expect(new Set([ada, bob, eve].map(({ sessionToken }) => sessionToken)).size).toBe(3);
      expect(await list(ada.roomToken)).toEqual([
        ["ada", true],
        ["bob", true],
      ]);
      expect(await list("guessed")).toEqual([]);
      await expect(heartbeat("hall", "bob", "hall ada")).rejects.toThrow(
        "sessionId hall ada must be unique for a given room/user",
      );
    });

    test("a user is there while one of his sessions is", async () => {
      const first = await heartbeat("desk", "cid", "tab 1");
      const second = await heartbeat("desk", "cid", "tab 2");
      const states = until(first.roomToken, ([state]) => state?.online === false);
      await app().mutation("presence:disconnect", { sessionToken: first.sessionToken });
      expect(await list(first.roomToken)).toEqual([["cid", true]]);
      const before = Date.now();
      await app().mutation("presence:disconnect", { sessionToken: second.sessionToken });
      const [state] = await states;
      expect(state?.lastDisconnected).toBeGreaterThanOrEqual(before);
      await heartbeat("desk", "cid", "tab 3");
      expect(await list(first.roomToken)).toEqual([["cid", true]]);
    });

    test("without heartbeats a session times out; with them it stays", async () => {
      const began = Date.now();
      const silent = await heartbeat("stairs", "dan", "silent", 200);
      const beats = setInterval(() => void heartbeat("stairs", "fay", "beating", 200), 100);
      const states = await until(silent.roomToken, (all) => all.some(({ online }) => !online));
      clearInterval(beats);
      // 2.5 intervals.
      expect(Date.now() - began).toBeGreaterThanOrEqual(500);
      expect(states.map(({ userId, online }) => [userId, online])).toEqual([
        ["fay", true],
        ["dan", false],
      ]);
    });

    test("keeps data of a user in a room; users and rooms can be removed", async () => {
      const { roomToken } = await heartbeat("studio", "gus");
      await heartbeat("studio", "hal");
      await heartbeat("attic", "gus");
      await app().mutation("presence:update", { roomId: "studio", userId: "gus", data: { hand: "up" } });
      expect((await app().query<State[]>("presence:list", { roomToken }))[0]?.data).toEqual({ hand: "up" });
      expect(await app().query("presence:listUser", { userId: "gus" })).toEqual([
        { roomId: "attic", online: true, lastDisconnected: 0 },
        { roomId: "studio", online: true, lastDisconnected: 0 },
      ]);
      await app().mutation("presence:removeUser", { roomId: "studio", userId: "gus" });
      expect(await list(roomToken)).toEqual([["hal", true]]);
      await app().mutation("presence:removeRoom", { roomId: "studio" });
      expect(await app().query("presence:listRoom", { roomId: "studio", onlineOnly: false })).toEqual([]);
      expect(await list(roomToken)).toEqual([]);
    });
  });
}
