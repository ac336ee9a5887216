import { useEffect, useState } from 'react';
import { announce } from '../../shell/acting';
import { onForget } from '../../shell/forget';
import { tell } from '../../shell/status';
import { type ImportWishes, sendFile } from './sendFile';
import { makeUploads } from './uploads';

/** The import of this page. It goes on while another page is shown; a lock ends and forgets it. */
export const uploads = makeUploads(sendFile, ({ reply }) => tell({ act: reply.act, sentence: reply.sentence, created: [] }));
onForget(() => {
  uploads.cancelAll();
  uploads.list.set([]);
});

export const noWishes: ImportWishes = { kind: null, wave: '', language: '', refuseTaken: false, encoding: '', layout: 'recognise' };

const hidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/** The files that were dropped, those in folders as well, in the order of their names; hidden files and the locks of Word are passed over. */
export async function filesOf(dropped: DataTransfer): Promise<File[]> {
  // The list is empty as soon as the event is over: everything is taken from it at once.
  const entries = [...dropped.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const loose = [...dropped.files];
  const found = await Promise.all(entries.map((entry, i) => (entry === null ? [] : inside(entry, loose[i]))));
  return found.flat();
}

async function inside(entry: FileSystemEntry, known?: File): Promise<File[]> {
  if (hidden(entry.name)) return [];
  if (entry.isFile) {
    if (known !== undefined && !entry.isDirectory) return [known];
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: FileSystemEntry[] = [];
  // A folder is read in pieces, until one is empty.
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (more.length === 0) break;
    all.push(...more);
  }
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(all.map((one) => inside(one)))).flat();
}

/** Has files dropped anywhere on the page come in; tells whether some are held over it. */
export function useDrop(take: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const over = (event: DragEvent): void => {
      if (carries(event)) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carries(event) || event.dataTransfer === null) return;
      // A file that is dropped beside would take the tab away from the page.
      event.preventDefault();
      depth = 0;
      setOver(false);
      void filesOf(event.dataTransfer).then(take, () => announce('page.sources.file-gone'));
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [take]);
  return isOver;
}
