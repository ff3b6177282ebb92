import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { plainText } from "../../../../../convex/shared/documents/text";
import { useT } from "../../../../ui/i18n/useT";
import { DocumentView } from "../../../documents/DocumentView";
import { useShown } from "../shown";
import { Missing, Section } from "./Section";

/** Running text with headings, lists and pictures. */
export function RichText({ id, document, width }: PropsOf<"RichText"> & { id: string }) {
  const t = useT();
  const { pictures, editing } = useShown();
  return (
    <Section id={id} width={width === "text" ? "text" : "page"}>
      {editing && plainText(document) === "" && <Missing>{t("pageParts.noText")}</Missing>}
      <DocumentView document={document} pictures={pictures} />
    </Section>
  );
}
