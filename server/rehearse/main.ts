/** `npm run rehearse -- 200`: a whole workshop with that many phones, against a running server, over the public interface only. */
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { Refused, ServerAway } from '../replay/interface-client.ts';
import { ArgumentProblem } from '../replay/options.ts';
import { RehearsalRefused } from './known-server.ts';
import { readOptions } from './options.ts';
import { rehearse } from './rehearse.ts';

const lingerMs = 1_000;
const echoMs = 700;

const run = async (args: readonly string[]): Promise<0 | 1 | 130> => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(rehearseWord('usage'));
    return 0;
  }
  const stop = new AbortController();
  let stoppedAtMs: number | null = null;
  const onSignal = (): void => {
    stoppedAtMs ??= performance.now();
    stop.abort();
    // A second time ends it at once, as everywhere; but npm may pass on what the terminal has already sent.
    if (performance.now() - stoppedAtMs > echoMs) process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const light = await rehearse(readOptions(args, process.env), { output: process.stdout, colours, stop: stop.signal });
  return light === null ? 130 : light === 'red' ? 1 : 0;
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (problem) {
  if (problem instanceof ArgumentProblem) process.stderr.write(`${problem.message}\n\n${rehearseWord('usage')}`);
  else if (problem instanceof RehearsalRefused || problem instanceof Refused || problem instanceof ServerAway) process.stderr.write(`${problem.message}\n`);
  else if (problem instanceof TypeError) process.stderr.write(`${rehearseWord('answer-odd', { problem: problem.message })}\n`);
  else throw problem;
  process.exitCode = 1;
}
// Acts that were stopped in the middle may still wait for answers; nobody waits for them.
setTimeout(() => process.exit(), lingerMs).unref();
