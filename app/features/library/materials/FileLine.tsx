import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { FILE_ICONS, fileKind } from "./fileKind";

type Props = { contentType: string; bytes: number };

/** What a file is and how large: "PDF, 2 MB". */
export function FileLine({ contentType, bytes }: Props) {
  const t = useT();
  const format = useFormat();
  const kind = t(`materials.kind.${fileKind(contentType)}`);
  return t("materials.file", { kind, size: format.fileSize(bytes) });
}

/** The icon of what a file is; beside its name, so it says nothing by itself. */
export function FileIcon({ contentType }: Pick<Props, "contentType">) {
  const KindIcon = FILE_ICONS[fileKind(contentType)];
  return <KindIcon size={20} aria-hidden="true" />;
}
