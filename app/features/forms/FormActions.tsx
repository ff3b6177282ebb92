import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";
import type { FormFacts } from "./form";

/** Renames, archives and restores a form. */
export function FormActions({ form: { id: form, name, archivedAt } }: { form: FormFacts }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [renaming, setRenaming] = useState(false);
  const rename = useDo(api.forms.forms.rename);
  const [archive, restore] = [useDo(api.forms.forms.archive), useDo(api.forms.forms.restore)];
  const archived = archivedAt !== null;
  const put = () =>
    attempt(async () => {
      await (archived ? restore : archive)({ form });
      toast({
        message: t(archived ? "formScreens.restored" : "formScreens.archived", { name }),
        onUndo: async () => void (await (archived ? archive : restore)({ form })),
      });
    });
  return (
    <>
      <Button variant="default" onClick={() => setRenaming(true)}>
        {t("formScreens.rename")}
      </Button>
      <Button variant="default" loading={pending} onClick={() => void put()}>
        {t(archived ? "formScreens.restore" : "formScreens.archive")}
      </Button>
      {renaming && (
        <FieldDialog
          title={t("formScreens.renameOf", { name })}
          field={{ name: "name", label: t("common.name"), initial: name }}
          submitLabel={t("formScreens.rename")}
          onSend={(entered) => rename({ form, name: entered })}
          onDone={(entered) =>
            toast({
              message: t("formScreens.renamed", { name: entered }),
              onUndo: async () => void (await rename({ form, name })),
            })
          }
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
