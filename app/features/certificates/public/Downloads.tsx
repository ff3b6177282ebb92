import { useServerT } from "../../../ui/i18n/useServerT";
import { IconDownload } from "../../../ui/icons";
import type { ShownPage } from "./verdict";
import classes from "./verify.module.css";

const FORMS = ["pdf", "png", "svg", "json", "jwt"] as const;

/** The certificate's files, and the address of its page. */
export function Downloads({ page: { addresses, shortCode } }: { page: ShownPage }) {
  const t = useServerT();
  return (
    <section className={classes.downloads} aria-labelledby="downloads">
      <h2 id="downloads" data-no-print>
        {t("verify.downloads")}
      </h2>
      <ul data-no-print>
        {FORMS.map((form) => (
          <li key={form}>
            <a href={pathOf(addresses[form])} download={`certificate-${shortCode}.${form}`}>
              <IconDownload size={16} aria-hidden="true" />
              {t(`verify.download.${form}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className={classes.quiet} data-no-print>
        {t("verify.downloads.text")} <a href="/verify">{t("verify.downloads.check")}</a>
      </p>
      <p className={classes.link}>
        <span className={classes.quiet}>{t("verify.link")}</span>
        <a href={addresses.page} dir="ltr" data-copied>
          {addresses.page}
        </a>
        <button type="button" hidden data-copy data-copied-word={t("verify.link.copied")} data-no-print>
          {t("verify.link.copy")}
        </button>
      </p>
    </section>
  );
}

/** Where it is given out here: the host that issued it may be another one by now. */
function pathOf(address: string): string {
  return new URL(address).pathname;
}
