/** The file of a project. */
export function fileName(project: string): string {
  return `${fileStemOf(project)}.drydock.zip`;
}

/** What a project is called: letters, digits and dashes of any script, short enough, so that every file system takes it. */
export function fileStemOf(project: string): string {
  const name = project.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...name].slice(0, 60).join('').replace(/^-|-$/g, '') || 'project';
}
