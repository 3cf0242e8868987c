// Serves transform.mjs as functions by serverless-offline, without the Serverless framework around it.
// Usage: node lambda-host.mjs <folder of node_modules> <port>
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [modules, port] = process.argv.slice(2);
const { default: ServerlessOffline } = await import(pathToFileURL(join(modules, "serverless-offline", "src", "index.js")));

const folder = dirname(fileURLToPath(import.meta.url));
const functions = Object.fromEntries(
  ["transform", "lengths", "missing", "duplicate", "unending", "oversize", "throwing"].map((name) => [
    name,
    { name, handler: `transform.${name}`, events: [], timeout: 2 },
  ]),
);
const provider = { name: "aws", region: "eu-west-1", stage: "dev", runtime: "nodejs20.x", environment: {} };
const serverless = {
  config: { serverlessPath: "", servicePath: folder },
  serviceDir: folder,
  service: {
    service: "functions",
    provider,
    package: {},
    getAllFunctions: () => Object.keys(functions),
    getFunction: (key) => functions[key],
    getAllEventsInFunction: () => [],
  },
};
const log = Object.fromEntries(["debug", "info", "notice", "verbose", "warning", "error"].map((level) => [level, () => {}]));

await new ServerlessOffline(serverless, { host: "127.0.0.1", lambdaPort: Number(port), noSponsor: true, useInProcess: true }, {
  log,
}).start();
console.log("ready");
