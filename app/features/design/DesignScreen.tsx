import { Title } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import type { ComponentType } from "react";
import { AppLink } from "../../ui/navigation/AppLink";
import { CommandPalette } from "../../ui/palette/CommandPalette";
import { DataSpecimens } from "./DataSpecimens";
import { DocumentSpecimen } from "./DocumentSpecimen";
import { FeedbackSpecimens } from "./FeedbackSpecimens";
import { FormSpecimens } from "./FormSpecimens";
import { Foundations } from "./Foundations";
import {
  BoardSpecimen,
  DashboardSpecimen,
  DetailSpecimen,
  ListSpecimen,
  ReaderSpecimen,
  WizardSpecimen,
} from "./PageSpecimens";
import { TableSpecimens } from "./TableSpecimens";
import classes from "./design.module.css";

/** Every part of the design system by the name under which the page shows it. */
export const SPECIMENS = {
  foundations: Foundations,
  feedback: FeedbackSpecimens,
  data: DataSpecimens,
  table: TableSpecimens,
  list: ListSpecimen,
  detail: DetailSpecimen,
  board: BoardSpecimen,
  wizard: WizardSpecimen,
  dashboard: DashboardSpecimen,
  reader: ReaderSpecimen,
  form: FormSpecimens,
  document: DocumentSpecimen,
} as const satisfies Record<string, ComponentType>;

type Show = keyof typeof SPECIMENS;

/** What is no page with a title of its own. */
const PARTS: readonly Show[] = ["foundations", "feedback", "data", "table", "document"];

/** The parts of the design system in all their states, for those who build screens from them. */
export function DesignScreen() {
  const [parameters] = useSearchParams();
  const asked = parameters.get("show") ?? "";
  const show: Show = asked in SPECIMENS ? (asked as Show) : "foundations";
  const Shown = SPECIMENS[show];
  return (
    <div className={classes.specimens}>
      <nav aria-label="Design system" className={classes.row}>
        {Object.keys(SPECIMENS).map((name) => (
          <AppLink key={name} href={`?show=${name}`} aria-current={name === show ? "page" : undefined}>
            {name}
          </AppLink>
        ))}
      </nav>
      {PARTS.includes(show) && <Title order={1}>{`Design system: ${show}`}</Title>}
      <Shown />
      <CommandPalette
        groups={[
          {
            label: "Design system",
            commands: Object.keys(SPECIMENS).map((name) => ({
              id: name,
              label: name,
              href: `?show=${name}`,
            })),
          },
        ]}
        search={searchNames}
      />
    </div>
  );
}

function searchNames(words: string) {
  const commands = [{ id: "found", label: `Search in people for ${words}`, href: "?show=table" }];
  return Promise.resolve([{ label: "Found", commands }]);
}
