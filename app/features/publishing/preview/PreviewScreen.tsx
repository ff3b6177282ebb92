import type { Locale } from "../../../../convex/shared/locales";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { IconEye } from "../../../ui/icons";
import { PublicPage } from "../../../ui/shells/PublicPage";
import { PageScreen } from "../pages/PageScreen";
import { PostScreen, type PostScreenProps } from "../site/PostScreen";
import { SiteProvider, type SiteValue } from "../site/SiteContext";
import classes from "./preview.module.css";

export type Preview = {
  /** In milliseconds since 1970. */
  expiresAt: number;
  organization: SiteValue["organization"];
  /** Of the text, which may be one that the product does not speak. */
  locale: string;
  pageLanguage: Locale;
} & ({ kind: "post"; shown: PostScreenProps } | { kind: "page"; shown: Parameters<typeof PageScreen>[0] });

/** A draft as visitors would see it, below a bar that says that it is one and until when the link holds. */
export function PreviewScreen({ preview }: { preview: Preview }) {
  const { kind, shown, organization, locale } = preview;
  return (
    <SiteProvider value={{ organization, locale }}>
      <PreviewBar expiresAt={preview.expiresAt} zone={organization.timeZone} />
      {kind === "post" ? <PostScreen {...shown} /> : <PageScreen {...shown} />}
    </SiteProvider>
  );
}

function PreviewBar({ expiresAt, zone }: { expiresAt: number; zone: string }) {
  const t = useServerT();
  const format = useFormat();
  return (
    <aside className={classes.bar} aria-label={t("preview.bar")}>
      <IconEye size={18} aria-hidden="true" />
      <p>
        <strong>{t("preview.notPublic")}</strong>{" "}
        {t("preview.until", { when: format.eventTime(expiresAt, zone) })}
      </p>
    </aside>
  );
}

/** What a link shows that has ended. */
export function EndedPreview() {
  const t = useServerT();
  return <PublicPage title={t("preview.ended.title")} text={t("preview.ended.text")} />;
}
