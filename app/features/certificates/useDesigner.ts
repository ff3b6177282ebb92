import { ConvexError } from "convex/values";
import { useEffect, useMemo, useRef, useState } from "react";
import type { FunctionArgs } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { designProblems, tidyDesign } from "../../../convex/certificates/rules/design";
import { type Json, sameJson } from "../../../convex/shared/json";
import { useAct } from "../live/useAct";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Design, DesignContent } from "./design";
import { uploaded } from "./pictures";

/** Where a picture stands in a design. */
export type PicturePlace = FunctionArgs<typeof api.certificates.designs.takeImage>["at"];

/** A design as it is edited: what is entered, whether it is saved, what is wrong with it, and what can be done. */
export function useDesigner(design: Design) {
  const saved = (design.draft ?? design.current)!.content;
  const [content, onContent] = useFollowing(saved);
  const tidy = useMemo(() => tidyDesign(content) as DesignContent, [content]);
  const dirty = !sameContent(tidy, saved);
  const problems = useMemo(() => designProblems(tidy), [tidy]);
  const { pending, error, send } = useSubmission();
  const saveDraft = useDo(api.certificates.designs.saveDraft);
  // Refused for what has been changed since, it is no longer to the point.
  const [refusedOf, setRefusedOf] = useState<DesignContent | null>(null);
  const run = (work: () => Promise<unknown>) => {
    setRefusedOf(tidy);
    return send(work);
  };
  const keep = async () => {
    if (dirty) await saveDraft({ design: design.id, content: tidy });
  };
  const take = useTakePicture(design.id);
  const onPicture = (at: PicturePlace, file: File) =>
    run(async () => {
      await keep();
      const image = await take(at, file);
      onContent((before) => withPicture(before, at, image));
    });
  const refused = sameContent(refusedOf, tidy) ? error : null;
  return {
    ...{ content, tidy, dirty, pending, refused, onContent, onPicture },
    /** What a form shows: why it was refused, else what is wrong with what is entered. */
    error: refused ?? asRefusal(problems),
    sound: Object.keys(problems).length === 0,
    save: () => run(keep),
  };
}
export type Designer = ReturnType<typeof useDesigner>;

/** What is entered begins as what is saved, and follows it as long as nothing else is entered. */
function useFollowing(saved: DesignContent) {
  const [content, setContent] = useState(saved);
  const known = useRef(saved);
  useEffect(() => {
    const before = known.current;
    known.current = saved;
    setContent((entered) => (sameContent(tidyDesign(entered) as DesignContent, before) ? saved : entered));
  }, [saved]);
  return [content, setContent] as const;
}

function sameContent(one: DesignContent | null, other: DesignContent): boolean {
  return sameJson(one as Json, other as Json);
}

/** Sends a picture's file and has it put into the draft. @returns its id there */
function useTakePicture(design: Design["id"]) {
  const uploadUrl = useDo(api.certificates.designs.uploadUrl);
  const takeImage = useAct(api.certificates.designs.takeImage);
  return async (at: PicturePlace, file: File) =>
    takeImage({ design, at, file: await uploaded(file, await uploadUrl({})) });
}

/** A design with a picture at a place; null for none. */
export function withPicture(
  content: DesignContent,
  at: PicturePlace,
  image: DesignContent["logoId"] | null,
): DesignContent {
  const named = <Field extends string>(field: Field) =>
    (image === null ? {} : { [field]: image }) as { [F in Field]?: NonNullable<typeof image> };
  if (at.place === "logo") {
    const { logoId: _, ...rest } = content;
    return { ...rest, ...named("logoId") };
  }
  const signatures = content.signatures.map(({ imageId, ...signature }, index) =>
    index === at.index
      ? { ...signature, ...named("imageId") }
      : { ...signature, ...(imageId !== undefined && { imageId }) },
  );
  return { ...content, signatures };
}

function asRefusal(fields: Record<string, string>): unknown {
  if (Object.keys(fields).length === 0) return null;
  return new ConvexError({ code: "invalid", message: "Some fields need a change.", details: { fields } });
}
