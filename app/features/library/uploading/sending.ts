import { defaultOptions, type DetailedError, Upload } from "tus-js-client";
import type { UploadPurpose } from "../../../../convex/library/rules/statuses";

export const ENDPOINT = "/library/uploads";
/** Each request is short enough for the sign-in that it began with, and what was sent is soon known to have come. */
const CHUNK = 32 * 1024 ** 2;
const RETRY_DELAYS = [0, 1_000, 3_000];

type Told = {
  onProgress: (sent: number) => void;
  /** The server knows it: its id. */
  onKnown: (upload: string) => void;
  onAllSent: (upload: string) => void;
  /** It broke off. With a sentence it is refused for good; without one it may go on later. */
  onBroken: (refused: string | null) => void;
};

export type Sending = {
  pause: () => void;
  goOn: () => void;
  /** Ends it, and has the server forget it. */
  cancel: () => void;
};

/** Sends a file, from where it was left if this browser began it before and no other tab is at it. */
export async function sendFile(file: File, purpose: UploadPurpose, told: Told): Promise<Sending> {
  const upload = new Upload(file, {
    endpoint: ENDPOINT,
    chunkSize: CHUNK,
    retryDelays: RETRY_DELAYS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type, purpose },
    fingerprint: () => Promise.resolve(fingerprintOf(file, purpose)),
    onUploadUrlAvailable: () => {
      hold(idOf(upload));
      told.onKnown(idOf(upload));
    },
    onProgress: told.onProgress,
    onSuccess: () => told.onAllSent(idOf(upload)),
    onError: (error) => told.onBroken(refusalIn(error)),
  });
  for (const before of await upload.findPreviousUploads())
    if (before.uploadUrl !== null && (await isFree(before.uploadUrl.split("/").at(-1)!))) {
      upload.resumeFromPreviousUpload(before);
      break;
    }
  upload.start();
  return {
    pause: () => void upload.abort(),
    goOn: () => upload.start(),
    cancel: () => void upload.abort(upload.url !== null).catch(() => undefined),
  };
}

const idOf = ({ url }: Upload): string => url?.split("/").at(-1) ?? "";

/** The same file for the same purpose, as far as a browser can tell. */
function fingerprintOf({ name, type, size, lastModified }: File, purpose: UploadPurpose): string {
  return ["library", purpose, name, type, size, lastModified].join("-");
}

/** Browsers have them on secure pages alone. */
const { locks } = (typeof navigator === "undefined" ? {} : navigator) as { locks?: LockManager };
const lockOf = (upload: string) => `library-upload-${upload}`;

/** Ids that this tab sends, for as long as it is open: other tabs leave them alone. */
const held = new Set<string>();

function hold(upload: string): void {
  if (held.has(upload)) return;
  held.add(upload);
  const forever = new Promise<never>(() => undefined);
  void locks?.request(lockOf(upload), { ifAvailable: true }, (lock) => (lock === null ? null : forever));
}

/** Whether no other tab of this browser sends an upload. */
async function isFree(upload: string): Promise<boolean> {
  if (held.has(upload)) return true;
  const known = await locks?.query();
  return !(known?.held ?? []).some(({ name }) => name === lockOf(upload));
}

/** Ids of the uploads that this browser began and did not finish, but for those that another tab sends. */
export async function leftHere(): Promise<string[]> {
  const begun = await defaultOptions.urlStorage.findAllUploads();
  const ids = begun.flatMap(({ uploadUrl }) => uploadUrl?.split("/").at(-1) ?? []);
  const free = await Promise.all(ids.map(isFree));
  return ids.filter((_, index) => free[index]);
}

/** The server's sentence where it said no; null where the line broke or the server was away. */
function refusalIn(error: Error | DetailedError): string | null {
  const answer = "originalResponse" in error ? error.originalResponse : null;
  const status = answer?.getStatus() ?? 0;
  const passing = status === 0 || status >= 500 || status === 409 || status === 423 || status === 429;
  return passing ? null : (answer?.getBody().trim() ?? "");
}
