import { api } from "../../../../convex/_generated/api";
import { SelectField } from "../../../ui/forms/SelectField";
import { useT } from "../../../ui/i18n/useT";
import { useLater } from "../../live/useLater";

/** What a new page begins with: a template that was kept, or nothing. */
export function TemplateField() {
  const t = useT();
  const templates = useLater(api.publishing.pageTemplates.list, { scope: "page" });
  if (templates === undefined || templates.length === 0) return null;
  return (
    <SelectField
      name="template"
      label={t("contentScreens.field.template")}
      description={t("contentScreens.field.templateText")}
      choices={[
        { value: "", label: t("contentScreens.field.noTemplate") },
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
