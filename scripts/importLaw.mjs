// Checks who may import whom: `node scripts/importLaw.mjs [ROOT]`. The law is .dependency-cruiser.cjs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const repo = resolve(import.meta.dirname, "..");
const root = resolve(process.argv[2] ?? repo);
const folders = ["app", "convex", "emails", "engine", "tests", "bench"].filter((name) =>
  existsSync(join(root, name)),
);

const done = spawnSync(
  process.execPath,
  [
    join(repo, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    join(repo, ".dependency-cruiser.cjs"),
    ...folders,
  ],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = done.status ?? 1;
