import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import {
  between,
  bomb,
  endlessDeflate,
  hiddenName,
  manyEntries,
  nestedProject,
  overlapping,
  sealedBomb,
  sharedKernel,
  withChanged,
  withEnd,
  withEntry,
  zip64Sizes,
} from './corpus/archives.ts';
import {
  bareColumn,
  claimedRows,
  climbing,
  inBody,
  otherSha,
  ragged,
  twiceListed,
  version,
  ZERO,
  forgedManifest,
  lineageCycle,
  sealedBody,
  sealedBytes,
  sealedDocument,
  sealedManifest,
  sealedObject,
  sealedText,
} from './corpus/contents.ts';
import type { HostileFile } from './corpus/hostile-file.ts';
import { dictionaryPages, forgedRows, plainPage } from './corpus/parquet-rows.ts';
import { MARK_UP, markedUpFile } from './corpus/marked-up.ts';

const DAMAGED = 'project.damaged';
const TOO_LARGE = 'project.tooLarge';
const NEWER = 'project.newerMajor';
const NOT_ONE = 'project.notAProject';
const MISMATCH = 'project.tableMismatch';
const MB = 2 ** 20;
const link = { attributes: (0o120777 << 16) >>> 0 };

/** Project files that mean harm, and what becomes of each. All are made by code, the same bytes every time. */
export const HOSTILE_PROJECTS: readonly HostileFile[] = [
  ['size: far too big in both headers', DAMAGED, withChanged('README', { deflate: true, size: 10_000_000 })],
  ['size: too small in both headers', DAMAGED, withChanged('README', { deflate: true, size: 10 })],
  ['size: packed size beyond the file', DAMAGED, withChanged('README', { packedSize: 10_000_000 })],
  ['size: the two headers disagree', DAMAGED, withChanged('README', { deflate: true, local: { size: 5 } })],
  ['size: the two headers disagree on the check sum', DAMAGED, withChanged('README', { local: { crc: 5 } })],
  ['size: zip64 tells exabytes', DAMAGED, withChanged('README', zip64Sizes(2n ** 62n))],
  ['size: zip64 tells a negative one', DAMAGED, withChanged('README', zip64Sizes(-1n))],
  ['check sum: another one', DAMAGED, withChanged('README', { crc: 1 })],

  ['bomb: one dense entry', TOO_LARGE, bomb('README', 128 * MB)],
  ['bomb: one dense entry that declares less', DAMAGED, bomb('manifest', 128 * MB, { size: 1000 })],
  ['bomb: a dense table that the manifest confirms', TOO_LARGE, sealedBomb('tables/', 128 * MB)],
  ['bomb: a dense model that the manifest confirms', TOO_LARGE, sealedBomb('models/', 128 * MB)],
  ['bomb: a thousand entries over one kernel', DAMAGED, sharedKernel],
  ['bomb: 120,000 entries', TOO_LARGE, manyEntries(120_000)],
  ['bomb: two entries over the same bytes', DAMAGED, overlapping],
  ['bomb: a zip within the zip', DAMAGED, withEntry({ path: 'models/inner.zip' })],
  ['bomb: a project as its own model', DAMAGED, nestedProject],
  ['bomb: packed data without an end', DAMAGED, endlessDeflate],

  ['archive: other bytes after it', DAMAGED, between('', 'tail')],
  ['archive: a program before it', 'project.notAZip', between('#!/bin/sh\nrm -rf ~\n', '')],
  ['archive: another archive’s header before it', DAMAGED, between('PK\u0003\u0004 stub', '')],
  ['archive: a comment of 60 KB', 'inert', withEnd({ comment: new Uint8Array(60_000).fill(65) })],
  ['archive: the directory told elsewhere', DAMAGED, withEnd({ directoryAt: 3 })],
  ['archive: the directory told longer', DAMAGED, withEnd({ directoryBytes: 2 ** 31 })],
  ['archive: more entries told than there are', DAMAGED, withEnd({ entries: 4000 })],
  ['archive: fewer entries told than there are', DAMAGED, withEnd({ entries: 2 })],
  ['archive: zip64 tells 2^60 entries', DAMAGED, withEnd({ entries: 0xffff, zip64: { entries: 2n ** 60n } })],
  [
    'archive: zip64 tells a directory beyond the file',
    DAMAGED,
    withEnd({ directoryAt: 0xffffffff, zip64: { directoryAt: 2n ** 60n } }),
  ],
  ['archive: an encrypted entry', DAMAGED, withChanged('README', { flags: 1 })],
  ['archive: encrypted in one header only', DAMAGED, withChanged('README', { local: { flags: 1 } })],
  ['archive: packed by LZMA', DAMAGED, withChanged('README', { method: 14 })],
  ['archive: packed by no known method', DAMAGED, withChanged('README', { method: 4711 })],
  ['archive: packed by WinZip’s encryption', DAMAGED, withChanged('README', { method: 99 })],

  ['name: up and out', DAMAGED, withEntry({ path: '../manifest.json' })],
  ['name: up and out, inside', DAMAGED, withEntry({ path: 'documents/slice/../../../x.json' })],
  ['name: up and out, other slashes', DAMAGED, withEntry({ path: '..\\..\\x.json' })],
  ['name: absolute', DAMAGED, withEntry({ path: '/etc/passwd' })],
  ['name: with a drive', DAMAGED, withEntry({ path: 'C:/x.json' })],
  ['name: of a server', DAMAGED, withEntry({ path: '\\\\server\\share\\x.json' })],
  ['name: with a NUL', DAMAGED, withEntry({ path: 'project.json\u0000.txt' })],
  ['name: with control characters', DAMAGED, withEntry({ path: 'documents/slice/a\u001b[2J.json' })],
  ['name: with an override of direction', DAMAGED, withEntry({ path: 'documents/slice/\u202enosj.a.json' })],
  ['name: of 60,000 letters', DAMAGED, withEntry({ path: `documents/slice/${'a'.repeat(60_000)}.json` })],
  ['name: none', DAMAGED, withEntry({ path: '' })],
  ['name: __proto__', DAMAGED, withEntry({ path: 'documents/slice/__proto__.json' })],
  ['name: a document called constructor', DAMAGED, withEntry({ path: 'documents/constructor/x.json' })],
  ['name: of a page', DAMAGED, withEntry({ path: 'index.html' })],
  ['name: a twin but for its case', DAMAGED, withEntry({ path: 'PROJECT.json' })],
  ['name: a twin in another normal form', DAMAGED, withEntry({ path: 'documents/slice/e\u0301.json' })],
  ['name: the same twice', DAMAGED, withEntry({ path: 'project.json' })],
  ['name: the manifest twice', DAMAGED, withEntry({ path: 'manifest.json', bytes: encodeUtf8('{}') })],
  ['name: told differently by the two headers', DAMAGED, withChanged('README', { localPath: 'README.mx' })],
  ['name: another one in an extra field', DAMAGED, withChanged('README', hiddenName('README.md', '../x'))],
  ['name: of a folder', DAMAGED, withEntry({ path: 'documents/slice/' })],
  [
    'link: to a file of the machine',
    DAMAGED,
    withChanged('README', { ...link, bytes: encodeUtf8('/etc/passwd') }),
  ],

  ['entry: one beside the manifest', DAMAGED, withEntry({ path: `models/${ZERO}.onnx` })],
  ['entry: one missing', DAMAGED, sealedManifest(twiceListed)],
  ['entry: bytes changed', DAMAGED, withChanged('README', { bytes: encodeUtf8('# Changed\n') })],
  ['manifest: of another SHA-256', DAMAGED, forgedManifest(otherSha)],
  ['manifest: another root digest', DAMAGED, forgedManifest((told) => ({ ...told, rootDigest: ZERO }))],
  ['manifest: another export id', DAMAGED, forgedManifest((told) => ({ ...told, exportId: ZERO }))],
  ['manifest: a newer major', NEWER, forgedManifest((told) => ({ ...told, schemaVersion: version(2, 0) }))],
  [
    'manifest: needs a newer reader',
    NEWER,
    forgedManifest((told) => ({ ...told, minReader: version(1, 3) })),
  ],
  [
    'manifest: a version beyond numbers',
    NOT_ONE,
    forgedManifest((told) => ({ ...told, schemaVersion: version(1e300, 0) })),
  ],
  [
    'manifest: a newer minor',
    'inert',
    sealedManifest((told) => ({ ...told, schemaVersion: version(1, 9), more: MARK_UP })),
  ],
  ['manifest: a name that climbs', DAMAGED, forgedManifest(climbing)],
  [
    'manifest: an object left out that is not there',
    DAMAGED,
    sealedManifest((told) => ({ ...told, redactions: [{ object: ZERO, kind: 'table' }] })),
  ],

  ['JSON: a __proto__ key', DAMAGED, sealedText('project', inBody('"__proto__":{"x":1}'))],
  ['JSON: a constructor key', DAMAGED, sealedText('project', inBody('"constructor":{"prototype":{"x":1}}'))],
  ['JSON: an escaped __proto__ key', DAMAGED, sealedText('project', inBody('"__pr\\u006fto__":{"x":1}'))],
  ['JSON: a million brackets', DAMAGED, sealedText('project', () => '['.repeat(1_000_000))],
  [
    'JSON: nested 10,000 deep',
    DAMAGED,
    sealedText('documents/slice', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
  ],
  [
    'JSON: a number beyond all',
    DAMAGED,
    sealedText('project', (text) => text.replace('"rev":3', '"rev":1e999')),
  ],
  [
    'JSON: a number of a million digits',
    DAMAGED,
    sealedText('project', (text) => text.replace('"rev":3', `"rev":${'9'.repeat(1_000_000)}`)),
  ],
  ['JSON: a count below zero', DAMAGED, sealedText('project', (text) => text.replace('"rev":3', '"rev":-3'))],
  [
    'JSON: the same key twice',
    DAMAGED,
    sealedText('project', (text) => text.replace('"rev":3', '"rev":3,"kind":"slice"')),
  ],
  [
    'JSON: half of a surrogate pair',
    'inert',
    sealedText('project', (text) => text.replace('"name":"', '"name":"\\ud800')),
  ],
  ['JSON: bytes that are no UTF-8', DAMAGED, sealedBytes('project', Uint8Array.of(0x22, 0xff, 0xfe, 0x22))],
  [
    'JSON: another type throughout',
    DAMAGED,
    sealedText('documents/sheet', (text) => text.replace(/"body":.*/, '"body":[[]]}')),
  ],
  [
    'JSON: a list of a million',
    DAMAGED,
    sealedText('documents/slice', (text) =>
      text.replace(/"where":.*/, `"where":[${'0,'.repeat(1_000_000)}0]}}`),
    ),
  ],
  ['JSON: 30 MB of white space', 'inert', sealedText('project', (text) => text + ' '.repeat(30 * MB))],
  [
    'JSON: a predicate of an unknown operator',
    DAMAGED,
    sealedBody('documents/slice', { where: { op: 'constructor' } }),
  ],

  [
    'parts: a document of another project',
    DAMAGED,
    sealedDocument('documents/slice', (told) => ({ ...told, projectId: 'another' })),
  ],
  [
    'parts: a project that is another’s',
    DAMAGED,
    sealedDocument('project', (told) => ({ ...told, id: 'x' })),
  ],
  ['parts: a shelf that points out of the file', DAMAGED, sealedBody('documents/entry', { object: ZERO })],
  [
    'parts: a sheet that points out of the file',
    DAMAGED,
    sealedBody('documents/sheet', { evaluation: ZERO }),
  ],
  ['parts: a shelf that points to another kind', DAMAGED, sealedBody('documents/entry', { kind: 'latency' })],
  ['parts: objects made from each other', 'inert', lineageCycle],
  [
    'parts: an object under another digest',
    DAMAGED,
    sealedDocument('objects/evaluation', (told) => ({ ...told, truth: 'x' })),
  ],
  ['parts: a confusion matrix with a ragged row', DAMAGED, sealedObject('objects/evaluation', ragged)],
  ['parts: rows left out that need no chunk', DAMAGED, claimedRows({ rows: 9e15, columns: [] })],
  [
    'parts: columns left out that need no chunk',
    DAMAGED,
    claimedRows({ rows: 1e12, columns: [bareColumn()] }),
  ],

  ['rows: more told than there are', MISMATCH, forgedRows(() => ({ rows: 2n ** 62n }))],
  ['rows: groups without number', MISMATCH, forgedRows(() => ({ groups: 50_000 }))],
  [
    'rows: a page of two billion values',
    MISMATCH,
    forgedRows(() => ({
      pages: [
        plainPage(
          { data_page_header_v2: { num_values: 2 ** 31 - 1, num_rows: 2 ** 31 - 1 } },
          Int32Array.of(7, 8, 9),
        ),
      ],
    })),
  ],
  [
    'rows: a page of fewer than none',
    MISMATCH,
    forgedRows(() => ({
      pages: [plainPage({ data_page_header_v2: { num_values: -3, num_rows: -3 } }, Int32Array.of(7, 8, 9))],
    })),
  ],
  [
    'rows: a page larger than the file',
    MISMATCH,
    forgedRows(() => ({ pages: [plainPage({ compressed_page_size: 2 ** 31 - 1 }, Int32Array.of(7, 8, 9))] })),
  ],
  [
    'rows: a page that says it unpacks to 2 GB',
    MISMATCH,
    forgedRows(() => ({
      codec: 'SNAPPY',
      pages: [
        plainPage(
          { uncompressed_page_size: 2 ** 31 - 1, data_page_header_v2: { is_compressed: true } },
          Int32Array.of(7, 8, 9),
        ),
      ],
    })),
  ],
  [
    'rows: a page size below zero',
    MISMATCH,
    forgedRows(() => ({ pages: [plainPage({ compressed_page_size: -1 }, Int32Array.of(7, 8, 9))] })),
  ],
  [
    'rows: a place beyond the dictionary',
    MISMATCH,
    forgedRows(() => ({ pages: dictionaryPages(2, [0, 1, 250]) })),
  ],
  [
    'rows: a dictionary longer than its bytes',
    MISMATCH,
    forgedRows(() => ({ pages: dictionaryPages(3, [0, 1, 2]) })),
  ],
  ['rows: a column that begins beyond the file', MISMATCH, forgedRows(() => ({ offset: 2n ** 62n }))],
  ['rows: a column of a size below zero', MISMATCH, forgedRows(() => ({ size: -5n }))],
  ['rows: a schema whose root has 63 children', MISMATCH, forgedRows(() => ({ children: 126 }))],
  ['rows: a schema whose root has fewer than none', MISMATCH, forgedRows(() => ({ children: 3 }))],
  [
    'rows: other values under the same digest',
    MISMATCH,
    forgedRows(() => ({ pages: [plainPage({}, Int32Array.of(7, 8, 10))] })),
  ],

  ['text: mark-up in every text there is', 'inert', markedUpFile],
];
