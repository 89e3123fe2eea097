/** A command line that does the same again. Words that a shell would take apart are quoted. */
export const commandLine = (...words: readonly string[]): string =>
  ['npx klp', ...words.map((w) => (/^[\w./:=,@%+-]+$/.test(w) ? w : `'${w.replaceAll("'", `'\\''`)}'`))].join(
    ' ',
  );
