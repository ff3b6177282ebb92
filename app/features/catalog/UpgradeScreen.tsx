import { NativeSelect, Table } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { StateBadge } from "../../ui/data/StateBadge";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useDo, useLive } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import classes from "./catalog.module.css";
import { settingTitle, textOfJson } from "./catalogWords";
import type { Program } from "./program";
import { tabHref } from "./programTabs";
import { settingsOf } from "./schemaFields";

type Upgrade = FunctionReturnType<typeof api.catalog.configs.upgradePreview>;
type Leaf = Upgrade["leaves"][number];
type Side = "ours" | "theirs";
type Props = { program: Program; version: Id<"templateVersions">; first: Upgrade };

const MEANINGS = {
  unchanged: "neutral",
  taken: "info",
  kept: "success",
  removed: "neutral",
  conflict: "warning",
  invalid: "danger",
} as const;

/** What moving a program to its format's newer version means, setting by setting, with a choice where both changed. */
export function UpgradeScreen({ program, version, first }: Props) {
  const t = useT();
  const upgrade = useUpgrade(program, version);
  const preview = useLive(api.catalog.configs.upgradePreview, { program: program.id, version }, first);
  const shown = preview.leaves.filter(({ state }) => state !== "unchanged");
  const open = shown.filter(({ path, state }) => asksForChoice(state) && upgrade.choices[path] === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void upgrade.run();
  };
  return (
    <DetailPage
      title={t("catalogScreens.upgrade.title", { title: program.title })}
      description={t("catalogScreens.upgrade.text", { from: preview.from, to: preview.to })}
      back={{ href: tabHref(program.id, "configuration"), label: program.title }}
    >
      <form noValidate onSubmit={submit} className={classes.stack}>
        <FormScope error={upgrade.error}>
          <ErrorSummary labels={{}} />
          {shown.length === 0 ? (
            <p>{t("catalogScreens.upgrade.nothing")}</p>
          ) : (
            <Leaves leaves={shown} program={program} choices={upgrade.choices} onChoose={upgrade.choose} />
          )}
          {open.length > 0 && <p role="status">{t("catalogScreens.upgrade.open", { count: open.length })}</p>}
          <div>
            <SubmitButton pending={upgrade.pending}>
              {t("catalogScreens.upgrade.action", { version: preview.to })}
            </SubmitButton>
          </div>
        </FormScope>
      </form>
    </DetailPage>
  );
}

function asksForChoice(state: Leaf["state"]): boolean {
  return state === "conflict" || state === "invalid";
}

function useUpgrade({ id: program }: Program, version: Id<"templateVersions">) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const upgrade = useDo(api.catalog.configs.upgrade);
  const { pending, error, send } = useSubmission();
  const [choices, setChoices] = useState<Record<string, Side | undefined>>({});
  const choose = (path: string, side: Side | undefined) => setChoices({ ...choices, [path]: side });
  const resolutions = Object.entries(choices).flatMap(([path, take]) =>
    take === undefined ? [] : [{ path, take }],
  );
  const run = () =>
    send(async () => {
      await upgrade({ program, version, resolutions });
      toast({ message: t("catalogScreens.upgrade.done") });
      navigate(tabHref(program, "configuration"));
    });
  return { choices, choose, pending, error, run };
}

type LeavesProps = {
  leaves: readonly Leaf[];
  program: Program;
  choices: Record<string, Side | undefined>;
  onChoose: (path: string, side: Side | undefined) => void;
};

function Leaves({ leaves, program, choices, onChoose }: LeavesProps) {
  const t = useT();
  const format = useFormat();
  const settings = settingsOf(program.configSchema);
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(["what", "base", "ours", "theirs", "becomes"] as const).map((head) => (
              <Table.Th key={head}>{t(`catalogScreens.upgrade.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leaves.map((leaf) => (
            <Table.Tr key={leaf.path}>
              <Table.Td>{settingTitle(settings, leaf.path)}</Table.Td>
              <Table.Td>{textOfJson(t, format, leaf.base)}</Table.Td>
              <Table.Td>{textOfJson(t, format, leaf.ours)}</Table.Td>
              <Table.Td>{textOfJson(t, format, leaf.theirs)}</Table.Td>
              <Table.Td>
                <StateBadge label={t(`catalog.upgrade.${leaf.state}`)} meaning={MEANINGS[leaf.state]} />
                <Choice
                  leaf={leaf}
                  name={settingTitle(settings, leaf.path)}
                  value={choices[leaf.path]}
                  onChoose={(side) => onChoose(leaf.path, side)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type ChoiceProps = {
  leaf: Leaf;
  name: string;
  value: Side | undefined;
  onChoose: (side: Side | undefined) => void;
};

/** Whose value stands: asked where both changed; where only the program's own is there, it can be given up. */
function Choice({ leaf: { state }, name, value, onChoose }: ChoiceProps) {
  const t = useT();
  if (!asksForChoice(state) && state !== "kept") return null;
  const sides: readonly Side[] = state === "invalid" ? ["theirs"] : ["ours", "theirs"];
  return (
    <NativeSelect
      mt={8}
      aria-label={t("catalogScreens.upgrade.choose", { name })}
      value={value ?? ""}
      data={[
        { value: "", label: t(`catalogScreens.upgrade.${state === "kept" ? "keepOurs" : "notChosen"}`) },
        ...sides.map((side) => ({ value: side, label: t(`catalogScreens.upgrade.take.${side}`) })),
      ]}
      onChange={({ currentTarget: { value: chosen } }) => onChoose(sides.find((side) => side === chosen))}
    />
  );
}
