import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { safeMediaUrl } from "../../../../../convex/shared/documents/urls";
import { useLocale } from "../../../../ui/i18n/LocaleProvider";
import { useT } from "../../../../ui/i18n/useT";
import { useShown } from "../shown";
import classes from "./media.module.css";
import { Missing, Section } from "./Section";

/** A film of the site, which begins when it is asked to and loads nothing before. */
export function VideoPart(props: PropsOf<"Video"> & { id: string }) {
  const { id, source, captions, title, poster, width } = props;
  const t = useT();
  const { locale } = useLocale();
  const { editing } = useShown();
  const src = safeMediaUrl(source);
  const track = safeMediaUrl(captions);
  return (
    <Section id={id} width={width === "text" ? "text" : "page"}>
      {src === null ? (
        <Missing>{t("pageParts.noFilm")}</Missing>
      ) : (
        <figure className={classes.figure}>
          <video
            controls={!editing}
            preload="none"
            playsInline
            src={src}
            poster={safeMediaUrl(poster.src) ?? undefined}
            aria-label={title || t("pageParts.film")}
            width={1280}
            height={720}
            className={classes.film}
          >
            {track !== null && (
              <track kind="captions" src={track} srcLang={locale} label={t("pageParts.captions")} default />
            )}
          </video>
          {title !== "" && <figcaption>{title}</figcaption>}
        </figure>
      )}
    </Section>
  );
}
