import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";
import type { Company } from "./companyWords";

/** What staff may do with a company. Archiving can be taken back. */
export function CompanyActions({ company: { id: company, name, archivedAt } }: { company: Company }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [renaming, setRenaming] = useState(false);
  const [archive, restore] = [useDo(api.people.companies.archive), useDo(api.people.companies.restore)];
  const rename = useDo(api.people.companies.rename);
  const shut = async () => {
    if (!(await attempt(() => archive({ company })))) return;
    toast({
      message: t("adminPeople.companies.archivedNow", { name }),
      onUndo: async () => void (await restore({ company })),
    });
  };
  const open = async () => {
    if (await attempt(() => restore({ company })))
      toast({ message: t("adminPeople.companies.restored", { name }) });
  };
  if (archivedAt !== null)
    return (
      <Button loading={pending} onClick={() => void open()}>
        {t("adminPeople.companies.restore")}
      </Button>
    );
  return (
    <>
      <Button variant="default" loading={pending} onClick={() => void shut()}>
        {t("adminPeople.companies.archive")}
      </Button>
      <Button variant="default" onClick={() => setRenaming(true)}>
        {t("adminPeople.companies.rename")}
      </Button>
      <Button
        component={AppLink}
        href={`/admin/companies/${company}/invite`}
        leftSection={<IconUserPlus size={16} aria-hidden="true" />}
      >
        {t("adminPeople.invite.action")}
      </Button>
      {renaming && (
        <FieldDialog
          title={t("adminPeople.companies.renameOf", { name })}
          field={{ name: "name", label: t("common.name"), initial: name }}
          submitLabel={t("adminPeople.companies.rename")}
          onSend={(next) => rename({ company, name: next })}
          onDone={(next) => toast({ message: t("adminPeople.rename.done", { name: next }) })}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
