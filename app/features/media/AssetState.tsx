import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import { IconHourglass } from "../../ui/icons";
import { useOrganization } from "../live/useOrganization";
import { type Asset, lacksAlt } from "./asset";

/** What there is to know of a file before it is used; nothing for one that is ready. */
export function AssetState({ asset }: { asset: Asset }) {
  const t = useT();
  const { locale } = useOrganization();
  if (asset.state === "processing")
    return <StateBadge meaning="info" icon={IconHourglass} label={t("media.state.processing")} />;
  if (asset.state === "failed") return <StateBadge meaning="danger" label={t("media.state.failed")} />;
  return lacksAlt(asset, locale) ? (
    <StateBadge meaning="warning" label={t("media.state.altMissing")} />
  ) : null;
}
