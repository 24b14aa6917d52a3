import type { PackApi } from '../../src/compute/contract.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { throttled } from '../throttle.ts';
import { writeProject } from '../readers/write-project.ts';
import { projectSource } from './project-source.ts';

export const packProject: PackApi['pack'] = async (project, contents, onProgress) =>
  writeProject(
    await projectSource(project),
    contents,
    { app: { name: 'Drydock', version: __APP_VERSION__, commit: null }, digester: sha256 },
    throttled(onProgress),
  );
