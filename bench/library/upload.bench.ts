import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf } from "../../tests/support/libraryProduct";
import { compare, table } from "../harness";
import { type Both, mibPerSecond, sendBytes, startBoth } from "./files";

const SIZE = 256 * 1024 ** 2;
/** Both hash the bytes, keep every file, and answer when it is safe; ours takes them over two servers, part by part. */
const LEAST = 0.6;

let both: Both;
beforeAll(async () => {
  both = await startBoth(SIZE);
}, 600_000);
afterAll(() => both?.stop(), 60_000);

test("a film is taken as fast as by a bare file server, nearly", async () => {
  const { library, bare, file } = both;
  const cookie = await cookieOf("mara");
  const ours = async () => {
    const location = await library.announce(SIZE, "film.mp4", "video/mp4");
    const headers = {
      ...{ Cookie: cookie, Origin: library.url, "Tus-Resumable": "1.0.0", "Upload-Offset": "0" },
      "Content-Type": "application/offset+octet-stream",
    };
    return mibPerSecond(SIZE, () => sendBytes(library.url + location, { method: "PATCH", headers }, file))();
  };
  let taken = 0;
  const put = () => sendBytes(`${bare.url}/taken-${taken++}.mp4`, { method: "PUT", headers: {} }, file);
  const row = await compare({
    ...{ name: "upload of 256 MiB in one request", unit: "MiB/s", ours, bare: mibPerSecond(SIZE, put) },
    ...{ bar: { atLeast: LEAST }, rounds: 5, warmUp: 1 },
  });
  console.log(table([row]));
  expect(row.ok).toBe(true);
});
