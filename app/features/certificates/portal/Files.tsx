import { Button } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { IconDownload } from "../../../ui/icons";
import type { Badge } from "./badge";
import classes from "./portal.module.css";

/** The certificate's files. Those of a hidden one are for its holder alone; its signed data is in each. */
export function Files({ badge: { files, addresses, hidden, shortCode } }: { badge: Badge }) {
  const t = useT();
  const signed = hidden ? null : addresses;
  const others = [
    ["png", files.png],
    ["svg", files.svg],
    ["json", signed?.json ?? null],
    ["jwt", signed?.jwt ?? null],
  ] as const;
  return (
    <section className={classes.section} aria-labelledby="files">
      <h2 id="files">{t("own.certificates.files")}</h2>
      <p className={classes.quiet}>{t("own.certificates.filesText")}</p>
      {files.pdf !== null && (
        <Button
          component="a"
          href={files.pdf}
          download={`certificate-${shortCode}.pdf`}
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          className={classes.main}
        >
          {t("own.certificates.file.pdf")}
        </Button>
      )}
      <ul className={classes.links}>
        {others.map(([form, url]) =>
          url === null ? null : (
            <li key={form}>
              <a href={url} download={`certificate-${shortCode}.${form}`}>
                {t(`own.certificates.file.${form}`)}
              </a>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
