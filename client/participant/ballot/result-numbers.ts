/** Figures of a result as people of a language write them. `null`: there is none. */
export const resultNumbers = (language: string): { readonly number: Write; readonly percent: Write; readonly share: Write } => {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const hundredths = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const write = (format: (value: number) => string): Write => (value) => (value === null ? '–' : format(value));
  return {
    number: write((value) => plain.format(value)),
    /** Of 0 to 100. */
    percent: write((value) => hundredths.format(value / 100)),
    /** Of 0 to 1. */
    share: write((value) => hundredths.format(value)),
  };
};

type Write = (value: number | null) => string;
