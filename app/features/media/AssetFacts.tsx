import { FactList } from "../../ui/data/FactList";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { type AssetDetail, formatName } from "./asset";

/** What is known of a file, at the side of its page. */
export function AssetFacts({ asset }: { asset: AssetDetail }) {
  const t = useT();
  const format = useFormat();
  const { contentType, bytes, width, height, url, uploadedAt, uploadedBy, kind } = asset;
  return (
    <FactList
      facts={[
        { label: t("media.asset.type"), value: formatName(contentType) },
        { label: t("media.asset.size"), value: format.fileSize(bytes) },
        ...(width !== null && height !== null
          ? [{ label: t("media.asset.dimensions"), value: t("media.asset.pixels", { width, height }) }]
          : []),
        ...(kind === "image" ? [{ label: t("media.asset.sizes"), value: <Sizes asset={asset} /> }] : []),
        { label: t("media.asset.uploaded"), value: format.dateTime(uploadedAt) },
        ...(uploadedBy === null ? [] : [{ label: t("media.asset.uploadedBy"), value: uploadedBy }]),
        ...(url === null
          ? []
          : [
              {
                label: t("media.asset.address"),
                value: (
                  <a href={url} target="_blank" rel="noreferrer">
                    {t("media.asset.open")}
                  </a>
                ),
              },
            ]),
      ]}
    />
  );
}

function Sizes({ asset: { sizes } }: { asset: AssetDetail }) {
  const t = useT();
  if (sizes.length === 0) return t("media.asset.sizesNone");
  const formats = [...new Set(sizes.map(({ format }) => format))];
  return formats.map((format) => (
    <div key={format}>
      {t("media.asset.sizesOf", {
        format: format === "webp" ? "WebP" : "AVIF",
        widths: sizes
          .filter((size) => size.format === format)
          .map(({ width }) => width)
          .join(", "),
      })}
    </div>
  ));
}
