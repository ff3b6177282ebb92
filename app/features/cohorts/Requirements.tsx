import { ActionIcon, Button } from "@mantine/core";
import { useId, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { isShare, MAX_REQUIREMENTS } from "../../../convex/progress/rules/standing";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconEdit, IconPlus, IconTrash } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Cohort } from "./cohort";
import classes from "./cohorts.module.css";
import type { Requirement } from "./sheet";
import { RequirementDialog } from "./RequirementDialog";

type Props = { cohort: Cohort; requirements: readonly Requirement[]; manages: boolean };
type Asked = { kind: "add" } | { kind: "change" | "remove"; requirement: Requirement };

/** What a cohort asks for, in its order. */
export function Requirements({ cohort, requirements, manages }: Props) {
  const t = useT();
  const heading = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <div className={classes.partHead}>
        <h2 id={heading}>{t("adminCohorts.requirements.title")}</h2>
        {manages && requirements.length < MAX_REQUIREMENTS && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setAsked({ kind: "add" })}
          >
            {t("adminCohorts.requirements.add")}
          </Button>
        )}
      </div>
      {requirements.length === 0 ? (
        <p className={classes.none}>{t("adminCohorts.requirements.none")}</p>
      ) : (
        <ol className={classes.rows}>
          {requirements.map((requirement, place) => (
            <li key={requirement.id}>
              <Words requirement={requirement} />
              {manages && (
                <Tools
                  cohort={cohort}
                  requirements={requirements}
                  place={place}
                  onAsk={(kind) => setAsked({ kind, requirement })}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {asked?.kind === "add" && <RequirementDialog cohort={cohort} requirement={null} onClose={close} />}
      {asked?.kind === "change" && (
        <RequirementDialog cohort={cohort} requirement={asked.requirement} onClose={close} />
      )}
      {asked?.kind === "remove" && <RemoveRequirement requirement={asked.requirement} onClose={close} />}
    </section>
  );
}

function Words({ requirement: { kind, label, target, isRequired } }: { requirement: Requirement }) {
  const t = useT();
  const format = useFormat();
  const wanted = isShare(kind) ? format.percent(target) : format.number(target);
  return (
    <span className={classes.rowMain}>
      <span className={classes.rowName}>{label}</span>
      <span className={classes.rowMeta}>
        {t("adminCohorts.requirements.words", {
          kind: t(`adminCohorts.requirements.kind.${kind}`),
          target: wanted,
          needed: isRequired ? "yes" : "no",
        })}
      </span>
    </span>
  );
}

type ToolsProps = {
  cohort: Cohort;
  requirements: readonly Requirement[];
  place: number;
  onAsk: (kind: "change" | "remove") => void;
};

function Tools({ cohort, requirements, place, onAsk }: ToolsProps) {
  const t = useT();
  const reorder = useDo(api.progress.requirements.reorder);
  const { pending, attempt } = useAttempt();
  const name = requirements[place]?.label ?? "";
  const swapWith = (other: number) => {
    const ids = requirements.map(({ id }) => id);
    const [one, two] = [ids[place], ids[other]];
    if (one === undefined || two === undefined) return;
    [ids[place], ids[other]] = [two, one];
    void attempt(() => reorder({ cohort: cohort.id, requirements: ids }));
  };
  const tools = [
    { key: "up", icon: IconArrowUp, off: place === 0, onAct: () => swapWith(place - 1) },
    {
      key: "down",
      icon: IconArrowDown,
      off: place === requirements.length - 1,
      onAct: () => swapWith(place + 1),
    },
    { key: "change", icon: IconEdit, off: false, onAct: () => onAsk("change") },
    { key: "remove", icon: IconTrash, off: false, onAct: () => onAsk("remove") },
  ] as const;
  return (
    <span className={classes.buttons}>
      {tools.map(({ key, icon: ToolIcon, off, onAct }) => (
        <ActionIcon
          key={key}
          variant="subtle"
          color="gray"
          disabled={off || pending}
          aria-label={t(`adminCohorts.requirements.${key}`, { name })}
          onClick={onAct}
        >
          <ToolIcon size={18} aria-hidden="true" />
        </ActionIcon>
      ))}
    </span>
  );
}

function RemoveRequirement({ requirement, onClose }: { requirement: Requirement; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const remove = useDo(api.progress.requirements.remove);
  const { attempt } = useAttempt();
  const name = requirement.label;
  return (
    <ConfirmDialog
      opened
      title={t("adminCohorts.requirements.removeTitle", { name })}
      consequence={t("adminCohorts.requirements.removeText")}
      confirmLabel={t("common.remove")}
      onConfirm={async () => {
        if (await attempt(() => remove({ requirement: requirement.id })))
          toast({ message: t("adminCohorts.requirements.removed", { name }) });
      }}
      onClose={onClose}
    />
  );
}
