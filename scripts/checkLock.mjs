// Fails when a lock file names where packages are downloaded from, or package.json has a version range.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * The problems of a lock file, one sentence each. Funding links are its only addresses: whoever
 * installs chooses the registry.
 * @param {string} lockText text of package-lock.json
 * @returns {string[]}
 */
export function lockProblems(lockText) {
  const { packages } = JSON.parse(lockText);
  return Object.entries(packages).flatMap(([path, entry]) => {
    const { resolved, ...rest } = { ...entry, funding: undefined, deprecated: undefined };
    const name = path === "" ? "the root package" : path;
    if (resolved !== undefined) return [`${name} has a "resolved" entry: install with this folder's .npmrc.`];
    if (/[a-z+]+:\/\//i.test(JSON.stringify(rest))) return [`${name} names an address.`];
    return [];
  });
}

/** One version, of the package itself or of the one that an alias (`npm:name@version`) stands for. */
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * The dependencies of a package.json that are not pinned to one version.
 * @param {string} manifestText text of package.json
 * @returns {string[]}
 */
export function pinProblems(manifestText) {
  const { dependencies = {}, devDependencies = {}, overrides = {} } = JSON.parse(manifestText);
  return [dependencies, devDependencies, overrides].flatMap((group) =>
    Object.entries(group)
      .filter(([, version]) => !EXACT.test(String(version)))
      .map(([name, version]) => `${name} is not pinned to one version: ${String(version)}`),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const problems = ["", "bench/lighthouse/"].flatMap((folder) => [
    ...lockProblems(read(`${folder}package-lock.json`)),
    ...pinProblems(read(`${folder}package.json`)),
  ]);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
