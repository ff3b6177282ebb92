import "../../ui/theme/appStyles";
import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconChevronDown } from "../../ui/icons";
import { useAct } from "../live/useAct";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";
import { type Design, designHref } from "./design";

type Asked = "rename" | "copy" | "discard";

/** What can be done with a design as a whole. */
export function DesignActions({ design }: { design: Design }) {
  const t = useT();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const { makeDefault, archive } = useDeeds(design);
  const { isDefault, archivedAt, published, draft } = design;
  return (
    <>
      <Menu position="bottom-end" keepMounted={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
            {t("certificateScreens.actions")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked("rename")}>{t("certificateScreens.rename")}</Menu.Item>
          <Menu.Item onClick={() => setAsked("copy")}>{t("certificateScreens.copy")}</Menu.Item>
          {!isDefault && archivedAt === null && published !== null && (
            <Menu.Item onClick={makeDefault}>{t("certificateScreens.makeDefault")}</Menu.Item>
          )}
          {draft !== null && published !== null && (
            <Menu.Item color="danger" onClick={() => setAsked("discard")}>
              {t("certificateScreens.discard.action")}
            </Menu.Item>
          )}
          {!isDefault && (
            <Menu.Item onClick={archive}>
              {t(archivedAt === null ? "certificateScreens.archive" : "certificateScreens.restore")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "rename" && <RenameDesign design={design} onClose={close} />}
      {asked === "copy" && <CopyDesign design={design} onClose={close} />}
      <DiscardDraft design={design} opened={asked === "discard"} onClose={close} />
    </>
  );
}

function useDeeds({ id: design, name, archivedAt }: Design) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const choose = useDo(api.certificates.designs.makeDefault);
  const [put, take] = [useDo(api.certificates.designs.archive), useDo(api.certificates.designs.restore)];
  const archived = archivedAt !== null;
  const [act, undo] = archived ? [take, put] : [put, take];
  return {
    makeDefault: () =>
      void attempt(async () => {
        await choose({ design });
        toast({ message: t("certificateScreens.madeDefault", { name }) });
      }),
    archive: () =>
      void attempt(async () => {
        await act({ design });
        toast({
          message: t(archived ? "certificateScreens.restoredDone" : "certificateScreens.archivedDone", {
            name,
          }),
          onUndo: async () => void (await undo({ design })),
        });
      }),
  };
}

type DialogProps = { design: Design; onClose: () => void };

function RenameDesign({ design: { id: design, name: before }, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const rename = useDo(api.certificates.designs.rename);
  return (
    <FieldDialog
      title={t("certificateScreens.renameOf", { name: before })}
      field={{ name: "name", label: t("common.name"), initial: before }}
      submitLabel={t("certificateScreens.rename")}
      onSend={(name) => rename({ design, name })}
      onDone={(name) =>
        toast({
          message: t("certificateScreens.renamed", { name }),
          onUndo: async () => void (await rename({ design, name: before })),
        })
      }
      onClose={onClose}
    />
  );
}

function CopyDesign({ design: { id: design, name }, onClose }: DialogProps) {
  const t = useT();
  const navigate = useNavigate();
  const copy = useAct(api.certificates.designs.copy);
  return (
    <FieldDialog
      title={t("certificateScreens.copyTitle", { name })}
      text={t("certificateScreens.copyText")}
      field={{ name: "name", label: t("common.name"), initial: t("certificateScreens.copyName", { name }) }}
      submitLabel={t("certificateScreens.copy")}
      onSend={(named) => copy({ design, name: named })}
      onDone={(_named, made) => navigate(designHref(made))}
      onClose={onClose}
    />
  );
}

function DiscardDraft({ design: { id: design, name }, opened, onClose }: DialogProps & { opened: boolean }) {
  const t = useT();
  const toast = useToast();
  const discard = useDo(api.certificates.designs.discardDraft);
  const { attempt } = useAttempt();
  return (
    <ConfirmDialog
      opened={opened}
      title={t("certificateScreens.discard.ask", { name })}
      consequence={t("certificateScreens.discard.text")}
      confirmLabel={t("certificateScreens.discard.action")}
      onConfirm={async () => {
        if (await attempt(() => discard({ design })))
          toast({ message: t("certificateScreens.discard.done") });
      }}
      onClose={onClose}
    />
  );
}
