import { Title } from "@mantine/core";
import { LARGEST_FILE } from "../../../../convex/shared/openBadges/baking/extraction";
import type { ErrorData } from "../../../../convex/shared/errors";
import { useServerT } from "../../../ui/i18n/useServerT";
import { IconUpload } from "../../../ui/icons";
import { Island } from "../../shell/Island";
import { CheckTemplates } from "./CheckRow";
import { CodeForm } from "./CodeForm";
import { fileWords } from "./fileWords";
import { ResultTemplates } from "./ResultCard";
import classes from "./verify.module.css";

type Props = { entered: string; error: ErrorData | undefined; organization: string; timeZone: string };

/** Where anybody finds out whether a certificate is genuine: by its code, or by its file. */
export function FilesScreen({ entered, error, organization, timeZone }: Props) {
  const t = useServerT();
  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <Title order={1}>{t("verify.files.title")}</Title>
        <p>{t("verify.files.text")}</p>
      </div>
      <div className={classes.ways}>
        <section className={classes.way} aria-labelledby="by-code">
          <h2 id="by-code">{t("verify.code.title")}</h2>
          <CodeForm entered={entered} error={error} />
        </section>
        <section className={classes.way} aria-labelledby="by-file">
          <h2 id="by-file">{t("verify.files.byFile")}</h2>
          <FileChoice />
        </section>
      </div>
      <section className={classes.results} aria-labelledby="results" data-results hidden>
        <div className={classes.resultsHead}>
          <h2 id="results">{t("verify.files.results")}</h2>
          <button type="button" data-clear>
            {t("verify.files.clear")}
          </button>
        </div>
        <p data-note hidden className={classes.answer} data-meaning="info" />
        <ol className={classes.list} data-list />
      </section>
      <p role="status" data-said className="visuallyHidden" />
      <CheckTemplates />
      <ResultTemplates />
      <script
        type="application/json"
        data-words
        data-organization={organization}
        data-time-zone={timeZone}
        dangerouslySetInnerHTML={{ __html: JSON.stringify(fileWords(t)).replaceAll("<", "\\u003c") }}
      />
      <Island name="certificateFiles" />
    </div>
  );
}

const ACCEPTED =
  ".pdf,.png,.svg,.json,.jsonld,.jwt,.txt,application/pdf,image/png,image/svg+xml,application/json";

/** Nothing is sent by the browser itself: without a script the field does nothing, and says so. */
function FileChoice() {
  const t = useServerT();
  return (
    <>
      <div className={classes.drop} data-drop>
        <input
          id="files"
          type="file"
          multiple
          accept={ACCEPTED}
          data-largest={LARGEST_FILE}
          disabled
          className="visuallyHidden"
        />
        <label htmlFor="files">
          <IconUpload size={18} aria-hidden="true" />
          {t("verify.files.choose")}
        </label>
        <span data-with-script hidden>
          {t("verify.files.drop")}
        </span>
        <p className={classes.quiet}>{t("verify.files.kinds")}</p>
        <noscript>
          <p>{t("verify.files.needsScript")}</p>
        </noscript>
      </div>
      <p className={classes.quiet}>{t("verify.files.private")}</p>
    </>
  );
}
