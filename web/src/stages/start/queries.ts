import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { components } from '../../api/openapi';

export type RecentStudy = components['schemas']['RecentItem'];

export const startKeys = {
  studies: ['start', 'studies'],
  folder: (folder: string) => ['start', 'folder', folder],
} as const;

/** The studies that were open lately, and where a new one may lie. */
export function useStudies() {
  return useQuery({ queryKey: startKeys.studies, queryFn: () => unwrap(api.GET('/api/studies')), staleTime: 0 });
}

/** What lies in a folder. */
export function useFolder(folder: string) {
  return useQuery({
    queryKey: startKeys.folder(folder),
    queryFn: () => unwrap(api.POST('/api/studies/folder', { body: { folder } })),
    staleTime: 0,
    enabled: folder !== '',
  });
}
