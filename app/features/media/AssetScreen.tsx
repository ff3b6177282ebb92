import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconAlertCircle, IconInfoCircle } from "../../ui/icons";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo, useLive } from "../live/useLive";
import type { AssetDetail, Folder } from "./asset";
import { AssetFacts } from "./AssetFacts";
import { AssetForm } from "./AssetForm";
import { AssetPreview } from "./AssetPreview";
import { AssetState } from "./AssetState";
import { AssetUses } from "./AssetUses";
import { FocalPointPicker } from "./FocalPointPicker";
import classes from "./media.module.css";
import { placeHref } from "./place";
import { RemoveAsset } from "./RemoveAsset";
import { ReplaceFile } from "./ReplaceFile";

type Props = { first: AssetDetail; folders: readonly Folder[] };

/** A file: how it looks, what it shows, what must stay in sight, and where it is used. */
export function AssetScreen({ first, folders: loaded }: Props) {
  const t = useT();
  const manages = useMay()("media.manage");
  // Once it is deleted, what was known stays until the page is left.
  const asset = useLater(api.media.assets.get, { asset: first.id }) ?? first;
  const folders = useLive(api.media.folders.list, {}, [...loaded]);
  const folder = folders.find(({ id }) => id === asset.folder);
  const pictured = asset.kind === "image" && asset.url !== null;
  return (
    <DetailPage
      title={asset.name}
      back={
        folder === undefined
          ? { href: placeHref({}), label: t("media.title") }
          : { href: placeHref({ folder: folder.id }), label: folder.name }
      }
      state={<AssetState asset={asset} />}
      actions={manages && <RemoveAsset asset={asset} />}
      facts={<AssetFacts asset={asset} />}
    >
      <div className={classes.parts}>
        <AssetNotice asset={asset} />
        {pictured && manages ? <FocalPointPicker asset={asset} /> : <AssetPreview asset={asset} />}
        <AssetForm asset={asset} folders={folders} />
        <AssetUses asset={asset} />
        {manages && <ReplaceFile asset={asset} />}
      </div>
    </DetailPage>
  );
}

/** What is being done with the file, or why it could not be taken. */
function AssetNotice({ asset: { id, state, problem, underway } }: { asset: AssetDetail }) {
  const t = useT();
  const toast = useToast();
  const manages = useMay()("media.manage");
  const retry = useDo(api.media.assets.retry);
  const { pending, attempt } = useAttempt();
  if (problem === null && !underway) return null;
  if (problem === null)
    return (
      <div className={classes.notice} role="status">
        <IconInfoCircle size={18} aria-hidden="true" />
        <p className={classes.noticeText}>
          {t(state === "ready" ? "media.asset.replacing" : "media.asset.processing")}
        </p>
      </div>
    );
  const reason = t(`media.problem.${problem}`);
  const again = () =>
    attempt(async () => {
      await retry({ asset: id });
      toast({ message: t("media.retried"), meaning: "info" });
    });
  return (
    <div className={classes.notice} data-meaning="danger" role="alert">
      <IconAlertCircle size={18} aria-hidden="true" />
      <p className={classes.noticeText}>{state === "ready" ? t("media.problem.kept", { reason }) : reason}</p>
      {problem === "processing" && manages && (
        <Button size="compact-sm" variant="default" loading={pending} onClick={() => void again()}>
          {t("media.retry")}
        </Button>
      )}
    </div>
  );
}
