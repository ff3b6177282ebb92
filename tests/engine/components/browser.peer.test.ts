import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenPage, startTestPages, type TestPages } from "../clients/testPage";
import type { App } from "./app";
import { startNewest } from "./versions";

let app: App;
let pages: TestPages;
beforeAll(async () => {
  [app, pages] = await Promise.all([
    startNewest(),
    startTestPages(join(import.meta.dirname, "page/index.tsx")),
  ]);
});
afterAll(() => Promise.all([app?.stop(), pages?.stop()]));

const open = (parameters: Record<string, string>) => pages.open({ url: app.url, ...parameters });
const shown = ({ page }: OpenPage) => page.locator("output").textContent();

/** Waits until a page shows a text. */
const shows = ({ page }: OpenPage, text: string) =>
  page.locator("output", { hasText: new RegExp(`^${text}$`) }).waitFor();

describe("prosemirror-sync's editor", () => {
  const editor = ({ page }: OpenPage) => page.locator("[contenteditable=true]");
  const type = async ({ page }: OpenPage, key: "Home" | "End", text: string) => {
    await page.locator("[contenteditable=true]").focus();
    await page.keyboard.press(`Control+${key}`);
    await page.keyboard.type(text, { delay: 5 });
  };
  const reads = (page: Page, text: string) =>
    page.locator("[contenteditable=true]", { hasText: text }).waitFor({ timeout: 10_000 });

  test("two people write one page, one of them offline for a while", async () => {
    const parameters = { view: "editor", id: "page" };
    const ann = await open(parameters);
    await editor(ann).waitFor();
    const ben = await open(parameters);
    await editor(ben).waitFor();
    await Promise.all([type(ann, "Home", "from ann "), type(ben, "End", "from ben")]);
    for (const { page } of [ann, ben]) {
      await reads(page, "from ann");
      await reads(page, "from ben");
    }
    await app.mutation("documents:prepend", { id: "page", text: "server! " });
    for (const { page } of [ann, ben]) await reads(page, "server!");

    await ben.context.setOffline(true);
    await type(ben, "End", " [offline]");
    await type(ann, "Home", "[meanwhile] ");
    expect(await editor(ann).textContent()).not.toContain("[offline]");
    expect(await editor(ben).textContent()).not.toContain("[meanwhile]");
    await ben.context.setOffline(false);
    for (const { page } of [ann, ben]) {
      await reads(page, "[offline]");
      await reads(page, "[meanwhile]");
    }
    const { text: lines } = await app.mutation<{ text: string }>("documents:read", { id: "page" });
    const text = lines.replace("\n", "");
    expect(await Promise.all([ann, ben].map((person) => editor(person).textContent()))).toEqual([text, text]);
    expect([...ann.failures, ...ben.failures]).toEqual([]);
    // A snapshot was made meanwhile; who comes now begins with it.
    await app.until<number[]>("documents:snapshots", { id: "page" }, ({ length }) => length > 1);
    const cid = await open(parameters);
    await reads(cid.page, "[offline]");
    expect(await editor(cid).textContent()).toBe(text);
    await Promise.all([ann, ben, cid].map((person) => person.close()));
  });
});

describe.each(["first", "newest"])("hooks of the %s version", (version) => {
  test("presence: people come, and leave with their page", async () => {
    // The first version opens a session too many, which only a timeout ends. The newest says goodbye with a beacon.
    const interval = version === "first" ? "400" : "60000";
    const enter = (user: string) => open({ view: "room", version, room: version, user, interval });
    const ann = await enter("ann");
    await shows(ann, "ann online");
    const ben = await enter("ben");
    await shows(ann, "ann online, ben online");
    await shows(ben, "ben online, ann online");
    await ben.page.goto("about:blank");
    await shows(ann, "ann online, ben offline");
    await ann.close();
    await ben.close();
  });

  test("rate limit: shows when it is used up and when it is there again", async () => {
    const user = `${version} user`;
    const view = await open({ view: "limit", version, user });
    await shows(view, "may send");
    for (let i = 0; i < 3; i++) await app.mutation("limits:send", { user });
    await shows(view, "must wait");
    await app.mutation("limits:forget", { user });
    await shows(view, "may send");
    expect([await shown(view), view.failures]).toEqual(["may send", []]);
    await view.close();
  });
});
