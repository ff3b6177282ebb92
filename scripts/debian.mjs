import { spawnSync } from "node:child_process";

/**
 * Whether packages of Debian can be installed here: as root, where there is apt.
 * @returns {boolean}
 */
export function takesDebianPackages() {
  return process.getuid?.() === 0 && succeeds("apt-get", ["--version"], "ignore");
}

/**
 * Installs packages of Debian. Whether they are there afterwards is for who asked to see.
 * @param {string[]} names
 */
export function installDebianPackages(...names) {
  succeeds("apt-get", ["update"]);
  succeeds("apt-get", ["install", "-y", "--no-install-recommends", ...names]);
}

/**
 * Whether a command runs and ends well.
 * @param {string} command
 * @param {string[]} args
 * @param {"inherit" | "ignore"} [stdio]
 * @returns {boolean}
 */
export function succeeds(command, args, stdio = "inherit") {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio, env }).status === 0;
}
