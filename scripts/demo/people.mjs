// Who is in the demo. Addresses end in .example: no mail leaves for them, and they sign in with one click.

export const academy = {
  name: "Seefeld Academy",
  slug: "seefeld",
  timeZone: "Europe/Zurich",
  currency: "CHF",
  locale: "en",
};

export const owner = { name: "Verena Aebischer", email: "verena@seefeld.example" };

export const staff = [
  { name: "Jonas Okafor", email: "jonas@seefeld.example", roles: ["admin"] },
  { name: "Mirjam Castellani", email: "mirjam@seefeld.example", roles: ["manager"] },
  { name: "Tobias Renggli", email: "tobias@seefeld.example", roles: ["instructor"] },
  { name: "Amélie Duroc", email: "amelie@seefeld.example", roles: ["instructor", "mentor"] },
  { name: "Sanne de Wit", email: "sanne@seefeld.example", roles: ["reviewer"] },
  { name: "Kwame Asante", email: "kwame@seefeld.example", roles: ["editor"] },
  { name: "Ruth Baumgartner", email: "ruth@seefeld.example", roles: ["finance"] },
];

export const company = {
  name: "Alpenglas",
  members: [
    { name: "Leonie Frischknecht", email: "leonie@alpenglas.example", role: "company_admin" },
    { name: "Paolo Ferrante", email: "paolo@alpenglas.example", role: "company_viewer" },
  ],
};

export const learners = [
  "Aylin Demir",
  "Bence Horváth",
  "Chiara Rossetti",
  "Daniel Mbeki",
  "Elif Yıldız",
  "Fatima Al-Sayed",
  "Gregor Staub",
  "Hanna Virtanen",
  "Ivan Kovačević",
  "Jana Novotná",
  "Kaito Nakamura",
  "Lea Zumstein",
  "Mateo Fernández",
  "Nadia Haddad",
  "Oliver Brändli",
  "Priya Raghavan",
  "Quentin Marchand",
  "Rosa Esteves",
  "Selam Tesfaye",
  "Tomasz Wójcik",
  "Ulla Sørensen",
  "Viktor Lind",
  "Wei Zhang",
  "Yasmin Bakker",
].map((name, i) => ({ name, email: `learner${String(i + 1).padStart(2, "0")}@people.example` }));
