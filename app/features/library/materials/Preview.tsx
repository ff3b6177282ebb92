import { useMounted } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { previewOf } from "../../../../convex/library/rules/previews";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { useT } from "../../../ui/i18n/useT";
import { type FileAddress, useAddress } from "../player/useAddress";
import classes from "./materials.module.css";

const PdfPreview = lazy(() => import("./PdfPreview"));
const TextPreview = lazy(() => import("./TextPreview"));

type Props = {
  id: Id<"materials">;
  title: string;
  contentType: string;
  bytes: number;
  /** Where the file is for the viewer, for now; null where a page does not show it. */
  address: FileAddress | null;
};

/** A file within the page, where pages can show it; a word about downloading it else. */
export function Preview({ address: given, ...file }: Props) {
  const t = useT();
  const mounted = useMounted();
  // Each time the page is asked for again there is another one; what is shown stays.
  const [kept] = useState(given);
  const address = kept ?? given;
  const { title, contentType, bytes } = file;
  const kind = previewOf(contentType, bytes);
  if (kind === null || address === null) return <p className={classes.quiet}>{t("materials.noPreview")}</p>;
  switch (kind) {
    case "image":
      return <img className={classes.picture} src={address.path} alt={title} />;
    case "audio":
    case "video":
      return <Played {...file} kind={kind} address={address} />;
    case "pdf":
    case "markdown":
    case "text":
      if (!mounted) return <TextSkeleton />;
      return (
        <Suspense fallback={<TextSkeleton />}>
          {kind === "pdf" ? (
            <PdfPreview path={address.path} title={title} />
          ) : (
            <TextPreview path={address.path} title={title} markdown={kind === "markdown"} />
          )}
        </Suspense>
      );
    default:
      return kind satisfies never;
  }
}

type PlayedProps = Pick<Props, "id" | "title"> & { kind: "audio" | "video"; address: FileAddress };

/** Sound or a video, which may take longer than its first address holds. */
function Played({ id, title, kind, address }: PlayedProps) {
  const [player, setPlayer] = useState<HTMLMediaElement | null>(null);
  useAddress(player, `materials:${id}`, address);
  const shown = { src: address.path, controls: true, preload: "metadata", "aria-label": title };
  return kind === "audio" ? (
    <audio ref={setPlayer} className={classes.sound} {...shown} />
  ) : (
    <video ref={setPlayer} className={classes.picture} {...shown} />
  );
}
