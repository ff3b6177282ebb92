import "../../ui/theme/appStyles";
import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { ProgramDeed } from "../../../convex/catalog/rules/programLifecycle";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconDots, IconExternalLink } from "../../ui/icons";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";
import type { Program } from "./program";

/** The deed that undoes another one. */
const UNDONE_BY = {
  publish: "unpublish",
  unpublish: "publish",
  archive: "restore",
  restore: "archive",
} as const satisfies Record<ProgramDeed, ProgramDeed>;

/** Shows the public page, copies the program, and does what its state allows. */
export function ProgramActions({ program }: { program: Program }) {
  const t = useT();
  const manages = useMay()("programs.manage");
  const deeds = useDeeds(program);
  const [cloning, setCloning] = useState(false);
  return (
    <>
      {program.state === "published" && (
        <Button
          component="a"
          href={`/programs/${program.slug}`}
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden="true" />}
        >
          {t("catalogScreens.program.seePage")}
        </Button>
      )}
      {manages && (
        <Menu position="bottom-end" keepMounted={false}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconDots size={16} aria-hidden="true" />}>
              {t("catalogScreens.program.more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setCloning(true)}>{t("catalogScreens.clone")}</Menu.Item>
            {program.deeds
              .filter((deed) => deed !== "publish")
              .map((deed) => (
                <Menu.Item key={deed} onClick={() => void deeds.run(deed)}>
                  {t(`catalogScreens.deed.${deed}`)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {manages && program.deeds.includes("publish") && (
        <Button loading={deeds.pending} onClick={() => void deeds.run("publish")}>
          {t("catalogScreens.deed.publish")}
        </Button>
      )}
      {cloning && <CloneProgram program={program} onClose={() => setCloning(false)} />}
    </>
  );
}

/** Publishes, takes off, archives and restores, each with a way back. */
export function useDeeds({ id: program, title }: Pick<Program, "id" | "title">) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const acts = {
    publish: useDo(api.catalog.programs.publish),
    unpublish: useDo(api.catalog.programs.unpublish),
    archive: useDo(api.catalog.programs.archive),
    restore: useDo(api.catalog.programs.restore),
  };
  const run = (deed: ProgramDeed) =>
    attempt(async () => {
      await acts[deed]({ program });
      toast({
        message: t(`catalogScreens.deed.${deed}Done`, { title }),
        onUndo: async () => void (await acts[UNDONE_BY[deed]]({ program })),
      });
    });
  return { pending, run };
}

function CloneProgram({ program: { id, title }, onClose }: { program: Program; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const clone = useDo(api.catalog.programs.clone);
  return (
    <FieldDialog
      title={t("catalogScreens.cloneOf", { name: title })}
      text={t("catalogScreens.program.cloneText")}
      field={{
        name: "title",
        label: t("catalogScreens.title"),
        initial: t("catalogScreens.copyOf", { name: title }),
      }}
      submitLabel={t("catalogScreens.clone")}
      onSend={(copy) => clone({ program: id, title: copy })}
      onDone={(_copy, made) => navigate(`/admin/programs/${made}`)}
      onClose={onClose}
    />
  );
}
