/** What a process used, read from outside it, so that a server under load need not answer questions about itself. Linux only. */
import { existsSync, readFileSync } from 'node:fs';

/** Linux counts process times in hundredths of a second, whatever its own clock does. */
const ticksPerSecond = 100;

export const usageCanBeRead = (): boolean => existsSync('/proc/self/stat');

/** User and system time of all threads. */
export const cpuSeconds = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name stands in brackets and may hold anything; fields are counted after it, `state` is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

const mebibytesIn = (pid: number, line: RegExp): number => Number(line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** The most memory it ever had resident. */
export const residentMiBMax = (pid: number): number => mebibytesIn(pid, /^VmHWM:\s+(\d+) kB$/mu);

/** The memory it has resident now. */
export const residentMiB = (pid: number): number => mebibytesIn(pid, /^VmRSS:\s+(\d+) kB$/mu);
