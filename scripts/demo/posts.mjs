// What the academy writes about: posts in Markdown, one of them in German as well, and a page about itself.

/** Days before the demo's moment; a post without them is not out yet. */
export const posts = [
  {
    slug: "what-a-messy-table-taught-us",
    title: "What a messy table taught us",
    excerpt:
      "A dairy lent us its delivery list: 4,312 rows, three spellings of Thursday, and one cheese too many.",
    tags: ["Data", "From the classroom"],
    authors: ["Tobias Renggli"],
    daysAgo: 5,
    text: `Every spring somebody from the region brings us a table. This year it was a dairy with its delivery list, and a
question: *why do we run out of mountain cheese on Fridays?* We had six evenings. This is what happened.

## First look, then touch

The rule of the first evening is that nobody changes a cell. We only count. How many rows are there, how many columns,
how many different words in each? Counting took an hour and found most of what was wrong:

- **Three spellings of Thursday**, one of them with a space at its end
- **Dates in two orders**, day first until 2019 and month first after it
- **One cheese too many**: "Bergkäse" and "Berg Käse" were the same wheel

> If you clean before you count, you will never know what you threw away.

## The one query that mattered

By the third evening the list was a table that a database could read, and the question became eleven lines. The one that
mattered was short:

\`\`\`sql
select weekday, sum(ordered - delivered) as missing
from deliveries
where product = 'Bergkäse'
group by weekday
order by missing desc;
\`\`\`

Nobody had ever put *ordered* and *delivered* side by side. They lived in two files, kept by two people who had coffee
together every morning.

## What the numbers said

| Day | Ordered | Delivered | Missing |
|---|---|---|---|
| Monday | 212 | 210 | 2 |
| Wednesday | 240 | 236 | 4 |
| Friday | 318 | 251 | 67 |

The cheese for Friday was packed on Thursday, on the evening when the second van goes to the market. Sixty-seven wheels
a year never found a place in it.

### And the third spelling?

It belonged to the driver of that van. He had noticed years ago, and wrote it into the comment field of every delivery
note. Nobody read comment fields.

## What we take with us

1. Count before you clean.
2. Put side by side what two people keep.
3. Read the comment field.

The dairy now packs on Wednesday. The next table is from a library, and we are told that it has *feelings* in a column.`,
  },
  {
    slug: "speaking-from-the-first-minute",
    title: "Speaking from the first minute",
    excerpt:
      "Why our German groups have eight seats, no textbook in the first week, and a telephone that really rings.",
    tags: ["Languages", "From the classroom"],
    authors: ["Amélie Duroc", "Sanne de Wit"],
    daysAgo: 19,
    text: `There is a telephone in our classroom. It is grey, it has a cord, and it rings in the middle of the first lesson. Whoever
sits nearest has to answer it.

## Fear is a bad teacher, surprise a good one

People who come to us can often read a form. What they cannot do is say the same thing to a voice. So we begin with the
voice. The call is always harmless: somebody wants to move an appointment, or asks whether the market hall is open.

Afterwards we play it again, slowly, with a script on the wall:

- listen to it once
- play it with the script
- play it without

By the third time people laugh. *That* is when we write a sentence of grammar on the board, and only the one that
somebody tripped over.

## Eight seats

Eight is the largest number at which everybody speaks for ten minutes of an hour. We tried twelve. It was a lovely group
to teach and a poor one to learn in.

> I let the phone ring for two years. Now I am the one who calls the school.`,
  },
  {
    slug: "four-minutes-that-hold",
    title: "Four minutes that hold",
    excerpt: "What five days of pitching look like from the side of those who listen.",
    tags: ["Founding"],
    authors: ["Mirjam Castellani"],
    daysAgo: 41,
    text: `I have sat on juries for eleven years, and I remember perhaps nine pitches. None of them was the smoothest one.

## What a jury hears

We hear the first sentence, and we hear the number. In between we look at the person and ask ourselves whether we would
call them when something breaks. That is why the week begins with doubts and not with slides.

- **Monday**: what would have to be true for this to fail?
- **Wednesday**: one sentence that says who pays for what
- **Friday**: four minutes, and ten of questions

If you would like to listen, [come to the last afternoon](/programs). There is soup.`,
  },
  {
    slug: "a-library-with-feelings",
    title: "A library with feelings in a column",
    excerpt: "The next table is here.",
    tags: ["Data"],
    authors: ["Tobias Renggli"],
    inDays: 6,
    text: `The library wrote down how each book was given back: *reluctantly*, *on time*, *with a sigh*. We begin on Tuesday.`,
  },
  {
    slug: "notes-for-the-autumn",
    title: "Notes for the autumn",
    excerpt: "",
    tags: [],
    authors: ["Kwame Asante"],
    text: `Three things to write about: the mentors, the room with the piano, and why we stopped grading.`,
  },
];

/** The same as the first post, in German; blocks as kind and words. */
export const german = {
  of: "what-a-messy-table-taught-us",
  title: "Was uns eine unordentliche Tabelle gelehrt hat",
  excerpt:
    "Eine Molkerei lieh uns ihre Lieferliste: 4312 Zeilen, drei Schreibweisen von Donnerstag und ein Käse zu viel.",
  tags: ["Daten", "Aus dem Unterricht"],
  authors: ["Tobias Renggli"],
  blocks: [
    [
      "paragraph",
      "Jeden Frühling bringt uns jemand aus der Gegend eine Tabelle mit. Dieses Jahr war es eine Molkerei mit ihrer Lieferliste und einer Frage: Warum fehlt uns freitags der Bergkäse? Wir hatten sechs Abende Zeit.",
    ],
    ["heading", "Erst schauen, dann anfassen"],
    [
      "paragraph",
      "Am ersten Abend ändert niemand eine Zelle. Wir zählen nur. Das dauerte eine Stunde und zeigte das meiste:",
    ],
    ["bulletListItem", "drei Schreibweisen von Donnerstag, eine davon mit einem Leerzeichen am Ende"],
    ["bulletListItem", "Datumsangaben in zweierlei Reihenfolge"],
    ["bulletListItem", "ein Käse zu viel: „Bergkäse“ und „Berg Käse“ waren derselbe Laib"],
    ["quote", "Wer aufräumt, bevor er zählt, erfährt nie, was er weggeworfen hat."],
    ["heading", "Was die Zahlen sagten"],
    [
      "paragraph",
      "Der Käse für Freitag wurde am Donnerstag gepackt, an dem Abend, an dem der zweite Wagen zum Markt fährt. 67 Laibe im Jahr fanden darin keinen Platz.",
    ],
    ["heading", "Was wir mitnehmen"],
    ["numberedListItem", "Zählen, bevor man aufräumt."],
    ["numberedListItem", "Nebeneinanderlegen, was zwei Leute führen."],
    ["numberedListItem", "Das Bemerkungsfeld lesen."],
  ],
};

/** A page about the academy, as its editor keeps it. */
export const aboutPage = {
  title: "About the academy",
  excerpt: "A school by the lake for people who begin again.",
  components: [
    {
      type: "Hero",
      props: {
        id: "Hero-about",
        kicker: "Since 2009",
        heading: "A school by the lake for people who begin again",
        lead: "We teach what the next job asks for: data, languages, and how to stand in front of people.",
        label: "See the programs",
        url: "/programs",
        secondLabel: "Read the blog",
        secondUrl: "/blog",
        layout: "centred",
      },
    },
    {
      type: "Features",
      props: {
        id: "Features-about",
        heading: "How we teach",
        columns: "three",
        items: [
          {
            icon: "people",
            title: "Small groups",
            text: "Eight seats where one learns to speak, sixteen elsewhere.",
          },
          {
            icon: "calendar",
            title: "In the evening",
            text: "Most of us have a day behind us when we begin.",
          },
          {
            icon: "certificate",
            title: "With a paper that counts",
            text: "Certificates that anybody can verify.",
          },
        ],
      },
    },
    {
      type: "PostList",
      props: { id: "PostList-about", heading: "From the classroom", tag: "From the classroom", most: 3 },
    },
    {
      type: "CallToAction",
      props: {
        id: "CallToAction-about",
        heading: "Come and look",
        lead: "The first evening of every group is open to everybody.",
        label: "Find your group",
        url: "/programs",
        tone: "brand",
      },
    },
  ],
};
