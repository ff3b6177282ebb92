import { api } from "../../../convex/_generated/api";
import { FORM_PURPOSES } from "../../../convex/forms/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { NewDialog } from "../admin/NewDialog";
import { useDo } from "../live/useLive";

/** Makes a form with an empty draft, and leads to its questions. */
export function NewFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const create = useDo(api.forms.forms.create);
  return (
    <NewDialog
      title={t("formScreens.create")}
      kind={{
        name: "purpose",
        label: t("formScreens.purpose"),
        choices: FORM_PURPOSES.map((value) => ({ value, label: t(`forms.purpose.${value}`) })),
      }}
      onCreate={async (name, purpose) => `/admin/forms/${await create({ purpose, name })}/draft`}
      onClose={onClose}
    />
  );
}
