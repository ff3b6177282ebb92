import "../../ui/theme/appStyles";
import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { type Person, PersonPicker } from "../privacy/PersonPicker";
import type { PersonFacts } from "./personFacts";

type Preview = FunctionReturnType<typeof api.people.people.mergePreview>;
type Props = { person: PersonFacts; onClose: () => void };

/** Merges a duplicate into the person whose page it is, after showing what that does. */
export function MergeDialog({ person: winner, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const [loser, setLoser] = useState<Person | null>(null);
  const merge = useDo(api.people.people.merge);
  const { pending, attempt } = useAttempt();
  const preview = useLater(
    api.people.people.mergePreview,
    loser === null ? "skip" : { winner: winner.person, loser: loser.id },
  );
  const names = { winner: winner.name, loser: loser?.name ?? "" };
  const confirm = async (id: Person["id"]) => {
    if (!(await attempt(() => merge({ winner: winner.person, loser: id })))) return;
    toast({ message: t("adminPeople.merge.done", names) });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("adminPeople.merge.of", names)}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap={16}>
        <Text>{t("adminPeople.merge.text", names)}</Text>
        <PersonPicker label={t("adminPeople.merge.duplicate")} person={loser} onPick={setLoser} />
        {loser !== null &&
          (preview === undefined ? (
            <TextSkeleton lines={4} />
          ) : (
            <MergePreview preview={preview} {...names} />
          ))}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            color="danger"
            loading={pending}
            disabled={loser === null || preview === undefined || preview.refusal !== null}
            onClick={() => loser !== null && void confirm(loser.id)}
          >
            {loser === null ? t("adminPeople.merge.action") : t("adminPeople.merge.confirm", names)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Counting stops here. */
const MANY = 101;

type PreviewProps = { preview: Preview; winner: string; loser: string };

function MergePreview({ preview: { refusal, moves }, winner, loser }: PreviewProps) {
  const t = useT();
  if (refusal !== null) return <Text role="alert">{t(`people.merge.${refusal}`)}</Text>;
  return (
    <div>
      <Text>{t("adminPeople.merge.moves", { winner, loser })}</Text>
      <List mt={8}>
        {moves.map(({ table, rows }) => {
          const key = `adminPeople.merge.table.${table}`;
          const what = t.knows(key) ? t(key) : table;
          return (
            <List.Item key={table}>
              {t(rows >= MANY ? "adminPeople.merge.manyRows" : "adminPeople.merge.rows", {
                what,
                count: Math.min(rows, MANY - 1),
              })}
            </List.Item>
          );
        })}
        <List.Item>{t("adminPeople.merge.signIn", { loser })}</List.Item>
      </List>
    </div>
  );
}
