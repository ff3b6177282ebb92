import { Button } from "@mantine/core";
import { useState } from "react";
import { FactList } from "../../ui/data/FactList";
import { NextAction } from "../../ui/data/NextAction";
import { StateBadge } from "../../ui/data/StateBadge";
import type { BoardColumn } from "../../ui/pages/boardMoves";
import { BoardPage } from "../../ui/pages/BoardPage";
import { DashboardPage } from "../../ui/pages/DashboardPage";
import { DetailPage } from "../../ui/pages/DetailPage";
import { ListPage } from "../../ui/pages/ListPage";
import { ReaderPage } from "../../ui/pages/ReaderPage";
import { WizardPage } from "../../ui/pages/WizardPage";
import { SampleStats, SampleTimeline } from "./DataSpecimens";
import { type SamplePerson, samplePeople } from "./samples";
import { SampleTable } from "./TableSpecimens";

const LONG_TEXT =
  "A cohort is a group of people who learn the same thing at the same time. What they say to each other is half of the course; the other half is what somebody prepared for them.";

export function ListSpecimen() {
  return (
    <ListPage
      title="People"
      description="Everybody who learns or works here."
      action={<Button>Invite somebody</Button>}
      next={
        <NextAction text="2 people wait for a seat" actionLabel="Offer them a seat" href="/admin/design" />
      }
    >
      <SampleTable count="7" />
    </ListPage>
  );
}

export function DetailSpecimen() {
  return (
    <DetailPage
      title={samplePeople(6)[5]?.name ?? ""}
      back={{ href: "/admin/design", label: "People" }}
      state={<StateBadge meaning="success" label="Active" />}
      actions={<Button variant="default">Send a message</Button>}
      next={
        <NextAction text="The invitation ends on Friday" actionLabel="Remind them" onAct={() => undefined} />
      }
      tabs={["Journey", "Programs", "Files", "Messages", "Certificates"].map((label, index) => ({
        href: `/admin/design?tab=${index}`,
        label,
        count: index * 3,
      }))}
      currentTab="/admin/design?tab=0"
      facts={
        <FactList
          facts={[
            { label: "Time zone", value: "Europe/Zurich" },
            { label: "Language", value: "German" },
          ]}
        />
      }
      activity={<SampleTimeline />}
    >
      <p>{LONG_TEXT}</p>
    </DetailPage>
  );
}

export function BoardSpecimen() {
  const [columns, setColumns] = useState<BoardColumn<SamplePerson>[]>(() => {
    const people = samplePeople(7);
    return [
      { id: "new", label: "New", cards: people.slice(0, 4) },
      { id: "review", label: "In Begutachtung", cards: people.slice(4) },
      { id: "accepted", label: "Accepted", cards: [] },
    ];
  });
  return (
    <BoardPage
      title="Applications"
      columns={columns}
      renderCard={({ name }) => name}
      onMove={(card, to) =>
        setColumns(
          columns.map((column) => ({
            ...column,
            cards: [...column.cards.filter(({ id }) => id !== card.id), ...(column.id === to ? [card] : [])],
          })),
        )
      }
    />
  );
}

export function WizardSpecimen() {
  return (
    <WizardPage
      title="Set up a cohort"
      current="people"
      steps={[
        { id: "program", label: "Program", done: true, href: "/admin/design" },
        { id: "dates", label: "Dates and time zone", done: true, href: "/admin/design" },
        { id: "people", label: "People", done: false },
        { id: "review", label: "Review", done: false },
      ]}
    >
      <p>{LONG_TEXT}</p>
      <Button>Continue</Button>
    </WizardPage>
  );
}

export function DashboardSpecimen() {
  return (
    <DashboardPage
      title="Overview"
      next={<NextAction text="3 left, due Friday" actionLabel="Review the next one" href="/admin/design" />}
      stats={<SampleStats />}
    >
      <SampleTable count="7" />
    </DashboardPage>
  );
}

export function ReaderSpecimen() {
  return (
    <ReaderPage
      title="How a cohort learns together"
      byline="Grace Hopper, 24 November 2026"
      outline={[
        { id: "before", label: "Before it begins", level: 2 },
        { id: "first", label: "The first session", level: 3 },
        { id: "after", label: "Afterwards", level: 2 },
      ]}
      notes={<p>Ask about attendance.</p>}
    >
      <p>{LONG_TEXT}</p>
      <h2 id="before">Before it begins</h2>
      <p>{LONG_TEXT}</p>
      <h3 id="first">The first session</h3>
      <p>{LONG_TEXT}</p>
      <h2 id="after">Afterwards</h2>
      <p>{LONG_TEXT}</p>
    </ReaderPage>
  );
}
