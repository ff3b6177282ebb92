import { NativeSelect, Skeleton } from "@mantine/core";
import { useState } from "react";
import { problemsOf } from "../../ui/forms/problems";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import type { Design } from "./design";
import classes from "./designer.module.css";
import type { Designer } from "./useDesigner";
import { usePreview } from "./usePreview";

/** Names to try a design with: an ordinary one, one in another script, one that is very long. */
const HOLDERS = {
  latin: "Amélie Sørensen-Dvořák",
  arabic: "ليلى عبد الرحمن الحسيني",
  chinese: "王小明",
  long: "Maria Magdalena Theodora von und zu Hohenfels-Wolkenstein-Trostburg de la Fontaine y Navarro",
} as const;
type Sample = keyof typeof HOLDERS;
const LANGUAGES = ["en", "de"] as const;

/** A certificate as it would look, while it is designed. */
export function PreviewPane({ design, designer }: { design: Design; designer: Designer }) {
  const t = useT();
  const { locale } = useLocale();
  const [sample, setSample] = useState<Sample>("latin");
  const [language, setLanguage] = useState<string>(locale === "de" ? "de" : "en");
  const holder = HOLDERS[sample];
  const { picture, drawing, error } = usePreview(design.id, designer.sound ? designer.tidy : null, {
    ...{ holder, language },
    achievement: t("certificateScreens.sample.achievement"),
    program: t("certificateScreens.sample.program"),
    cohort: t("certificateScreens.sample.cohort"),
  });
  const problem = !designer.sound
    ? t("certificateScreens.preview.unsound")
    : error === null
      ? null
      : sentenceOf(error, t);
  return (
    <section className={classes.preview} aria-label={t("certificateScreens.preview.title")}>
      <div className={classes.frame} data-size={designer.content.pageSize}>
        {picture === null ? (
          <Skeleton className={classes.picture} animate={problem === null} />
        ) : (
          <img
            className={classes.picture}
            data-stale={drawing || problem !== null || undefined}
            src={picture}
            alt={t("certificateScreens.preview.of", { holder })}
          />
        )}
      </div>
      <p role="status" className={classes.state} data-wrong={problem !== null || undefined}>
        {problem ?? t(drawing ? "certificateScreens.preview.drawing" : "certificateScreens.preview.drawn")}
      </p>
      <div className={classes.samples}>
        <NativeSelect
          aria-label={t("certificateScreens.preview.name")}
          value={sample}
          data={(Object.keys(HOLDERS) as Sample[]).map((value) => ({
            value,
            label: t(`certificateScreens.sample.${value}`),
          }))}
          onChange={({ currentTarget }) => setSample(currentTarget.value as Sample)}
        />
        <NativeSelect
          aria-label={t("certificateScreens.preview.language")}
          value={language}
          data={LANGUAGES.map((value) => ({ value, label: t(`certificateScreens.language.${value}`) }))}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
        />
      </div>
    </section>
  );
}

function sentenceOf(error: unknown, t: ReturnType<typeof useT>): string {
  const { message, fields } = problemsOf(error, t);
  const why = message ?? Object.values(fields)[0] ?? t("ui.error.text");
  return t("certificateScreens.preview.failed", { why });
}
