import { api } from "../../../convex/_generated/api";
import { idOf } from "../failures";
import { visit } from "../load";
import { storedAt } from "../storedAt";

/**
 * A picture of a recording, for who may watch that.
 * @throws Response as `visit` does, and 404
 */
export async function thumbnailFile(request: Request, recordingId: string, file: string): Promise<Response> {
  const recording = idOf<"recordings">(recordingId);
  const { load } = await visit(request);
  const { url, contentType } = await load(api.library.recordings.thumbnail, { recording, file });
  const stored = await fetch(storedAt(url), { signal: request.signal });
  if (!stored.ok) return new Response("The picture cannot be had now.", { status: 502 });
  return new Response(stored.body, {
    headers: {
      "Content-Type": contentType,
      "Cache-Control": "private, max-age=3600",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
