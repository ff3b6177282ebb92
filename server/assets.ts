import path from "node:path";
import express, { type RequestHandler } from "express";

/** The browser's files of a build. Those with a hash in their name never change. */
export function builtAssets(folder: string): RequestHandler[] {
  return [
    express.static(path.join(folder, "assets"), {
      immutable: true,
      maxAge: "1y",
      index: false,
      redirect: false,
    }),
    express.static(folder, { maxAge: "1h", index: false, redirect: false }),
  ];
}
