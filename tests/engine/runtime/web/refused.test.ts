import vm from "node:vm";
import { expect, test } from "vitest";
import { makeRealm } from "./realm";

const realm = makeRealm("transaction");
const text = (what: string): string =>
  `Can't use ${what} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;

test.each([
  [`await fetch("https://a")`, "fetch()"],
  [`setTimeout(() => {}, 1)`, "setTimeout"],
  [`setInterval(() => {}, 1)`, "setInterval"],
  [`AbortSignal.timeout(1)`, "setTimeout"],
  [
    `await crypto.subtle.generateKey({ name: "AES-GCM", length: 128 }, true, ["encrypt"])`,
    "cryptographic randomness",
  ],
])("transactions refuse %s", async (code, what) => {
  const message = await realm.run(
    `try { ${code}; } catch (error) { return [error.constructor === Error, error.message]; }`,
  );
  expect(message).toEqual([true, text(what)]);
});

test("transactions may clear timers, and have no network to reach", async () => {
  expect(await realm.run(`clearTimeout(1); clearInterval(2); return typeof document + typeof window;`)).toBe(
    "undefinedundefined",
  );
  expect(Object.keys(realm.ops.async)).toEqual([]);
  expect(Object.keys(realm.ops.sync).filter((op) => /^(fetch|timer|random)\./.test(op))).toEqual([]);
});

test("random values of transactions follow the generator behind Math.random", async () => {
  const draw = (generator: string): unknown => {
    const context = vm.createContext(Object.create(null) as object);
    vm.runInContext(`Math.random = ${generator};`, context);
    const seeded = makeRealm("transaction", context);
    return vm.runInContext(
      `Math.random = () => 0; [crypto.randomUUID(), [...crypto.getRandomValues(new Uint16Array(2))]].join(" ")`,
      seeded.context,
    );
  };
  expect(draw(`(() => { let n = 0; return () => (n++ % 256) / 256; })()`)).toBe(
    "00010203-0405-4607-8809-0a0b0c0d0e0f 4368,4882",
  );
});
