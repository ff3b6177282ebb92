import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { problemsOf } from "../../ui/forms/problems";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { type Sending, sendFile } from "./sending";
import { NotTaken } from "./untilReady";

export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "finishing" | "done" | "failed";
  /** Bytes. */
  sent: number;
  /** Why it failed, as a sentence. */
  reason?: string;
  /** What it became. */
  asset?: Id<"mediaAssets">;
};

export type Target = { folder: Id<"mediaFolders"> | null; replaces: Id<"mediaAssets"> | null };

export type Uploads = {
  list: readonly Upload[];
  /** Whether something is still on its way. */
  busy: boolean;
  add: (files: readonly File[], target: Target) => void;
  again: (key: number) => void;
  /** Stops one that is on its way, and takes it off the list. */
  drop: (key: number) => void;
  /** Takes off the list what is done. */
  clear: () => void;
};

/** Sent at a time: more would only make each slower. */
const PARALLEL = 2;

/** What follows an upload. It is not done before, and fails where this throws. */
export type OnDone = (asset: Id<"mediaAssets">, file: File) => void | Promise<void>;

/** Sends files into the media library, two at a time, and says of each how far it is. */
export function useUploads(onDone?: OnDone): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const targets = useRef(new Map<number, Target>());
  const sendings = useRef(new Map<number, Sending>());
  const last = useRef(0);
  const patch = useCallback((key: number, changed: Partial<Upload>) => {
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, ...changed } : upload)));
  }, []);
  const send = useSend(patch, sendings.current, onDone);
  const underway = list.filter(({ state }) => state === "sending" || state === "finishing").length;
  const next = underway < PARALLEL ? list.find(({ state }) => state === "waiting") : undefined;
  useEffect(() => {
    if (next === undefined) return;
    patch(next.key, { state: "sending" });
    void send(next, targets.current.get(next.key)!);
  }, [next, patch, send]);
  useEffect(() => {
    const { current } = sendings;
    return () => current.forEach(({ stop }) => stop());
  }, []);
  const add = useCallback((files: readonly File[], target: Target) => {
    const added = files.map((file): Upload => ({ key: ++last.current, file, state: "waiting", sent: 0 }));
    for (const { key } of added) targets.current.set(key, target);
    setList((before) => [...before, ...added]);
  }, []);
  const drop = useCallback((key: number) => {
    setList((before) => before.filter((upload) => upload.key !== key));
    sendings.current.get(key)?.stop();
  }, []);
  return {
    list,
    busy: list.some(({ state }) => state !== "done" && state !== "failed"),
    add,
    again: (key) => patch(key, { state: "waiting", sent: 0 }),
    drop,
    clear: () => setList((before) => before.filter(({ state }) => state !== "done" && state !== "failed")),
  };
}

type Patch = (key: number, changed: Partial<Upload>) => void;

/** Sends one file, from asking where to to what it became. */
function useSend(patch: Patch, sendings: Map<number, Sending>, onDone?: OnDone) {
  const t = useT();
  const start = useDo(api.media.assets.startUpload);
  const finish = useDo(api.media.assets.finishUpload);
  const done = useRef(onDone);
  done.current = onDone;
  return useCallback(
    async ({ key, file }: Upload, target: Target) => {
      try {
        const sending = sendFile(await start({ bytes: file.size }), file, (sent) => patch(key, { sent }));
        sendings.set(key, sending);
        const stored = await sending.done;
        patch(key, { state: "finishing", sent: file.size });
        const outcome = await finish({ file: stored, fileName: file.name, ...target });
        if ("problem" in outcome)
          return patch(key, { state: "failed", reason: sentenceOf(outcome.problem, t) });
        await done.current?.(outcome.asset, file);
        patch(key, { state: "done", asset: outcome.asset });
      } catch (error) {
        patch(key, { state: "failed", reason: reasonOf(error, t) });
      } finally {
        sendings.delete(key);
      }
    },
    [start, finish, patch, sendings, t],
  );
}

function sentenceOf(problem: string, t: ReturnType<typeof useT>): string {
  const key = `errors.${problem}`;
  return t.knows(key) ? t(key) : t("ui.error.text");
}

/** What the server refused with; where it said nothing, the connection broke. */
function reasonOf(error: unknown, t: ReturnType<typeof useT>): string {
  if (error instanceof NotTaken) return t(`media.problem.${error.problem}`);
  const { fields, message } = problemsOf(error, t);
  const refused = Object.values(fields)[0] ?? message;
  return refused === null || refused === t("ui.error.text") ? t("media.uploads.lost") : refused;
}
