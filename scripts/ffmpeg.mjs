import { installDebianPackages, succeeds, takesDebianPackages } from "./debian.mjs";

/** What the web server makes pictures of videos with, and tests make videos. */
const COMMANDS = ["ffmpeg", "ffprobe"];

/** Sees to it that ffmpeg is there, installing Debian's if needed. Throws when it cannot be had. */
export function ensureFfmpeg() {
  if (isThere()) return;
  if (takesDebianPackages()) installDebianPackages("ffmpeg");
  if (!isThere()) throw new Error("ffmpeg and ffprobe are missing: install ffmpeg.");
}

function isThere() {
  return COMMANDS.every((command) => succeeds(command, ["-version"], "ignore"));
}
