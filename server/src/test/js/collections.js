// Runs the Postman collections of a folder against a server, all in one process: node collections.js FOLDER URL KEY NAME=VALUE…
import { readdirSync } from "node:fs";
import { join } from "node:path";
import newman from "newman";

const [folder, url, key, ...others] = process.argv.slice(2);

const run = (file) =>
  new Promise((resolve, reject) =>
    newman.run(
      {
        collection: join(folder, file),
        envVar: [
          { key: "BASE_URL", value: url },
          { key: "API_KEY", value: key },
          ...others.map((one) => ({ key: one.split("=")[0], value: one.slice(one.indexOf("=") + 1) })),
        ],
      },
      (error, summary) => (error ? reject(error) : resolve(summary)),
    ),
  );

const files = readdirSync(folder).filter((file) => file.endsWith(".postman_collection.json"));
let failures = 0;
for (const summary of await Promise.all(files.map(run))) {
  console.log(`${summary.collection.name}: ${summary.run.stats.assertions.total} assertions`);
  for (const { source, error } of summary.run.failures) {
    failures++;
    console.log(`  ${source?.name}: ${error.name} ${error.test ?? ""} ${error.message}`);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
