import type { Id } from "../../../../convex/_generated/dataModel";

/**
 * Has the server take pictures out of a recording's file, which reads more kinds of video than a browser, and note its
 * length and size.
 * @returns how many; none where it cannot
 */
export async function picturesByServer(recording: Id<"recordings">): Promise<number> {
  try {
    const answer = await fetch("/library/pictures", {
      method: "POST",
      body: new URLSearchParams({ recording }),
    });
    return answer.ok ? ((await answer.json()) as { made: number }).made : 0;
  } catch {
    return 0;
  }
}
