/** The oldest Node the pinned packages run on. */
const needed = [20, 19];

/**
 * Says in one sentence what is wrong with a Node version, or null when it will do.
 * @param {string} version as in `process.versions.node`
 * @returns {string | null}
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return null;
  return `Node ${version} is too old: install Node ${needed.join(".")} or newer (https://nodejs.org) and run again.`;
}
