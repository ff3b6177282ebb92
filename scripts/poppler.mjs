import { installDebianPackages, succeeds, takesDebianPackages } from "./debian.mjs";

/** The commands of poppler-utils that tests read PDFs with. */
const COMMANDS = ["pdftotext", "pdftoppm"];

/** Sees to it that tests can read PDFs, installing Debian's poppler-utils if needed. Throws when it cannot be had. */
export function ensurePoppler() {
  if (isThere()) return;
  if (takesDebianPackages()) installDebianPackages("poppler-utils");
  if (!isThere()) throw new Error("pdftotext and pdftoppm are missing: install poppler-utils.");
}

function isThere() {
  return COMMANDS.every((command) => succeeds(command, ["-v"], "ignore"));
}
