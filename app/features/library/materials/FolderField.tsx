import { lineOf } from "../../../../convex/library/rules/folderTree";
import { SelectField } from "../../../ui/forms/SelectField";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import type { Folder, FolderId } from "./material";

type Props = { name: string; label: string; folders: readonly Folder[]; defaultValue: FolderId | null };

/** One of a cohort's folders by its whole way from the top, or the top itself. */
export function FolderField({ name, label, folders, defaultValue }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const ways = folders.map(({ id }) => {
    const line = lineOf(folders, id).reverse();
    return { value: id, label: line.map((folder) => folder.name).join(" / ") };
  });
  const choices = ways.sort((one, other) => compare(one.label, other.label));
  return (
    <SelectField
      name={name}
      label={label}
      choices={[{ value: "", label: t("materials.all") }, ...choices]}
      defaultValue={defaultValue ?? ""}
    />
  );
}

/** What was chosen in the field; null for the top. */
export function folderChosen(value: FormDataEntryValue | null): FolderId | null {
  return value === null || value === "" ? null : (value as FolderId);
}
