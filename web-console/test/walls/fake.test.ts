import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { padaria } from "../fake/padaria";
import { Shop } from "../fake/shop";

const src = fileURLToPath(new URL("../../src", import.meta.url));
/** Read by an id that a list told, and the pretend shop has none of them. */
const NONE = ["/dead-letters/{id}", "/runs/{run_id}", "/versions/{version_id}"];

it("the pretend server knows whatever a page reads", async () => {
  const asked = new Set(
    readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
      .flatMap((name) =>
        [...readFileSync(join(src, name), "utf8").matchAll(/api\s*\.get\(\s*"([^"]+)"/g)].map(([, path]) => path ?? ""),
      ),
  );
  expect(asked.size).toBeGreaterThan(60);
  const shop = new Shop(padaria());
  shop.scheduling.open();
  const [customer] = shop.state.customers;
  const [conversation] = shop.state.conversations;
  const admin = shop.state.users.find((user) => user.role === "admin");
  const [clinic] = shop.scheduling.clinics;
  const flow = shop.flows.add("Pedidos");
  if (!admin || !customer || !conversation || !clinic) {
    throw new Error("The pretend shop is empty");
  }
  const headers = { authorization: `Bearer ${shop.tokenOf(admin)}` };
  const unknown: string[] = [];
  for (const path of asked) {
    const id = path.includes("/customers/") ? customer.id : path.includes("/flows/") ? flow.id : conversation.id;
    const url = path.replace("{clinic_id}", clinic.clinic_id).replaceAll(/\{\w+\}/g, id);
    const answer = await shop.handle(new Request(`http://fake${url}`, { headers }));
    if (answer.status === 404 && (await answer.text()).includes("does not know")) {
      unknown.push(path);
    }
  }
  expect(unknown.filter((path) => !NONE.some((end) => path.endsWith(end)))).toEqual([]);
});
