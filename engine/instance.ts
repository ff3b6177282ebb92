import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const SECRET_BYTES = 32;

/** The file of a data folder that holds the admin key made for it. */
export function adminKeyFile(folder: string): string {
  return path.join(folder, "admin-key");
}

/** The admin key of a data folder, made on first use. Readable by its owner alone. */
export function readAdminKey(folder: string, instanceName: string): string {
  return readOrMake(
    adminKeyFile(folder),
    () => `${instanceName}|${randomBytes(SECRET_BYTES).toString("hex")}`,
  );
}

/** What signs the instance's tokens; made on first use. */
export function readInstanceSecret(folder: string): string {
  return readOrMake(path.join(folder, "instance-secret"), () => randomBytes(SECRET_BYTES).toString("hex"));
}

function readOrMake(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(path.dirname(file), { recursive: true });
  const made = make();
  writeWhole(file, `${made}\n`);
  return made;
}

/** The file is there whole or not at all, whenever the process or the machine stops. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  renameSync(temporary, file);
  const folder = openSync(path.dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
