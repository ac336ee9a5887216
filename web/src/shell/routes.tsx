import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { Address } from '../stages/passages/question';
import { PageFailed } from './PageFailed';
import { places } from './places';
import { Waiting } from './Waiting';
import { Workbench } from './Workbench';

const root = createRootRoute({ component: Workbench, notFoundComponent: lazyRouteComponent(() => import('../stages/overview/Page')) });
const at = () => root;

const start = createRoute({ getParentRoute: at, path: '/', component: lazyRouteComponent(() => import('../stages/start/Page')) });
const overview = createRoute({
  getParentRoute: at,
  path: '/overview',
  component: lazyRouteComponent(() => import('../stages/overview/Page')),
});
const sources = createRoute({
  getParentRoute: at,
  path: '/sources',
  component: lazyRouteComponent(() => import('../stages/sources/Page')),
});
const source = createRoute({
  getParentRoute: at,
  path: '/sources/$source',
  component: lazyRouteComponent(() => import('../stages/sources/Page')),
});

/** Without a document the page of coding chooses one. */
const coding = createRoute({ getParentRoute: at, path: '/code', component: lazyRouteComponent(() => import('../stages/coding/Page')) });

export interface CodingSearch {
  /** The turn to show, from 1. */
  readonly turn?: number;
  /** The words to show, from one offset to before the other. */
  readonly from?: number;
  readonly to?: number;
}

const document = createRoute({
  getParentRoute: at,
  path: '/code/$document',
  component: lazyRouteComponent(() => import('../stages/coding/Page')),
  validateSearch: (search: { readonly turn?: unknown; readonly from?: unknown; readonly to?: unknown }): CodingSearch => {
    const [turn, from, to] = [Number(search.turn), Number(search.from ?? -1), Number(search.to ?? -1)];
    const words = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from ? { from, to } : {};
    return Number.isInteger(turn) && turn > 0 ? { turn, ...words } : words;
  },
});

const codebook = createRoute({
  getParentRoute: at,
  path: '/codebook',
  component: lazyRouteComponent(() => import('../stages/codebook/Page')),
  // A day, as 2026-11-30: the codebook as it stood at its end.
  validateSearch: (search: { readonly day?: unknown }): { readonly day?: string } =>
    typeof search.day === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.day) ? { day: search.day } : {},
});
const passages = createRoute({
  getParentRoute: at,
  path: '/passages',
  component: lazyRouteComponent(() => import('../stages/passages/Page')),
  // Ids of codes, sets, sources and coders, by which figures and the codebook lead here; the page reads what it knows.
  validateSearch: (search: Address): Address => search,
});
const history = createRoute({
  getParentRoute: at,
  path: '/history',
  component: lazyRouteComponent(() => import('../stages/history/Page')),
});
const protection = createRoute({
  getParentRoute: at,
  path: '/protection',
  component: lazyRouteComponent(() => import('../stages/protection/Page')),
});
const settings = createRoute({
  getParentRoute: at,
  path: '/settings',
  component: lazyRouteComponent(() => import('../stages/settings/Page')),
});

/** The places of the page: see docs/page.md. */
export const router = createRouter({
  routeTree: root.addChildren([start, overview, sources, source, coding, document, codebook, passages, history, protection, settings]),
  history: places,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
