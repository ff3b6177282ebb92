import { describe, expect, test } from "vitest";
import { withAddress } from "../../../../app/server/library/pictures/loopback";
import { inTurn } from "../../../../app/server/library/pictures/turns";
import { errorData } from "../../../../convex/shared/errors";

const FILM = new TextEncoder().encode("0123456789");

/** Answers as the route of files does, with what was asked as its header `X-Asked`. */
const answer = async (range: string | null) =>
  new Response(FILM, { status: range === null ? 200 : 206, headers: { "X-Asked": range ?? "all" } });

describe("a file on the loopback", () => {
  test("is read there, a stretch at a time, by whoever knows its address", async () => {
    const seen = await withAddress(answer, 100, async (address) => {
      const [whole, part] = [await fetch(address), await fetch(address, { headers: { Range: "bytes=2-" } })];
      const others = [await fetch(`${address}x`), await fetch(address, { method: "POST" })];
      expect(new URL(address).hostname).toBe("127.0.0.1");
      return [
        ...[whole.status, whole.headers.get("x-asked"), await whole.text()],
        ...[part.status, part.headers.get("x-asked")],
        ...others.map(({ status }) => status),
      ];
    });
    expect(seen).toEqual([200, "all", "0123456789", 206, "bytes=2-", 404, 404]);
  });

  test("is gone when the work is done, and when it failed", async () => {
    const addresses: string[] = [];
    await withAddress(answer, 100, async (address) => void addresses.push(address));
    const failed = withAddress(answer, 100, async (address) => {
      addresses.push(address);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(addresses).toHaveLength(2);
    for (const address of addresses) await expect(fetch(address)).rejects.toThrow("fetch failed");
  });

  test("is given out up to a bound, all requests together", async () => {
    await withAddress(answer, 25, async (address) => {
      const read = async () => (await fetch(address)).text();
      expect([await read(), await read()]).toEqual(["0123456789", "0123456789"]);
      await expect(read()).rejects.toThrow();
    });
  });

  test("breaks off where it cannot be read", async () => {
    const refuse = () => Promise.reject(new Error("The storage does not answer."));
    await withAddress(refuse, 100, (address) => expect(fetch(address)).rejects.toThrow("fetch failed"));
  });
});

test("works are done one after the other, failed ones too, and the eleventh is sent away", async () => {
  const log: string[] = [];
  const work = (number: number) => async () => {
    log.push(`${number} begins`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.push(`${number} ends`);
    if (number === 1) throw new Error("failed");
    return number;
  };
  const all = Array.from({ length: 11 }, (_, number) =>
    inTurn(work(number)).catch((error: unknown) => error),
  );
  const done = await Promise.all(all);
  expect(done.slice(0, 10).map((each) => (each instanceof Error ? each.message : each))).toEqual([
    ...[0, "failed", 2, 3, 4, 5, 6, 7, 8, 9],
  ]);
  expect(errorData(done[10])?.code).toBe("unavailable");
  expect(log).toEqual(
    Array.from({ length: 10 }, (_, number) => [`${number} begins`, `${number} ends`]).flat(),
  );
  expect(await inTurn(async () => "again")).toBe("again");
});
