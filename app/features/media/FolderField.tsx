import type { Id } from "../../../convex/_generated/dataModel";
import { SelectField } from "../../ui/forms/SelectField";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import type { Folder } from "./asset";
import { folderLines } from "./place";

type Props = {
  name: string;
  label: string;
  folders: readonly Folder[];
  /** A folder's id; empty for none. */
  defaultValue: string;
  onChange?: () => void;
};

/** One of the folders, or none. */
export function FolderField({ folders, ...field }: Props) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <SelectField
      {...field}
      choices={[
        { value: "", label: t("media.top") },
        ...folderLines(folders, locale).map(({ folder, depth }) => ({
          value: folder.id,
          label: `${"\u2003".repeat(depth)}${folder.name}`,
        })),
      ]}
    />
  );
}

/** What was chosen: null for none. */
export function folderChosen(entered: FormDataEntryValue | null): Id<"mediaFolders"> | null {
  return typeof entered === "string" && entered !== "" ? (entered as Id<"mediaFolders">) : null;
}
