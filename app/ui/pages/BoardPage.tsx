import "../theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocale } from "../i18n/LocaleProvider";
import { useT } from "../i18n/useT";
import { IconArrowsLeftRight } from "../icons";
import { type BoardColumn, columnBeside } from "./boardMoves";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

type Card = { id: string; name: string };

type BoardProps<T extends Card> = {
  columns: readonly BoardColumn<T>[];
  renderCard: (card: T) => ReactNode;
  /** Whether the card may go there; without it, everywhere. */
  mayMove?: (card: T, to: string) => boolean;
  onMove: (card: T, to: string) => void;
};

type Props<T extends Card> = PageHeaderProps & BoardProps<T> & { next?: ReactNode };

/** Things in columns by state. They move by pointer, by menu, and by Alt with an arrow key. */
export function BoardPage<T extends Card>(props: Props<T>) {
  const t = useT();
  const { columns, renderCard, mayMove = () => true, onMove, next, ...header } = props;
  const { moved, move } = useMoves(columns, onMove, mayMove);
  const [dragged, setDragged] = useState<T | null>(null);
  return (
    <div className={classes.page}>
      <PageHeader {...header} />
      {next}
      <p className="visuallyHidden">{t("ui.board.keys")}</p>
      <p className="visuallyHidden" role="status">
        {moved}
      </p>
      <div className={classes.board}>
        {columns.map((column) => (
          <section
            key={column.id}
            className={classes.column}
            aria-label={t("ui.board.count", { column: column.label, count: column.cards.length })}
            data-target={(dragged !== null && mayMove(dragged, column.id)) || undefined}
            onDragOver={(event) => {
              if (dragged !== null && mayMove(dragged, column.id)) event.preventDefault();
            }}
            onDrop={() => dragged !== null && move(dragged, column.id)}
          >
            <h2 className={classes.columnTitle}>
              {column.label} <span className={classes.tabCount}>{column.cards.length}</span>
            </h2>
            <ul className={classes.cards}>
              {column.cards.map((card) => (
                <BoardCard
                  key={card.id}
                  card={card}
                  column={column}
                  columns={columns}
                  onDrag={setDragged}
                  targets={columns.filter(({ id }) => id !== column.id && mayMove(card, id))}
                  move={move}
                >
                  {renderCard(card)}
                </BoardCard>
              ))}
            </ul>
            {column.cards.length === 0 && <p className={classes.columnEmpty}>{t("ui.board.empty")}</p>}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Says what moved, and keeps the keyboard on the card that moved. */
function useMoves<T extends Card>(
  columns: readonly BoardColumn<T>[],
  onMove: (card: T, to: string) => void,
  mayMove: (card: T, to: string) => boolean,
) {
  const t = useT();
  const [moved, setMoved] = useState("");
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(follow.current)}"]`)?.focus();
    follow.current = null;
  }, [columns]);
  const move = (card: T, to: string) => {
    const column = columns.find(({ id }) => id === to);
    if (column === undefined || column.cards.some(({ id }) => id === card.id) || !mayMove(card, to)) return;
    follow.current = card.id;
    onMove(card, to);
    setMoved(t("ui.board.moved", { name: card.name, column: column.label }));
  };
  return { moved, move };
}

type CardProps<T extends Card> = {
  card: T;
  column: BoardColumn<T>;
  columns: readonly BoardColumn<T>[];
  targets: readonly BoardColumn<T>[];
  onDrag: (card: T | null) => void;
  move: (card: T, to: string) => void;
  children: ReactNode;
};

function BoardCard<T extends Card>({ card, column, columns, targets, onDrag, move, children }: CardProps<T>) {
  const t = useT();
  const { direction } = useLocale();
  return (
    <li
      className={classes.card}
      draggable
      onDragStart={() => onDrag(card)}
      onDragEnd={() => onDrag(null)}
      onKeyDown={(event) => {
        const to = event.altKey ? columnBeside(columns, column.id, event.key, direction) : null;
        if (to === null) return;
        event.preventDefault();
        move(card, to);
      }}
    >
      <div className={classes.cardBody}>{children}</div>
      {targets.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              data-card={card.id}
              aria-label={t("ui.board.move", { name: card.name })}
            >
              <IconArrowsLeftRight size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {targets.map(({ id, label }) => (
              <Menu.Item key={id} onClick={() => move(card, id)}>
                {t("ui.board.moveTo", { column: label })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
