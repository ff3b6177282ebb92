import { existsSync } from "node:fs";
import path from "node:path";
import { Router, type RequestHandler } from "express";

const PACKAGE = "@fontsource-variable";
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FILE = /^[a-z0-9]+(-[a-z0-9]+)*\.woff2$/;
const YEAR_S = 31_536_000;

/**
 * `/fonts/<package>/<file>.woff2`: the font files of the installed packages of @fontsource-variable, which certificates
 * are set in. A package's files do not change under their names, but for a new version of it. Other paths go on.
 */
export function fontFiles(modules: string): RequestHandler {
  const router = Router();
  router.get("/fonts/:name/:file", (request, response, next) => {
    const { name, file } = request.params;
    if (!NAME.test(name) || !FILE.test(file)) return next();
    const folder = path.join(modules, PACKAGE, name, "files");
    if (!existsSync(path.join(folder, file))) return next();
    response.type("font/woff2");
    response.setHeader("Cache-Control", `public, max-age=${YEAR_S}, immutable`);
    response.sendFile(file, { root: folder, cacheControl: false });
  });
  return router;
}
