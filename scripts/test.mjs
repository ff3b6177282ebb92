// The whole test run: `node scripts/test.mjs`, or with `--quick` its fast half. It starts before
// node_modules exists, so it imports nothing from there; it ends with `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled } from "./install.mjs";
import { nodeVersionProblem } from "./nodeVersion.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");
const quick = process.argv.includes("--quick");
const total = { passed: 0, failed: 0 };

const checks = [
  ["type check", "node_modules/typescript/bin/tsc"],
  ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
  ["import law", "scripts/importLaw.mjs"],
  ["documents", "scripts/checkDocs.mjs"],
  ["lock file", "scripts/checkLock.mjs"],
];
const projects = quick ? ["--project=unit", "--project=convex"] : ["--project=!long:*"];

await run();
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function run() {
  const ready = await step("Node and packages", () => {
    const problem = nodeVersionProblem(process.versions.node);
    if (problem !== null) throw new Error(problem);
    ensureInstalled(root);
  });
  if (!ready) return;
  if (!quick) await step("Chromium", async () => console.log(await ensureChromium()));
  for (const [name, script, ...args] of checks) await step(name, () => runNode(script, args));
  await step("tests", runTests);
}

/** Runs one step, counts it, and tells whether it passed. */
async function step(name, body) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  let problem = null;
  try {
    await body();
    total.passed += 1;
  } catch (error) {
    problem = error;
    total.failed += 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${name}: ${problem === null ? "passed" : `failed: ${problem.message}`} (${seconds} s)`);
  return problem === null;
}

function runNode(script, args) {
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`${script} ended with ${signal ?? `exit code ${status}`}`);
}

/** Runs vitest and adds its tests to the total; a test file that cannot be loaded fails the step. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  try {
    runNode("node_modules/vitest/vitest.mjs", ["run", ...projects, ...reporters]);
  } finally {
    const { numPassedTests, numFailedTests } = readReport(report);
    total.passed += numPassedTests;
    total.failed += numFailedTests;
    rmSync(folder, { recursive: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}
