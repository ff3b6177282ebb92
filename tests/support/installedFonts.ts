import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FontSource } from "../../convex/certificates/drawing/fonts";

/** The fonts of the installed packages, as the web server serves them. */
export const installedFonts: FontSource = {
  load(file) {
    const [name = "", part = ""] = file.split("/");
    return readFile(path.join("node_modules/@fontsource-variable", name, "files", part));
  },
};
