/** What a process tells on its private port. */
export interface Numbers {
  /** As it stands there. */
  text: string;
  /** Names with nothing behind them. */
  names: Set<string>;
  /** The value of one, by its name and labels as they stand there; undefined where there is none. */
  value: (series: string) => number | undefined;
}

/** Asks a process for its numbers. */
export async function ask(port: number): Promise<Numbers> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  return asNumbers(await answer.text());
}

/** Reads them. */
export function asNumbers(text: string): Numbers {
  const lines = text.split('\n');
  const samples = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const values = new Map(
    samples.map((line): [string, number] => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
  const names = [...samples, ...lines.map((line) => /^# TYPE (\w+)/.exec(line)?.[1] ?? '')];
  return { text, names: new Set(names.map(nameOf)), value: (series) => values.get(series) };
}

function nameOf(line: string): string {
  return /^\w*/.exec(line)![0];
}
