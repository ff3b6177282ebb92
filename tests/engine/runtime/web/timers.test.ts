import { afterAll, expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("action");
afterAll(() => realm.ops.dispose());

test.each([
  `return new Promise((resolve) => setTimeout((...args) => resolve(args), 5, 1, "two"));`,
  `const seen = []; setTimeout(() => seen.push("b"), 20); setTimeout(() => seen.push("a"), 1); await new Promise((r) => setTimeout(r, 40)); return seen;`,
  `const seen = []; for (let i = 0; i < 5; i++) setTimeout(() => seen.push(i), 3); await new Promise((r) => setTimeout(r, 20)); return seen;`,
  `const seen = []; const id = setTimeout(() => seen.push("x"), 1); clearTimeout(id); clearTimeout(id); clearTimeout(undefined); await new Promise((r) => setTimeout(r, 15)); return seen;`,
  `let n = 0; await new Promise((resolve) => { const id = setInterval(() => { if (++n === 3) { clearInterval(id); resolve(); } }, 2); }); await new Promise((r) => setTimeout(r, 20)); return n;`,
  `return attempt(() => setTimeout("code", 1));`,
  `let done = false; setTimeout(() => { done = true; }, -5); await new Promise((r) => setTimeout(r, 10)); return done;`,
  `let n = 0; const id = setInterval(() => n++, 1); clearTimeout(id); await new Promise((r) => setTimeout(r, 10)); return n;`,
])("scenario %#", async (code) => {
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test("ids are numbers", async () => {
  expect(await realm.run(`const id = setTimeout(() => {}, 1); clearTimeout(id); return typeof id;`)).toBe(
    "number",
  );
});

test("a delay longer than Node's timers take does not end at once", async () => {
  const early = await realm.run(`let early = false; const id = setTimeout(() => { early = true; }, 2 ** 40);
    await new Promise((r) => setTimeout(r, 30)); clearTimeout(id); return early;`);
  expect(early).toBe(false);
});

test("an endless delay is none, as in browsers", async () => {
  const code = `return new Promise((resolve) => setTimeout(() => resolve("soon"), Infinity));`;
  expect(await realm.run(code)).toBe("soon");
});
