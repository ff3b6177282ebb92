import { useConvex, useConvexAuth } from "convex/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { CueProblem } from "../../../../convex/library/rules/cueEditing";
import { errorData } from "../../../../convex/shared/errors";
import { useDo } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { changesOf, isChanged, rebased, type Row, rowProblem, rowsOf, type SavedCue } from "./cueDraft";

/** Captions asked for at once. */
const PAGE = 500;

type Saved = { edition: number; cues: SavedCue[] };
export type CaptionDraft = {
  /** Null until they are there. */
  rows: readonly Row[] | null;
  change: (next: (rows: readonly Row[], newKey: string) => Row[]) => void;
  dirty: boolean;
  pending: boolean;
  /** What is wrong with a row, by its key; known once saving was tried. */
  problems: ReadonlyMap<string, CueProblem>;
  /** What saving was refused with, where it is not about a row. */
  error: unknown;
  /** Others saved meanwhile: their changes are in, and one's own are still to be saved. */
  isRebased: boolean;
  save: () => Promise<boolean>;
};

/** Captions that are being edited, until they are saved; what others save meanwhile is brought together with it. */
export function useCaptionDraft(captions: Id<"captions">): CaptionDraft {
  const read = useReading(captions);
  const write = useDo(api.library.captions.save);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [problems, setProblems] = useState<ReadonlyMap<string, CueProblem>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const [isRebased, setRebased] = useState(false);
  const keys = useRef(0);
  const take = useCallback((next: Saved, shown: readonly Row[]) => {
    setSaved(next);
    setRows(shown);
    setProblems(new Map());
  }, []);
  const change = useCallback<CaptionDraft["change"]>((next) => {
    const newKey = `new-${++keys.current}`;
    setRows((now) => next(now, newKey));
  }, []);
  useFirst(read, take, setError);
  const send = async (): Promise<boolean> => {
    if (saved === null || read === null) return false;
    const wrong = problemsIn(rows);
    setProblems(wrong);
    if (wrong.size > 0) return false;
    const changes = changesOf(rows, saved.cues);
    try {
      await write({ captions, edition: saved.edition, changes: changes.map(({ change }) => change) });
      const found = await read();
      take(found, rowsOf(found.cues));
      setRebased(false);
      return true;
    } catch (refused) {
      const found = errorData(refused)?.code === "conflict" ? await read() : null;
      if (found === null || found.edition === saved.edition) throw refused;
      take(found, rebased(rows, saved.cues, found.cues));
      setRebased(true);
      return false;
    }
  };
  const save = async () => {
    setPending(true);
    setError(null);
    try {
      return await send();
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      setPending(false);
    }
  };
  return {
    rows: saved === null ? null : rows,
    change,
    dirty: saved !== null && isChanged(rows, saved.cues),
    ...{ pending, problems, error, isRebased, save },
  };
}

/** Takes what is saved as soon as it can be read. */
function useFirst(
  read: (() => Promise<Saved>) | null,
  take: (found: Saved, rows: readonly Row[]) => void,
  fail: (refused: unknown) => void,
): void {
  useEffect(() => {
    let isGone = false;
    read?.().then(
      (found) => !isGone && take(found, rowsOf(found.cues)),
      (refused: unknown) => !isGone && fail(refused),
    );
    return () => {
      isGone = true;
    };
  }, [read, take, fail]);
}

function problemsIn(rows: readonly Row[]): ReadonlyMap<string, CueProblem> {
  const wrong = rows.flatMap((row) => {
    const problem = rowProblem(row);
    return problem === null ? [] : [[row.key, problem] as const];
  });
  return new Map(wrong);
}

/** Reads captions whole, all of one edition; null until Convex knows who asks. */
function useReading(captions: Id<"captions">): (() => Promise<Saved>) | null {
  const convex = useConvex();
  const { isAuthenticated } = useConvexAuth();
  const { id: organization } = useOrganization();
  const read = useCallback(async (): Promise<Saved> => {
    for (;;) {
      const before = await convex.query(api.library.captions.track, { organization, captions });
      const cues: SavedCue[] = [];
      for (let cursor: string | null = null, done = false; !done;) {
        const paginationOpts: { numItems: number; cursor: string | null } = { numItems: PAGE, cursor };
        const asked = { organization, captions, paginationOpts };
        const found: { page: SavedCue[]; continueCursor: string; isDone: boolean } = await convex.query(
          api.library.captions.cues,
          asked,
        );
        cues.push(...found.page);
        [cursor, done] = [found.continueCursor, found.isDone];
      }
      const after = await convex.query(api.library.captions.track, { organization, captions });
      if (after.edition === before.edition) return { edition: after.edition, cues };
    }
  }, [convex, organization, captions]);
  return isAuthenticated ? read : null;
}
