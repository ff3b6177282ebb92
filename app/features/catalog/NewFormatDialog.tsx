import { api } from "../../../convex/_generated/api";
import { PROGRAM_TYPES } from "../../../convex/catalog/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { NewDialog } from "../admin/NewDialog";
import { useDo } from "../live/useLive";

/** Makes a format with a first draft, and leads to it. */
export function NewFormatDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const create = useDo(api.catalog.templates.create);
  return (
    <NewDialog
      title={t("catalogScreens.formats.create")}
      kind={{
        name: "type",
        label: t("catalogScreens.type"),
        description: t("catalogScreens.formats.typeText"),
        choices: PROGRAM_TYPES.map((value) => ({ value, label: t(`catalog.type.${value}`) })),
        defaultValue: "course",
      }}
      onCreate={async (name, type) => `/admin/formats/${await create({ type, name })}/draft`}
      onClose={onClose}
    />
  );
}
