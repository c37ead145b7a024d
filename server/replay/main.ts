/** `npm run replay`: a real conversation, against a running server, over the public interface only. */
import { InterfaceClient, Refused, ServerAway } from './interface-client.ts';
import { ArgumentProblem, readOptions, usage } from './options.ts';
import { firstPeople, PolisFolderProblem, readConversation } from './polis.ts';
import { Progress } from './progress.ts';
import { replay } from './replay-workshop.ts';
import { reportOf } from './report.ts';

const run = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const options = readOptions(args, process.env);
  const conversation = firstPeople(readConversation(options.folder), options.people);
  const client = new InterfaceClient(options.url);
  const beganAtMs = performance.now();
  try {
    const done = await replay(conversation, client, options, new Progress(process.stdout, () => performance.now()));
    process.stdout.write(reportOf(conversation, done, (performance.now() - beganAtMs) / 1_000));
    return done.comparison.equal ? 0 : 1;
  } finally {
    client.close();
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (problem) {
  if (problem instanceof ArgumentProblem) process.stderr.write(`${problem.message}\n\n${usage}`);
  else if (problem instanceof PolisFolderProblem || problem instanceof Refused || problem instanceof ServerAway) process.stderr.write(`${problem.message}\n`);
  else throw problem;
  process.exitCode = 1;
}
