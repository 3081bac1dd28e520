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
  {
    name: "thread-unread",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
    },
  },
  {
    name: "thread-kinds",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Amei").first().waitFor();
      await page.getByRole("log").evaluate((log) => log.scrollBy(0, -1100));
      await page.waitForTimeout(600);
    },
  },
  {
    name: "thread-menu",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Amei").first().waitFor();
      await page.getByRole("log").evaluate((log) => log.scrollBy(0, -2100));
      await page.waitForTimeout(600);
    },
  },
  {
    name: "thread-failed",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Marcos").id}`);
      await page.getByText("Conseguiu ver").last().waitFor();
    },
  },
  {
    name: "thread-waiting",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Lúcia").id}?tab=waiting`);
      await page.getByText("Preciso de 200").last().waitFor();
    },
  },
  {
    name: "thread-window-closed",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Confeitaria").id}`);
      await page.getByText("Vou verificar").last().waitFor();
    },
  },
];

export { named };
