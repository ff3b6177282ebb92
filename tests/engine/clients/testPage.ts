import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";
import type { Rendering } from "./page/testBridge";

const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
const HTML =
  '<!doctype html><meta charset="utf-8"><title>test</title><div id="root"></div><script src="/page.js"></script>';

/** The test page on loopback, and a Chromium to open it in. */
export type TestPages = {
  open(parameters: Record<string, string>, fetchToken?: TokenSource): Promise<OpenPage>;
  stop(): Promise<void>;
};

type TokenSource = (forced: boolean) => Promise<string | null>;

/** Serves the page whose script begins in `entry`. */
export async function startTestPages(
  entry = join(import.meta.dirname, "page/index.tsx"),
): Promise<TestPages> {
  const script = await bundle(entry);
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  return {
    async open(parameters, fetchToken) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const failures: string[] = [];
      page.on("pageerror", (error) => failures.push(error.message));
      if (fetchToken !== undefined) await page.exposeFunction("fetchToken", fetchToken);
      await page.goto(`${origin}/?${new URLSearchParams(parameters).toString()}`);
      return new OpenPage(context, page, failures);
    },
    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One view of the page, opened in a browser context of its own. */
export class OpenPage {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    /** Errors that nothing in the page caught. */
    readonly failures: string[],
  ) {}

  renderings(): Promise<Rendering[]> {
    return this.page.evaluate(() => window.renderings ?? []);
  }

  async last(): Promise<Rendering | undefined> {
    return (await this.renderings()).at(-1);
  }

  /** Has the view do something and gives what came of it, without waiting for a promise if `wait` is false. */
  act(name: string, argument = 0, wait = true): Promise<unknown> {
    return this.page.evaluate(
      ([action, value, awaited]) => {
        const result = window.actions?.[action]?.(value);
        return awaited ? result : undefined;
      },
      [name, argument, wait] as const,
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return result.outputFiles[0]?.text ?? "";
}

async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error("There is no Chromium: npm test installs one.");
  return chromium.launch({ executablePath, args: FLAGS });
}
