import { useConvexAuth } from "convex/react";
import type { FunctionArgs } from "convex/server";
import { useEffect, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useAct } from "../live/useAct";
import type { DesignContent } from "./design";

type Asked = FunctionArgs<typeof api.certificates.designs.preview>;
export type SampleTexts = Asked["texts"];

/** While somebody types on, nothing is drawn. */
const PAUSE_MS = 400;

type Preview = {
  /** The last picture that was drawn, as an address; null before the first. */
  picture: string | null;
  drawing: boolean;
  /** Why the last one could not be drawn. */
  error: unknown;
};

/**
 * A page of a design as it would be made, drawn anew a moment after each change. Nothing is asked where `content`
 * is null; the last picture stays.
 */
export function usePreview(
  design: Asked["design"],
  content: DesignContent | null,
  texts: SampleTexts,
): Preview {
  const { isAuthenticated } = useConvexAuth();
  const draw = useAct(api.certificates.designs.preview);
  const [preview, setPreview] = useState<Preview>({ picture: null, drawing: true, error: null });
  const key = content === null || !isAuthenticated ? null : JSON.stringify({ design, content, texts });
  useEffect(() => {
    if (key === null) return;
    let overtaken = false;
    const ask = async () => {
      setPreview((last) => ({ ...last, drawing: true }));
      try {
        const svg = await draw(JSON.parse(key) as Asked);
        const picture = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
        if (overtaken) URL.revokeObjectURL(picture);
        else setPreview({ picture, drawing: false, error: null });
      } catch (error) {
        if (!overtaken) setPreview((last) => ({ ...last, drawing: false, error }));
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [key, draw]);
  const { picture } = preview;
  useEffect(() => () => void (picture !== null && URL.revokeObjectURL(picture)), [picture]);
  return preview;
}
