import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../../api/client';

/** Everything that is known of a source; null asks nothing. Read anew whenever something of the sources, the codings or the people changes. */
export function useSourceDetail(id: string | null) {
  return useQuery({
    queryKey: ['sources', 'detail', id],
    queryFn: () => unwrap(api.GET('/api/sources/{source}/detail', { params: { path: { source: id ?? '' } } })),
    enabled: id !== null,
    placeholderData: (old) => (old?.source.id === id ? old : undefined),
    // A source that is gone stays gone.
    retry: false,
  });
}

/** The events by which people date. */
export function useEvents(enabled: boolean) {
  return useQuery({ queryKey: ['sources', 'events'], queryFn: () => unwrap(api.GET('/api/sources/events')), enabled });
}

/** The guides with their questions. */
export function useGuides() {
  return useQuery({ queryKey: ['sources', 'guides'], queryFn: () => unwrap(api.GET('/api/sources/guides')) });
}

const pause = 180;

/** How a date is read that is being typed, once the typing rests. */
export function useDateReading(typed: string) {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return useQuery({
    queryKey: ['sources', 'date', rested],
    queryFn: () => unwrap(api.POST('/api/sources/date', { body: { typed: rested } })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
