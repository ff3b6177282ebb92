import "../theme/appStyles";
import { Spotlight, type SpotlightActionGroupData, openSpotlight } from "@mantine/spotlight";
import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Icon } from "@tabler/icons-react";
import { useT } from "../i18n/useT";
import { IconSearch } from "../icons";

/** Something one can go to or do. */
export type Command = {
  id: string;
  label: string;
  description?: string;
  icon?: Icon;
  /** Other words by which it is found. */
  keywords?: readonly string[];
} & ({ href: string; onRun?: never } | { onRun: () => void; href?: never });

export type CommandGroup = { label: string; commands: readonly Command[] };

type Props = {
  groups: readonly CommandGroup[];
  /** Finds things of the organization that the viewer may see; an aborted search's answer is not looked at. */
  search?: (words: string, signal: AbortSignal) => Promise<readonly CommandGroup[]>;
};

const PAUSE_MS = 150;
const SHORTEST = 2;

/** Opens the palette, as ⌘K and Ctrl+K do. */
export const openCommandPalette = openSpotlight;

/** Everything the person may go to or do, by typing. */
export function CommandPalette({ groups, search }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const [words, setWords] = useState("");
  const { found, searching } = useSearch(words, search);
  const run = (command: Command) => (command.href === undefined ? command.onRun() : navigate(command.href));
  return (
    <Spotlight
      actions={[
        ...groups.map((group) => asActions(group, run)),
        ...found.map((group) => asActions(group, run, words)),
      ]}
      query={words}
      onQueryChange={setWords}
      shortcut="mod + K"
      nothingFound={t(searching ? "ui.palette.searching" : "ui.palette.nothing")}
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
      limit={40}
      title={t("ui.palette.open")}
      classNames={{ header: "visuallyHidden" }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden="true" />,
        placeholder: t("ui.palette.placeholder"),
        "aria-label": t("ui.palette.placeholder"),
      }}
    />
  );
}

function asActions(
  { label, commands }: CommandGroup,
  run: (command: Command) => void,
  foundBy?: string,
): SpotlightActionGroupData {
  return {
    group: label,
    actions: commands.map((command) => {
      const { id, description, icon: CommandIcon, keywords = [] } = command;
      return {
        id,
        label: command.label,
        description,
        // What the search found fits, whether or not the words stand in its name.
        keywords: foundBy === undefined ? [...keywords] : [...keywords, foundBy],
        leftSection: CommandIcon && <CommandIcon size={18} aria-hidden="true" />,
        onClick: () => run(command),
      };
    }),
  };
}

function useSearch(words: string, search: Props["search"]) {
  const [found, setFound] = useState<readonly CommandGroup[]>([]);
  const [searching, setSearching] = useState(false);
  const wanted = words.trim();
  useEffect(() => {
    if (search === undefined || wanted.length < SHORTEST) {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    setSearching(true);
    const answer = async () => {
      try {
        const groups = await search(wanted, abort.signal);
        if (!abort.signal.aborted) setFound(groups);
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      } finally {
        if (!abort.signal.aborted) setSearching(false);
      }
    };
    const timer = setTimeout(() => void answer(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, search]);
  return { found, searching };
}
