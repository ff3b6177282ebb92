import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { useT } from "../../../../ui/i18n/useT";
import classes from "./media.module.css";
import { Picture } from "./Picture";
import { Missing, Section } from "./Section";

const SIZES = {
  text: "(min-width: 720px) 680px, 100vw",
  wide: "(min-width: 1200px) 1152px, 100vw",
  full: "100vw",
} as const;

/** One picture, with what there is to say about it. */
export function ImagePart({ id, picture, caption, width }: PropsOf<"Image"> & { id: string }) {
  const t = useT();
  return (
    <Section id={id} width={width === "wide" ? "page" : width}>
      {picture.src === "" ? (
        <Missing>{t("pageParts.noPicture")}</Missing>
      ) : (
        <figure className={classes.figure} data-width={width}>
          <Picture picture={picture} sizes={SIZES[width]} name={caption} className={classes.picture} />
          {caption !== "" && <figcaption>{caption}</figcaption>}
        </figure>
      )}
    </Section>
  );
}
