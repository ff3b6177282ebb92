import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";

/**
 * A Chromium for browser tests; a test closes the pages it opens, and the browser at its end.
 * @param ways host and port as pages name them, and where what is sent there goes instead, such as a slow network
 */
export async function launchBrowser(ways: ReadonlyMap<string, string> = new Map()): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error("There is no Chromium: npm test installs one.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(ways.size > 0 ? [`--host-resolver-rules=${rulesFor(ways)}`] : []),
    ],
  });
}

function rulesFor(ways: ReadonlyMap<string, string>): string {
  return [...ways].map(([named, reached]) => `MAP ${named} ${reached}`).join(",");
}

export type Visitor = { context: BrowserContext; page: Page; problems: string[] };

/**
 * Somebody with a browser of their own. `problems` gathers what the pages complain of: errors of scripts and
 * what the content security policy refused.
 */
export async function visitor(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Visitor> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return { context, page, problems };
}
