import { existsSync } from "node:fs";
import { installDebianPackages, succeeds, takesDebianPackages } from "./debian.mjs";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * The path of a Chromium for browser tests: `CHROMIUM_PATH`, the system's, or the one Playwright
 * keeps; null when there is none.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...installed, await playwrightsPath()];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/**
 * Finds a Chromium, installing one if needed: Debian's as root, else Playwright's.
 * Throws when neither can be had.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const present = await findChromium();
  if (present !== null) return present;
  if (takesDebianPackages()) installDebianPackages("chromium");
  else {
    succeeds(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  }
  const path = await findChromium();
  if (path !== null) return path;
  throw new Error("No Chromium could be installed: install one and name it in CHROMIUM_PATH.");
}

async function playwrightsPath() {
  const { chromium } = await import("playwright-core");
  return chromium.executablePath();
}
