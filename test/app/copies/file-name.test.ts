import { describe, expect, it } from 'vitest';
import { fileName, fileStemOf } from '../../../src/app/copies/file-name.ts';

describe('names of files', () => {
  it.each([
    ['Loan approval', 'loan-approval'],
    ['../..\\\\etc/passwd\0', 'etc-passwd'],
    ['<script>owned()</script>', 'script-owned-script'],
    ['Überprüfung 日本', 'überprüfung-日本'],
    ['…', 'project'],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('%j becomes letters, digits and dashes', (project, stem) => {
    expect(fileStemOf(project)).toBe(stem);
    expect(fileName(project)).toBe(`${stem}.drydock.zip`);
  });
});
