import { ActionIcon, NativeSelect } from "@mantine/core";
import { useId } from "react";
import { api } from "../../../../convex/_generated/api";
import { useField } from "../../../ui/forms/FormScope";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowUp, IconX } from "../../../ui/icons";
import { useLater } from "../../live/useLater";
import classes from "./items.module.css";
import type { Author } from "./settings";

type Props = { authors: readonly Author[]; onAuthors: (authors: Author[]) => void };

/** Who is named as author, in which order. */
export function AuthorsField({ authors, onAuthors }: Props) {
  const t = useT();
  const labelId = useId();
  const { id, error } = useField("authorIds");
  const staff = useLater(api.publishing.authors.candidates, {});
  const free = (staff ?? []).filter((person) => !authors.some((author) => author.id === person.id));
  return (
    <div className={classes.field} role="group" aria-labelledby={labelId}>
      <div>
        <p id={labelId} className={classes.fieldLabel}>
          {t("contentScreens.field.authorIds")}
        </p>
        <p className={classes.fieldText}>{t("contentScreens.field.authorIdsText")}</p>
        {error !== undefined && <p className={classes.fieldError}>{error}</p>}
      </div>
      {authors.length === 0 ? (
        <p className={classes.none}>{t("contentScreens.field.noAuthor")}</p>
      ) : (
        <AuthorRows authors={authors} onAuthors={onAuthors} />
      )}
      <NativeSelect
        id={id}
        aria-label={t("contentScreens.field.addAuthor")}
        value=""
        disabled={free.length === 0}
        data={[
          { value: "", label: t("contentScreens.field.addAuthor") },
          ...free.map((person) => ({ value: person.id, label: person.name })),
        ]}
        onChange={({ currentTarget }) => {
          const picked = free.find((person) => person.id === currentTarget.value);
          if (picked !== undefined) onAuthors([...authors, picked]);
        }}
      />
    </div>
  );
}

function AuthorRows({ authors, onAuthors }: Props) {
  const t = useT();
  const earlier = (place: number) => {
    const [before, after] = [authors[place - 1]!, authors[place]!];
    onAuthors([...authors.slice(0, place - 1), after, before, ...authors.slice(place + 1)]);
  };
  return (
    <ol className={classes.rows}>
      {authors.map(({ id, name }, place) => (
        <li key={id}>
          <span className={classes.rowMain}>
            <bdi>{name}</bdi>
          </span>
          <span className={classes.buttons}>
            {place > 0 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("contentScreens.field.authorUp", { name })}
                onClick={() => earlier(place)}
              >
                <IconArrowUp size={16} aria-hidden="true" />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("contentScreens.field.removeAuthor", { name })}
              onClick={() => onAuthors(authors.filter((author) => author.id !== id))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </span>
        </li>
      ))}
    </ol>
  );
}
