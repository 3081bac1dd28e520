// The screens to look at. `walk` brings the page into the state that is to be seen.
const EVERYWHERE = [
  ["desk", "light"],
  ["desk", "dark"],
  ["phone", "light"],
  ["phone", "dark"],
];

const named = (server, name) => server.shop.state.conversations.find((entry) => entry.customer.name?.startsWith(name));

export const shots = [
  {
    name: "login",
    as: null,
    in: EVERYWHERE,
    walk: async ({ page, goto }) => {
      await goto("/login");
      await page.getByLabel("E-mail").waitFor();
    },
  },
  {
    name: "inbox-mine",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/inbox");
      await page.getByText("Rita de Cássia Figueiredo").first().waitFor();
    },
  },
  {
    name: "inbox-waiting",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox?tab=waiting");
      await page.getByText("Lúcia Helena").first().waitFor();
    },
  },
];

export { named };
