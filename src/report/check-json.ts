/** What a check found, for a program to read: the facts of check-text.ts under stable names. */
import type { ScenarioReport } from '../check/scenario-check.ts';
import { commandLine } from './command-line.ts';
import { type ToldCheck, toldScenario } from './told.ts';

/** One check; `reproduce` is a command line. */
export function toldJson({ again, properties, deadlock, milliseconds, ...rest }: ToldCheck) {
  return {
    ...rest,
    milliseconds: Math.round(milliseconds),
    properties: properties.map((property) =>
      property.story === undefined
        ? property
        : { ...property, reproduce: commandLine(...again, '--property', property.id) },
    ),
    ...(deadlock === undefined ? {} : { deadlock: { ...deadlock, reproduce: commandLine(...again) } }),
  };
}

export const reportJson = (report: ScenarioReport) => {
  const { name, rules: _, ...told } = toldJson(toldScenario(report));
  return {
    file: report.file,
    id: name,
    kernel: report.kernel,
    ...told,
    expected: report.expected,
    unexpected: report.unexpected,
  };
};
