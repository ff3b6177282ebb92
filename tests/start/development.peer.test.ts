import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { anyApi } from "convex/server";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { alive, descendantsOf } from "../support/processes";
import { dataFolder, type Product, startProduct } from "../support/product";
import { copyTree, type TreeCopy } from "../support/treeCopy";
import { enterAs, told } from "../support/console";

const LONG = 400_000;
const PATIENCE_MS = 120_000;
const WORDS = "convex/shared/messages/en/portal.ts";
const FUNCTION = "convex/echo.ts";

let tree: TreeCopy;
let product: Product;
let browser: Browser;

const write = (file: string, content: string) => writeFile(path.join(tree.root, file), content);

/** A function that answers one word. */
const answering = (word: string) =>
  `import { query } from "./_generated/server";\nexport const say = query({ handler: () => "${word}" });\n`;

/** A page that waits for whatever Vite prepares first, on a busy machine too. */
async function patientPage(): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

async function answer(): Promise<unknown> {
  const { backend } = JSON.parse(await readFile(path.join(product.data, "done.json"), "utf8")) as {
    backend: string;
  };
  return new ConvexHttpClient(backend).query(anyApi["echo"]!["say"]!, {});
}

beforeAll(async () => {
  tree = await copyTree();
  await write(FUNCTION, answering("before"));
  browser = await launchBrowser();
  product = await startProduct(await dataFolder(), { args: ["--dev", "--port", "4600"], root: tree.root });
}, LONG);

afterAll(async () => {
  await browser.close();
  await product.stop();
  await rm(product.data, { recursive: true, force: true });
  await tree.remove();
});

describe("npm run dev", () => {
  test(
    "serves pages whose first load needs no second and nobody complains of",
    { timeout: LONG },
    async () => {
      const page = await patientPage();
      const complaints = told(page);
      const loads: string[] = [];
      page.on("request", (request) => {
        if (request.isNavigationRequest()) loads.push(request.url());
      });
      await enterAs(page, product.address, "Verena");
      for (const place of ["/portal", "/admin", "/admin/people", "/admin/settings"]) {
        loads.length = 0;
        await page.goto(product.address + place, { waitUntil: "networkidle" });
        expect([loads, complaints]).toEqual([[product.address + place], []]);
      }
      await page.close();
    },
  );

  test("shows words that changed without being asked", { timeout: LONG }, async () => {
    const page = await patientPage();
    // Only a page that its scripts have taken over is live, and can be changed.
    const live = page.waitForEvent("websocket", (socket) => socket.url().includes("/convex/"));
    await enterAs(page, product.address, "Verena");
    await live;
    const words = await readFile(path.join(tree.root, WORDS), "utf8");
    await write(WORDS, words.replace("Welcome, {name}", "Changed at once, {name}"));
    await page.getByText("Changed at once").waitFor();
    await page.close();
  });

  test(
    "pushes a function that changed, and keeps the one before a faulty one",
    { timeout: LONG },
    async () => {
      expect(await answer()).toBe("before");
      await write(FUNCTION, answering("after"));
      await expect.poll(answer, { timeout: 60_000, interval: 500 }).toBe("after");
      await write(FUNCTION, "export const say = ;");
      await expect.poll(() => product.lines.join("\n"), { timeout: 60_000 }).toMatch(/could not be pushed/);
      expect(await answer()).toBe("after");
    },
  );

  test(
    "leaves no process when it is stopped, though npm hands Ctrl-C on twice",
    { timeout: LONG },
    async () => {
      const started = await descendantsOf(product.pid);
      expect(started.length).toBeGreaterThan(1);
      const gone = product.stop("SIGINT");
      process.kill(product.pid, "SIGINT");
      await gone;
      await expect.poll(() => alive(started)).toEqual([]);
    },
  );
});
