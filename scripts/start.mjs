// `npm start`: installs, builds and serves, doing only what is not done yet.
import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();

// Imported only now, because an old Node could not even read the rest.
import("./server.mjs").then(
  ({ main }) => main(process.argv.slice(2)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
