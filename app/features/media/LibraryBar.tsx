import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useNavigate } from "@remix-run/react";
import { MEDIA_KINDS } from "../../../convex/media/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { IconSearch } from "../../ui/icons";
import classes from "./media.module.css";
import { type MediaPlace, placeHref } from "./place";

/** While somebody types on, the address stays. */
const PAUSE_MS = 250;

type Props = {
  place: MediaPlace;
  /** What is typed: the address follows when somebody pauses. */
  text: string;
  onText: (text: string) => void;
};

/** Narrows what is shown, by name and by kind; the address says so. */
export function LibraryBar({ place, text, onText }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const go = (changed: Partial<MediaPlace>) =>
    navigate(placeHref({ ...place, ...changed }), { replace: true, preventScrollReset: true });
  const search = useDebouncedCallback((entered: string) => go({ text: entered.trim() }), PAUSE_MS);
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.search}
        type="search"
        aria-label={t("media.search")}
        placeholder={t("media.search")}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          onText(value);
          search(value);
        }}
      />
      <NativeSelect
        aria-label={t("media.kind")}
        value={place.kind ?? ""}
        data={[
          { value: "", label: t("media.kind.all") },
          ...MEDIA_KINDS.map((value) => ({ value, label: t(`media.kind.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => go({ kind: MEDIA_KINDS.find((kind) => kind === value) })}
      />
    </div>
  );
}
