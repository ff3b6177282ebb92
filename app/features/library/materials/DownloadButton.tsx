import { Button, type ButtonProps } from "@mantine/core";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import { IconDownload } from "../../../ui/icons";

type Props = Pick<ButtonProps, "variant" | "size"> & {
  material: Id<"materials">;
  /** An older file of it; the newest without one. */
  version?: number;
  /** Says which, where several stand on a page. */
  name?: string;
};

/** Takes a material home: a form of the browser's own, so that the file is given out and noted at that moment. */
export function DownloadButton({ material, version, name, ...look }: Props) {
  const t = useT();
  return (
    <form method="post" action="/library/open">
      <input type="hidden" name="subject" value={`materials:${material}`} />
      <input type="hidden" name="download" value="yes" />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Button
        {...look}
        type="submit"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        {...(name !== undefined && { "aria-label": t("materials.downloadNamed", { name }) })}
      >
        {t("materials.download")}
      </Button>
    </form>
  );
}
