import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { CATEGORIES, middle } from "./scores.mjs";

const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--disable-background-networking"];
const ATTEMPTS = 4;
/** Lighthouse's own: a telephone on slow 4G with a quarter of this machine's speed, and a desktop on cable. */
const CONFIGS = { mobile: undefined, desktop };

/**
 * A browser with Lighthouse.
 * @returns {Promise<{ audit: (url: string, device: "mobile" | "desktop", runs: number) => Promise<Audited>, stop: () => Promise<void> }>}
 * @typedef {{ scores: Record<string, number>, failed: string[] }} Audited scores from 0 to 100; the audits that cost points
 */
export async function startAuditor() {
  const chrome = await launch({ chromePath: await ensureChromium(), chromeFlags: FLAGS, logLevel: "error" });
  return {
    audit: (url, device, runs) => auditOften({ url, device, runs, port: chrome.port }),
    stop: async () => chrome.kill(),
  };
}

/** The page is asked for once before, so that no server is measured that answers for the first time. */
async function auditOften({ url, device, runs, port }) {
  const { ok, status } = await fetch(url);
  if (!ok) throw new Error(`${url} answers ${status}: is this the demo?`);
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await auditOnce({ url, device, port }));
  const scores = CATEGORIES.map((id) => [
    id,
    middle(reports.map(({ categories }) => scoreOf(categories[id]))),
  ]);
  return { scores: Object.fromEntries(scores), failed: [...new Set(reports.flatMap(failedAudits))] };
}

/** Chromium now and then records a trace that lacks its beginning; Lighthouse asks to be run again then. */
async function auditOnce({ url, device, port }) {
  const flags = { port, onlyCategories: CATEGORIES, logLevel: "error" };
  for (let attempt = 1; ; attempt++) {
    const result = await lighthouse(url, flags, CONFIGS[device]);
    if (result === undefined) throw new Error(`${url} could not be audited.`);
    const { runtimeError } = result.lhr;
    if (runtimeError === undefined) return result.lhr;
    if (attempt === ATTEMPTS) throw new Error(`${url}: ${runtimeError.message}`);
  }
}

/** A category that one of its audits could not be made for has no score: it counts as none. */
function scoreOf({ score }) {
  return Math.round((score ?? 0) * 100);
}

function failedAudits({ categories, audits }) {
  return CATEGORIES.flatMap((id) => categories[id].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
    .map(({ id }) => {
      const { displayValue } = audits[id];
      return displayValue === undefined ? id : `${id} (${displayValue.replaceAll("\u00a0", " ")})`;
    });
}
