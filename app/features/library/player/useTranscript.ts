import { useConvex, useConvexAuth } from "convex/react";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { useEffect, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useOrganization } from "../../live/useOrganization";

type Cues = typeof api.library.transcripts.cues;
export type CuePage = FunctionReturnType<Cues>;
export type TranscriptCue = CuePage["page"][number];

/** Cues asked for at once. */
const PAGE = 500;

type Wanted = {
  recording: Id<"recordings">;
  /** Null for the first language there is. */
  locale: string | null;
  /** Whether the loader's page is all of it. */
  isWhole: boolean;
};

/** All that is said in a recording, in a language: the loader's page first, the rest page after page. */
export function useTranscript(
  { recording, locale, isWhole }: Wanted,
  first: CuePage,
): readonly TranscriptCue[] {
  const convex = useConvex();
  const { isLoading } = useConvexAuth();
  const { id: organization } = useOrganization();
  const [known, setKnown] = useState<readonly TranscriptCue[]>(first.page);
  useEffect(() => {
    if (isLoading || isWhole) return;
    let isGone = false;
    const readAll = async () => {
      const cues: TranscriptCue[] = [];
      for (let cursor: string | null = null, done = false; !done && !isGone;) {
        const asked: FunctionArgs<Cues> = {
          organization,
          recording,
          locale,
          paginationOpts: { numItems: PAGE, cursor },
        };
        const found: CuePage = await convex.query(api.library.transcripts.cues, asked);
        cues.push(...found.page);
        [cursor, done] = [found.continueCursor, found.isDone];
      }
      if (!isGone) setKnown(cues);
    };
    // Offline, what came with the page stays.
    readAll().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [convex, isLoading, isWhole, organization, recording, locale]);
  return known;
}
