import { Alert, Button } from "@mantine/core";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import type { ErrorData } from "../../../convex/shared/errors";
import type { ShownDocument } from "../../server/documents";
import { useT } from "../../ui/i18n/useT";
import { ListPage } from "../../ui/pages/ListPage";
import { useOrganization } from "../live/useOrganization";
import classes from "./consents.module.css";
import { DocumentText } from "./DocumentText";

type Props = { documents: readonly ShownDocument[]; next: string };

/** Asks once for each new version, before anything else. It is a plain form: it works without scripts. */
export function AgreeScreen({ documents, next }: Props) {
  const t = useT();
  const { name: organization } = useOrganization();
  const failed = useActionData<{ error: ErrorData }>()?.error;
  const sending = useNavigation().state !== "idle";
  return (
    <ListPage title={t("consents.agree.title")} description={t("consents.agree.text", { organization })}>
      <div className={classes.documents}>
        {failed !== undefined && (
          <Alert color="danger" role="alert">
            {t(`errors.${failed.code}`)}
          </Alert>
        )}
        {documents.map((document) => (
          <div key={document.document} className={classes.document}>
            <div>
              <h2 id={document.document}>{t(`people.documents.${document.document}`)}</h2>
              <p className={classes.quiet}>{t("consents.version", { version: document.version })}</p>
            </div>
            {document.html !== "" && (
              <div className={classes.sheet} tabIndex={0} role="region" aria-labelledby={document.document}>
                <DocumentText document={document} />
              </div>
            )}
          </div>
        ))}
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          {documents.map(({ document, version }) => (
            <input key={document} type="hidden" name={document} value={version} />
          ))}
          <Button type="submit" loading={sending}>
            {t("consents.agree.submit")}
          </Button>
        </Form>
        <p className={classes.quiet}>
          {t("consents.agree.otherwise")} <a href="/portal/account/privacy">{t("own.account.tab.privacy")}</a>
        </p>
      </div>
    </ListPage>
  );
}
