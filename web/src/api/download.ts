import type { components } from './openapi';

/** Has the browser fetch a file that is ready: its address is a ticket that works once, and says nothing. Nothing happens where it was refused. */
export function takeDownload(ready: components['schemas']['DownloadReply'] | null): void {
  if (ready === null) return;
  const link = document.createElement('a');
  link.href = ready.address;
  link.download = ready.name;
  link.click();
}
