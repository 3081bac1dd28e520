// Writes the API types of the console from the server's OpenAPI document, or with --check says whether they are stale.
// It lives in its own package because openapi-typescript needs the TypeScript 5 compiler API.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

const contract = new URL("../../server/src/main/resources/openapi.yaml", import.meta.url);
const target = new URL("../src/shared/api/schema.ts", import.meta.url);
const head = "// Generated from server/src/main/resources/openapi.yaml by `npm run generate`. Do not edit.\n\n";

const generated = head + astToString(await openapi(contract, { alphabetize: true }));

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== generated) {
    console.error(
      "src/shared/api/schema.ts does not match the OpenAPI document. Run `npm run generate` and commit it.",
    );
    process.exit(1);
  }
} else {
  await writeFile(target, generated);
  console.log(`Wrote ${fileURLToPath(target)}`);
}
