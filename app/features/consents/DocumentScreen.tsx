import type { ShownDocument } from "../../server/documents";
import { useT } from "../../ui/i18n/useT";
import { PublicPage } from "../../ui/shells/PublicPage";
import { DocumentText } from "./DocumentText";

/** Terms or privacy notice for everybody to read. */
export function DocumentScreen({ document }: { document: ShownDocument }) {
  const t = useT();
  return (
    <PublicPage
      title={t(`people.documents.${document.document}`)}
      text={t("consents.version", { version: document.version })}
    >
      <DocumentText document={document} />
    </PublicPage>
  );
}
