import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { FieldDialog } from "../people/FieldDialog";
import type { Format } from "./format";

/** Renames, copies, archives and restores a format. */
export function FormatActions({ format }: { format: Format }) {
  const t = useT();
  const manages = useMay()("programs.manage");
  const [asked, setAsked] = useState<"rename" | "clone" | null>(null);
  if (!manages) return null;
  const close = () => setAsked(null);
  return (
    <>
      <Button variant="default" onClick={() => setAsked("rename")}>
        {t("catalogScreens.rename")}
      </Button>
      <Button variant="default" onClick={() => setAsked("clone")}>
        {t("catalogScreens.clone")}
      </Button>
      <ArchiveButton format={format} />
      {asked === "rename" && <RenameFormat format={format} onClose={close} />}
      {asked === "clone" && <CloneFormat format={format} onClose={close} />}
    </>
  );
}

function ArchiveButton({ format: { id: template, name, archivedAt } }: { format: Format }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [archive, restore] = [useDo(api.catalog.templates.archive), useDo(api.catalog.templates.restore)];
  const archived = archivedAt !== null;
  const act = () =>
    attempt(async () => {
      await (archived ? restore : archive)({ template });
      toast({
        message: t(archived ? "catalogScreens.restored" : "catalogScreens.archived", { name }),
        onUndo: async () => void (await (archived ? archive : restore)({ template })),
      });
    });
  return (
    <Button variant="default" loading={pending} onClick={() => void act()}>
      {t(archived ? "catalogScreens.restore" : "catalogScreens.archive")}
    </Button>
  );
}

type DialogProps = { format: Format; onClose: () => void };

function RenameFormat({ format: { id: template, name: before }, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const rename = useDo(api.catalog.templates.rename);
  return (
    <FieldDialog
      title={t("catalogScreens.renameOf", { name: before })}
      field={{ name: "name", label: t("common.name"), initial: before }}
      submitLabel={t("catalogScreens.rename")}
      onSend={(name) => rename({ template, name })}
      onDone={(name) =>
        toast({
          message: t("catalogScreens.renamed", { name }),
          onUndo: async () => void (await rename({ template, name: before })),
        })
      }
      onClose={onClose}
    />
  );
}

function CloneFormat({ format: { id: template, name }, onClose }: DialogProps) {
  const t = useT();
  const navigate = useNavigate();
  const clone = useDo(api.catalog.templates.clone);
  return (
    <FieldDialog
      title={t("catalogScreens.cloneOf", { name })}
      text={t("catalogScreens.format.cloneText")}
      field={{ name: "name", label: t("common.name"), initial: t("catalogScreens.copyOf", { name }) }}
      submitLabel={t("catalogScreens.clone")}
      onSend={(copy) => clone({ template, name: copy })}
      onDone={(_copy, id) => navigate(`/admin/formats/${id}`)}
      onClose={onClose}
    />
  );
}
