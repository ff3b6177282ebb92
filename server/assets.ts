import { existsSync } from "node:fs";
import path from "node:path";
import express, { type RequestHandler } from "express";

const HASHED = "/assets";

/** The browser's files of a build. Those with a hash in their name never change. */
export function builtAssets(folder: string): RequestHandler[] {
  return [
    compressed(folder),
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response, file) {
        const hashed = path.relative(folder, file).startsWith(HASHED.slice(1) + path.sep);
        response.setHeader(
          "Cache-Control",
          hashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        );
      },
    }),
  ];
}

/**
 * Where a file was compressed by the build (`NAME.br`), and the browser takes that, it is sent as it lies: no
 * request pays for the compression, so the build can take its time over it.
 */
function compressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const { path: asked } = request;
    const file = path.join(folder, asked);
    const fits = /\.(js|css)$/.test(asked) && file.startsWith(folder + path.sep);
    if (!fits || !request.acceptsEncodings("br") || !existsSync(`${file}.br`)) return next();
    response.type(path.extname(asked));
    response.setHeader("Content-Encoding", "br");
    response.vary("Accept-Encoding");
    request.url = request.url.replace(asked, `${asked}.br`);
    next();
  };
}
