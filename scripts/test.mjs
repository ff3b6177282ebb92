// The whole test run: `node scripts/test.mjs`, or with `--quick` its fast half. It starts before
// node_modules exists, so it imports nothing from there; it ends with `N passed, N failed`.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureFfmpeg } from "./ffmpeg.mjs";
import { ensureInstalled } from "./install.mjs";
import { nodeVersionProblem } from "./nodeVersion.mjs";
import { ensurePoppler } from "./poppler.mjs";
import { ensurePython } from "./python.mjs";

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
  if (!quick) await step("Poppler", ensurePoppler);
  if (!quick) await step("ffmpeg", ensureFfmpeg);
  if (!quick) await step("Python", ensurePython);
  await Promise.all(checks.map((check) => runCheck(...check)));
  await step("tests", runTests);
}

/** Runs a check beside the others, and prints what it said when it is over. */
async function runCheck(name, script, ...args) {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  const [status, signal] = await once(child, "close");
  await step(
    name,
    () => {
      process.stdout.write(Buffer.concat(said));
      if (status !== 0) throw new Error(`${script} ended with ${signal ?? `exit code ${status}`}`);
    },
    started,
  );
}

/** Runs one step, counts it, and tells whether it passed. */
async function step(name, body, started = performance.now()) {
  console.log(`\n== ${name}`);
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
