import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconTrash } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { AssetDetail } from "./asset";
import { placeHref } from "./place";

/** Deletes a file after asking; one that is shown somewhere stays, and it is said why. */
export function RemoveAsset({ asset: { id, name, folder, uses } }: { asset: AssetDetail }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const remove = useDo(api.media.assets.remove);
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const begin = () => {
    if (uses.length === 0) setAsked(true);
    else toast({ message: t("media.asset.inUse", { count: uses.length }), meaning: "warning" });
  };
  const confirm = () =>
    attempt(async () => {
      await remove({ asset: id });
      toast({ message: t("media.asset.removed", { name }) });
      navigate(placeHref(folder === null ? {} : { folder }));
    });
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={begin}>
        {t("media.asset.remove")}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t("media.asset.removeTitle", { name })}
        consequence={t("media.asset.removeText")}
        confirmLabel={t("media.asset.removeConfirm", { name })}
        onConfirm={async () => void (await confirm())}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
