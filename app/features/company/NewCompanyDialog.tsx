import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";

/** Makes a company and leads to its page. */
export function NewCompanyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const create = useDo(api.people.companies.create);
  return (
    <FieldDialog
      title={t("adminPeople.companies.create")}
      text={t("adminPeople.companies.createText")}
      field={{ name: "name", label: t("common.name") }}
      submitLabel={t("adminPeople.companies.create")}
      onSend={(name) => create({ name })}
      onDone={(name, company) => {
        toast({ message: t("adminPeople.companies.created", { name }) });
        navigate(`/admin/companies/${company}`);
      }}
      onClose={onClose}
    />
  );
}
