// Serves the built console over a pretend server, for looking at screens without the real one. `npm run build` first.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const { module } = await runnerImport(fileURLToPath(new URL("../test/fake/serve.ts", import.meta.url)));
const server = await module.serve(dist, Number(process.env.PORT ?? 4173));
console.log(`Pretend server with the console: ${server.url} (ana@padaria.example, password balcao-demo)`);
