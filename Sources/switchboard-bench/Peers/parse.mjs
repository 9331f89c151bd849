// Parses a file of recorded events, or one whole document, and prints the nanoseconds that it took.
import { readFileSync } from "node:fs";

const [kind, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");

function events() {
  let count = 0;
  let start = 0;
  while (true) {
    const end = text.indexOf("\n", start);
    if (end < 0) return count;
    if (text.startsWith("data: {", start)) {
      const content = JSON.parse(text.slice(start + 6, end)).choices[0].delta.content;
      if (content) count += content.length;
    }
    start = end + 1;
  }
}

const work = kind === "events" ? events : () => Object.keys(JSON.parse(text)).length;
for (let round = 0; round < 3; round++) work();
const begin = process.hrtime.bigint();
if (work() === 0) process.exit(1);
console.log(String(process.hrtime.bigint() - begin));
