import { failure } from "../../shared/errors";
import { type StorageDriver, STORAGE_DRIVERS } from "../rules/statuses";
import { convexStorage } from "./convexStorage";
import type { Driver } from "./driver";
import { s3 } from "./s3";
import { vercelBlob } from "./vercelBlob";

/**
 * Where new uploads go: what LIBRARY_STORAGE of the deployment's environment says, Convex storage without it.
 * @throws `unavailable` for a name that is none
 */
export function chosenDriver(): StorageDriver {
  const name = process.env["LIBRARY_STORAGE"] ?? "convex";
  const known = STORAGE_DRIVERS.find((driver) => driver === name);
  if (known === undefined) throw failure("unavailable", "LIBRARY_STORAGE names no storage there is.");
  return known;
}

/** The driver of an upload: that which it began with, whatever is chosen since. */
export function driverOf({ driver }: { driver: StorageDriver }): Driver {
  return { convex: convexStorage, s3, vercelBlob }[driver];
}
