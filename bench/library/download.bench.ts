import { afterAll, beforeAll, expect, test } from "vitest";
import { compare, table } from "../harness";
import { type Both, fetchBytes, mibPerSecond, startBoth } from "./files";

const SIZE = 256 * 1024 ** 2;
/** The bytes go over two servers, and who may have them is asked; a bare server gives them as they lie on disk. */
const LEAST = 0.6;

let both: Both;
beforeAll(async () => {
  both = await startBoth(SIZE);
}, 600_000);
afterAll(() => both?.stop(), 60_000);

test("a film comes as fast as from a bare file server, nearly", async () => {
  const { library, bare, cookie, subject } = both;
  const address = library.url + (await library.open("lena", subject));
  const whole = (url: string) =>
    mibPerSecond(SIZE, async () => {
      const { bytes } = await fetchBytes(url, { Cookie: cookie });
      if (bytes !== SIZE) throw new Error(`${bytes} bytes came.`);
    });
  const four = (url: string) => {
    const quarter = SIZE / 4;
    return mibPerSecond(SIZE, () =>
      Promise.all(
        [0, 1, 2, 3].map((i) => {
          const range = `bytes=${i * quarter}-${(i + 1) * quarter - 1}`;
          return fetchBytes(url, { Cookie: cookie, Range: range });
        }),
      ),
    );
  };
  const film = `${bare.url}/film.mp4`;
  const bar = { atLeast: LEAST };
  const rows = [
    await compare({
      name: "download of 256 MiB",
      unit: "MiB/s",
      ours: whole(address),
      bare: whole(film),
      bar,
    }),
    await compare({
      name: "in four ranges at once",
      unit: "MiB/s",
      ours: four(address),
      bare: four(film),
      bar,
    }),
  ];
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
