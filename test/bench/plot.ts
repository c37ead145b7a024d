/** The plot of the report: CPU seconds against people, both axes logarithmic, as SVG without any library. */
import { serverNames, type RunResult, type ServerName } from './plan.ts';
import { titles } from './report.ts';

const width = 760;
const height = 440;
const frame = { x: 64, y: 24, width: 440, height: 352 };

/** Told apart by colour and by mark. */
const looks: Readonly<Record<ServerName, { readonly colour: string; readonly dash: string }>> = {
  leitsatz: { colour: '#a3161a', dash: '' },
  floor: { colour: '#66757c', dash: '2 4' },
  hocuspocus: { colour: '#0a4e6e', dash: '' },
  'hocuspocus-flush': { colour: '#2e86ae', dash: '8 4' },
  'y-websocket': { colour: '#7a5a1e', dash: '12 4 2 4' },
};

const one = (value: number): string => value.toFixed(1);

/** 1, 2, 5, 10 … that cover the values. */
const stepsAround = (values: readonly number[]): readonly number[] => {
  const steps: number[] = [];
  for (let power = -2; power <= 5; power += 1) for (const digit of [1, 2, 5]) steps.push(digit * 10 ** power);
  const low = steps.findLast((step) => step <= Math.min(...values)) ?? 0.01;
  const high = steps.find((step) => step >= Math.max(...values) && step > low) ?? 1e5;
  return steps.filter((step) => step >= low && step <= high);
};

const scale = (steps: readonly number[], from: number, to: number) => {
  const low = Math.log(steps[0] ?? 1);
  const high = Math.log(steps.at(-1) ?? 10);
  return (value: number): number => from + ((Math.log(value) - low) / (high - low)) * (to - from);
};

export const plotOf = (results: readonly RunResult[]): string => {
  const cost = ({ cards }: RunResult): number => Math.max(0.01, cards.cpuS);
  const sizes = [...new Set(results.map(({ people }) => people))].sort((a, b) => a - b);
  const peopleSteps = stepsAround(sizes);
  const costSteps = stepsAround(results.map(cost));
  const x = scale(peopleSteps, frame.x, frame.x + frame.width);
  const y = scale(costSteps, frame.y + frame.height, frame.y);
  const text = (at: readonly [number, number], words: string, more = ''): string => `<text x="${one(at[0])}" y="${one(at[1])}"${more}>${words}</text>`;

  const grid = [
    ...costSteps.map((step) => `<path class="grid" d="M${frame.x} ${one(y(step))}h${frame.width}"/>${text([frame.x - 8, y(step) + 4], String(step), ' text-anchor="end"')}`),
    ...sizes.map((people) => `<path class="grid" d="M${one(x(people))} ${frame.y}v${frame.height}"/>${text([x(people), frame.y + frame.height + 18], String(people), ' text-anchor="middle"')}`),
  ];
  const lines = serverNames.flatMap((name) => {
    const points = results.filter(({ server }) => server === name).map((result) => [x(result.people), y(cost(result))] as const);
    const { colour, dash } = looks[name];
    const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.map(one).join(' ')}`).join('');
    return points.length === 0 ? [] : [
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`,
      ...points.map(([cx, cy]) => `<circle cx="${one(cx)}" cy="${one(cy)}" r="4" fill="${colour}"/>`),
    ];
  });
  const legend = serverNames.filter((name) => results.some(({ server }) => server === name)).flatMap((name, row) => {
    const at = frame.y + 14 + row * 26;
    const { colour, dash } = looks[name];
    return [`<path d="M${frame.x + frame.width + 20} ${at}h36" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`, text([frame.x + frame.width + 64, at + 4], titles[name])];
  });

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">CPU seconds of the server against the number of people</title>
<style>text { font: 13px system-ui, sans-serif; fill: #14232b } .grid { stroke: #d2dadc; fill: none }</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...grid, ...lines, ...legend].join('\n')}
${text([frame.x + frame.width / 2, height - 12], 'people in the hall', ' text-anchor="middle"')}
${text([16, frame.y + frame.height / 2], 'CPU s for the cards', ` text-anchor="middle" transform="rotate(-90 16 ${frame.y + frame.height / 2})"`)}
</svg>
`;
};
