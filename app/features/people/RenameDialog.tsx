import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { FieldDialog } from "./FieldDialog";
import type { PersonFacts } from "./personFacts";

type Props = { person: PersonFacts; onClose: () => void };

/** Corrects somebody's name; it can be taken back. */
export function RenameDialog({ person: { person, name: before }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const rename = useDo(api.people.people.rename);
  const done = (name: string) =>
    toast({
      message: t("adminPeople.rename.done", { name }),
      onUndo: async () => void (await rename({ person, name: before })),
    });
  return (
    <FieldDialog
      title={t("adminPeople.rename.of", { name: before })}
      field={{ name: "name", label: t("common.name"), initial: before }}
      submitLabel={t("adminPeople.rename.action")}
      onSend={(name) => rename({ person, name })}
      onDone={done}
      onClose={onClose}
    />
  );
}
