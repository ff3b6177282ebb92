import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether what lies in node_modules is what the lock file names. npm writes its own record of an
 * install last, so an install that was cut short counts as none.
 * @param {string} root folder of package.json
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const found = readPackages(join(root, "node_modules/.package-lock.json"));
  if (wanted === null || found === null) return false;
  const same = Object.entries(wanted).every(([path, entry]) =>
    path in found ? isSame(entry, found[path]) : isLeftOut(path, entry),
  );
  return same && Object.keys(found).every((path) => path in wanted);
}

/**
 * Runs `npm ci` unless what is installed fits the lock file. Throws when npm fails.
 * @param {string} root folder of package.json
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.log("Installing packages (npm ci)");
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm === undefined ? ["npm"] : [process.execPath, npm];
  const done = spawnSync(command, [...first, "ci", "--include=dev", "--include=optional"], {
    cwd: root,
    stdio: "inherit",
  });
  if (done.status !== 0)
    throw new Error("npm ci failed: its message above says why. Is there a network, and room on the disk?");
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

function isSame(wanted, found) {
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

/** The root package is not in npm's record, and packages for other platforms are not installed. */
function isLeftOut(path, entry) {
  return path === "" || entry.optional === true || entry.devOptional === true;
}
