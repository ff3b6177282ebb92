import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { FieldDialog } from "./FieldDialog";
import type { PersonFacts } from "./personFacts";

type Props = { person: PersonFacts; onClose: () => void };

/** Gives another address to somebody who can no longer read their mail. */
export function AddressDialog({ person: { person, name }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const replace = useDo(api.people.people.replaceAddress);
  return (
    <FieldDialog
      title={t("adminPeople.address.of", { name })}
      text={t("adminPeople.address.text", { name })}
      field={{ name: "email", label: t("adminPeople.address.new"), type: "email" }}
      submitLabel={t("adminPeople.address.action")}
      onSend={(email) => replace({ person, email })}
      onDone={(email) => toast({ message: t("adminPeople.address.done", { name, email }) })}
      onClose={onClose}
    />
  );
}
