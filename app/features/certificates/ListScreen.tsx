import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { MAX_TEXT } from "../../../convex/certificates/rules/lists";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { IconStar } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useAct } from "../live/useAct";
import { useLive } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { type Achievement, ACHIEVEMENTS } from "./achievement";
import { CertificatesPage } from "./CertificatesPage";
import classes from "./certificates.module.css";
import type { CheckedList } from "./issuedList";
import { IssueList } from "./IssueList";
import type { Issuer } from "./issuer";
import { Obstacle } from "./Obstacle";

type Props = {
  achievements: readonly Achievement[];
  /** The one that the address names; null for none. */
  chosen: string | null;
  issuer: Issuer;
};

/** Issues to people on a list: it is looked at first, row by row, and nothing happens before that. */
export function ListScreen({ achievements, chosen, issuer }: Props) {
  const t = useT();
  const { problem } = useLive(api.certificates.issuers.overview, {}, issuer);
  return (
    <CertificatesPage tab="lists">
      <div className={classes.stack}>
        <Obstacle problem={problem} />
        {achievements.length === 0 ? (
          <EmptyState
            icon={IconStar}
            title={t("certificateScreens.list.nothing.title")}
            text={t("certificateScreens.list.nothing.text")}
            action={
              <Button component={AppLink} href={`${ACHIEVEMENTS}/new`} variant="default">
                {t("certificateScreens.newAchievement")}
              </Button>
            }
          />
        ) : (
          problem === null && <ListForm achievements={achievements} chosen={chosen} />
        )}
      </div>
    </CertificatesPage>
  );
}

function ListForm({ achievements, chosen }: Omit<Props, "issuer">) {
  const t = useT();
  const first = achievements.find(({ id }) => id === chosen) ?? achievements[0]!;
  const [achievement, setAchievement] = useState<Id<"achievements">>(first.id);
  const [name, setName] = useState("");
  const { files, list, pending, error, look, forget } = useChecked(achievement, name);
  const label = t("certificateScreens.list.file");
  return (
    <div className={classes.form}>
      <FormScope error={error}>
        <ErrorSummary labels={{ list: t("certificateScreens.list.name"), text: label }} />
        <SelectField
          name="achievement"
          label={t("certificateScreens.achievement")}
          choices={achievements.map(({ id, name: title }) => ({ value: id, label: title }))}
          value={achievement}
          onChange={({ currentTarget }) => {
            setAchievement(currentTarget.value as Id<"achievements">);
            forget();
          }}
        />
        <TextField
          name="list"
          label={t("certificateScreens.list.name")}
          description={t("certificateScreens.list.nameText")}
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            forget();
          }}
        />
        <FileDrop
          name="text"
          label={label}
          description={t("certificateScreens.list.fileText")}
          accept=".csv,text/csv,text/plain"
          maxFiles={1}
          maxSize={MAX_TEXT}
          files={files}
          onFiles={(chosenFiles) => look(chosenFiles.slice(-1))}
        />
        <div className={classes.buttons}>
          {list === null && files.length > 0 && (
            <Button variant="default" loading={pending} onClick={() => look(files)}>
              {t("certificateScreens.list.look")}
            </Button>
          )}
          <p role="status" className={classes.quiet}>
            {pending ? t("certificateScreens.list.looking") : ""}
          </p>
        </div>
      </FormScope>
      {list !== null && <IssueList key={list.text.length} list={list} />}
    </div>
  );
}

/** Has a list looked at as soon as its file is chosen; what it is for may be changed afterwards. */
function useChecked(achievement: Id<"achievements">, name: string) {
  const dryRun = useAct(api.certificates.lists.dryRun);
  const { pending, error, send } = useSubmission();
  const [files, setFiles] = useState<File[]>([]);
  const [list, setList] = useState<CheckedList | null>(null);
  const look = (chosen: File[]) => {
    setFiles(chosen);
    setList(null);
    const [file] = chosen;
    if (file === undefined) return;
    void send(async () => {
      const entered = { achievement, list: name, text: await file.text() };
      setList({ ...entered, verdict: await dryRun(entered) });
    });
  };
  return { files, list, pending, error, look, forget: () => setList(null) };
}
