// What the academy offers, and what it asks people who want to join.

const dataSkills = {
  readyMade: "upskilling",
  title: "Data skills for a new start",
  overrides: {
    coursePlatforms: ["Seefeld classroom"],
    certificationRequired: true,
    skillTracks: ["Spreadsheets", "SQL", "Telling with charts"],
  },
  content: {
    summary:
      "Tuesday evenings and a project of your own: from tidy tables to a chart that convinces. For people who change their trade or come back to work.",
    description: `## What we do

We meet every Tuesday evening. The first half hour belongs to your questions of the week, then somebody from a
company in the region brings a table that is not tidy, and we make it speak.

- **Spreadsheets**: formulas that others can read, and checks that find the slip before the boss does.
- **SQL**: asking a database what you want to know, and knowing when the answer is wrong.
- **Telling with charts**: which picture suits which question, and which one lies.

## Your project

From the fifth week on you work on a question of your own. Two mentors read what you write and answer within
three days. At the end you show it to people who hire.

## What you need

A laptop that can open a browser, three hours a week beside the evenings, and German or English well enough to ask
when something is unclear.`,
    category: "Work and technology",
    delivery: "hybrid",
    language: "en",
    tracks: [
      { key: "evening", name: "Evening group" },
      { key: "returners", name: "Back to work" },
    ],
    tags: ["data", "spreadsheets", "SQL", "career"],
    page: {
      outcomes: [
        "Clean a table of some thousand rows and say what you changed",
        "Answer a question from a database with SQL that somebody else can read",
        "Choose a chart that fits the question, and defend the choice",
        "Show a finished project to three people who hire",
      ],
      questions: [
        {
          question: "Do I have to be good at mathematics?",
          answer:
            "Percentages and averages are enough. Everything else we do together, slowly and with examples.",
        },
        {
          question: "What happens if I miss an evening?",
          answer:
            "Tell us before, and you are excused. You need three quarters of the evenings for the certificate.",
        },
        {
          question: "Can I take part from home?",
          answer: "Yes. Every evening is in the room and on screen at the same time.",
        },
      ],
      testimonials: [
        {
          quote:
            "I had not opened a spreadsheet in nine years. In week six my table found a mistake that our accountant had missed.",
          name: "Miriam Oyelaran",
          role: "Took part last spring, now in purchasing",
        },
        {
          quote: "The best thing was to see that everybody's data is a mess.",
          name: "Stefan Lauener",
          role: "Took part last year",
        },
      ],
      host: {
        name: "Tobias Renggli",
        about:
          "Tobias kept the books of a dairy before he taught himself SQL. He has led the data evenings since they began.",
      },
    },
    seo: {
      title: "Data skills for a new start",
      description: "Evening course in spreadsheets, SQL and charts, with a project of your own.",
    },
  },
};

const german = {
  readyMade: "language",
  title: "German for everyday life",
  overrides: { classSizeMin: 4, classSizeMax: 8, proficiencyLevels: ["A2", "B1"] },
  content: {
    summary:
      "Small groups that speak from the first minute: at the counter, on the phone, with the neighbour. Level A2 to B1.",
    description: `## How an afternoon goes

One situation, three times. First we listen, then we play it with a script, then without. Grammar comes when
somebody trips over it, and is written on one page that you keep.

## Beyond the classroom

Every second week we go somewhere: the registry office, the market hall, a rehearsal of the village band. Volunteers
who live nearby come along and speak no slower than they do at home.

## Your place

Groups have eight seats so that everybody speaks. That is why we ask a few questions first, and why there may be a
waiting list.`,
    category: "Languages",
    delivery: "in_person",
    language: "de",
    tags: ["German", "A2", "B1", "conversation"],
    page: {
      outcomes: [
        "Make an appointment on the phone and move it",
        "Read a letter from an office and know what to do by when",
        "Tell a story of your own in five minutes without a note",
      ],
      questions: [
        {
          question: "How do I know my level?",
          answer: "We speak with you for ten minutes before the course. You need no certificate.",
        },
        {
          question: "Is there somebody for the children?",
          answer: "Yes, in the room next door, on both afternoons. Please say so when you ask for a place.",
        },
      ],
      testimonials: [
        {
          quote: "After the second visit to the market hall I stopped pointing at things.",
          name: "Tsegay Hailu",
          role: "Took part in the autumn",
        },
      ],
      host: {
        name: "Amélie Duroc",
        about: "Amélie grew up between two languages and has taught a third one for twelve years.",
      },
    },
    seo: {},
  },
};

const pitchWeek = {
  readyMade: "pitchWeek",
  title: "Pitch week for founders",
  overrides: { pitchMinutes: 4 },
  content: {
    summary: "Five days from an idea to four minutes that hold. For founders whom our partners send.",
    description: `## The week

Monday is for doubts, Tuesday for numbers, Wednesday for the one sentence. On Thursday you rehearse before people
who ask unpleasant things kindly. On Friday the jury listens.

## Who takes part

Women who found or take over a business. Places are given through our partners, who pass this page on.`,
    category: "Founding",
    delivery: "in_person",
    language: "en",
    visibility: "by_link",
    tags: ["founding", "pitch"],
    page: {
      outcomes: ["Say in one sentence who pays for what", "Hold a pitch of four minutes and answer for ten"],
      questions: [],
      testimonials: [],
      host: { name: "Mirjam Castellani", about: "Mirjam has sat on both sides of the jury's table." },
    },
    seo: {},
  },
};

/** The running group's program, the one that is open for joining, and the one for who has the link. */
export const programs = { dataSkills, german, pitchWeek };

export const joinForm = {
  purpose: "join",
  name: "Before the German course",
  fields: [
    {
      key: "why",
      kind: "longText",
      label: "What would you like to be able to do in German?",
      required: true,
    },
    {
      key: "level",
      kind: "choice",
      label: "How well do you speak German today?",
      help: "Your own feeling is enough.",
      required: true,
      options: ["A few words", "Short talks", "Most of everyday life"],
    },
    { key: "children", kind: "yesNo", label: "Do you need child care during the course?", required: true },
    {
      key: "ages",
      kind: "text",
      label: "How old are the children?",
      required: true,
      shownIf: { key: "children", is: ["yes"] },
    },
  ],
};

/** What people answered to it, in turn. */
export const answers = [
  {
    why: "I want to talk to my daughter's teacher without my daughter between us.",
    level: "Short talks",
    children: true,
    ages: "Seven and nine",
  },
  { why: "The phone. I still let it ring.", level: "Short talks", children: false },
  {
    why: "I start in a care home in spring and would like to understand the jokes.",
    level: "Most of everyday life",
    children: false,
  },
  { why: "Reading letters from the office by myself.", level: "A few words", children: true, ages: "Three" },
];
