// `npm ci` in each folder that is named, unless what lies there came from the same lock file and the same Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

for (const folder of process.argv.slice(2)) {
  const stamp = join(folder, "node_modules", ".balcao-lock");
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .update(`${process.version} ${process.platform} ${process.arch}`)
    .digest("hex");
  if (read(stamp) === wanted) {
    console.log(`${folder}: packages are up to date`);
    continue;
  }
  const { status } = spawnSync("npm", ["ci"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
