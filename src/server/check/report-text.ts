import type { PolicyReport, Report } from './check-page.js';
import type { Finding, Severity } from './finding.js';
import { withoutControls } from './request.js';

const headings: Readonly<Record<Severity, string>> = {
  error: 'Must change, or the widget does not work:',
  warning: 'Should change:',
  hint: 'Good to know:',
};

/** Errors and warnings. */
export function missingOf({ findings }: Report): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'hint');
}

/** The report as a text for the owner of the page. */
export function textOfReport(report: Report): string {
  const sections = (Object.keys(headings) as Severity[]).flatMap((severity) => {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    return findings.length > 0 ? [[headings[severity], ...findings.map(entryOf)].join('\n\n')] : [];
  });
  const corrected = report.policies.flatMap(correctionOf);
  const count = missingOf(report).length;
  const verdict =
    count === 0
      ? 'Nothing is missing for the widget on this page.'
      : `${count} ${count === 1 ? 'thing is' : 'things are'} missing.`;
  return [report.url, ...sections, ...corrected, ...policyHint(report), verdict].join('\n\n');
}

function entryOf({ sentence, correction }: Finding): string {
  const lines = (correction ?? '').split('\n').filter(Boolean);
  return [`- ${withoutControls(sentence)}`, ...lines.map((line) => `    ${withoutControls(line)}`)].join('\n');
}

function correctionOf({ from, corrected }: PolicyReport): readonly string[] {
  if (corrected === undefined) return [];
  const place = from === 'header' ? 'The header of the page, corrected' : 'The meta element of the page, corrected';
  return [`${place}:\n\n${withoutControls(corrected)}`];
}

const strictest =
  "Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

function policyHint({ policies }: Report): readonly string[] {
  if (policies.length > 0) return [];
  return [`The page has no Content-Security-Policy. The strictest one for the widget alone:\n\n${strictest}`];
}
