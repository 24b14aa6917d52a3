/** The file of a project: letters, digits and dashes of any script, so that every file system takes it. */
export function fileName(project: string): string {
  const name = project
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'project'}.drydock.zip`;
}
