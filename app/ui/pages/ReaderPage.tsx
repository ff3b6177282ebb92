import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useT } from "../i18n/useT";
import classes from "./pages.module.css";

/** A heading of the text; `id` is that of its element. */
export type OutlineEntry = { id: string; label: string; level: 2 | 3 };

type Props = {
  title: string;
  /** What stands above the text: a player, an image. */
  lead?: ReactNode;
  /** Who wrote it and when. */
  byline?: ReactNode;
  outline?: readonly OutlineEntry[];
  notes?: ReactNode;
  children: ReactNode;
};

/** A text or a player in a quiet column, its outline and the reader's notes beside it. */
export function ReaderPage({ title, lead, byline, outline = [], notes, children }: Props) {
  const t = useT();
  const notesId = useId();
  return (
    <div className={classes.reader} data-voice="printed">
      {outline.length > 0 && (
        <aside className={classes.readerOutline}>
          <details open>
            <summary>{t("ui.reader.outline")}</summary>
            <nav aria-label={t("ui.reader.outline")}>
              {outline.map(({ id, label, level }) => (
                <a key={id} href={`#${id}`} data-level={level}>
                  {label}
                </a>
              ))}
            </nav>
          </details>
        </aside>
      )}
      <article className={classes.readerText}>
        <Title order={1}>{title}</Title>
        {byline !== undefined && <p className={classes.byline}>{byline}</p>}
        {lead}
        {children}
      </article>
      {notes !== undefined && (
        <aside className={classes.readerNotes} aria-labelledby={notesId}>
          <h2 id={notesId}>{t("ui.reader.notes")}</h2>
          {notes}
        </aside>
      )}
    </div>
  );
}
