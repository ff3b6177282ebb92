import { installDebianPackages, succeeds, takesDebianPackages } from "./debian.mjs";

/** Debian's own: another Python on the path does not see Debian's packages. */
export const PYTHON = "/usr/bin/python3";

/** Sees to it that tests can verify badges in Python, installing what lacks. Throws when it cannot be had. */
export function ensurePython() {
  if (isThere()) return;
  if (takesDebianPackages()) installDebianPackages("python3-pyld", "python3-cryptography");
  if (!isThere()) throw new Error("PyLD is missing: install python3-pyld and python3-cryptography.");
}

function isThere() {
  return succeeds(PYTHON, ["-c", "import pyld, cryptography"], "ignore");
}
