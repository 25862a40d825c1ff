import { useEffect, useState } from 'react';
import { parseHelp, type HelpPage } from './parseHelp';

/** Pages in the order in which they are listed; each is a file in both languages. */
export const helpPageIds = [
  'start',
  'wall',
  'layouts',
  'scenes',
  'tours',
  'moment',
  'recordings',
  'alarms',
  'shelving',
  'incidents',
  'rules',
  'history',
  'handover',
  'briefing',
  'settings',
  'trouble',
] as const;

// Read only once somebody asks for help: no window starts slower for it.
const files = import.meta.glob('../../../resources/help/*/*.md', {
  query: '?raw',
  import: 'default',
});

/** All pages of a language; none until they have been read. */
export function useHelpPages(locale: 'zh-CN' | 'en'): readonly HelpPage[] {
  const [pages, setPages] = useState<readonly HelpPage[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void readPages(locale).then((read) => {
      if (isCurrent) setPages(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  return pages;
}

async function readPages(locale: string): Promise<HelpPage[]> {
  const read = await Promise.all(
    helpPageIds.map(async (id) => {
      const source = await files[`../../../resources/help/${locale}/${id}.md`]?.();
      return typeof source === 'string' ? [parseHelp(id, source)] : [];
    }),
  );
  return read.flat();
}

const pageOf: Readonly<Record<string, (typeof helpPageIds)[number]>> = {
  settings: 'settings',
  sources: 'settings',
  log: 'trouble',
  handover: 'handover',
  report: 'handover',
  history: 'history',
  rules: 'rules',
  scenes: 'scenes',
  layouts: 'layouts',
  board: 'tours',
  tours: 'tours',
  briefing: 'briefing',
};

/** The page that fits what is on the desk. */
export function helpFor(desk: {
  overlay: string | null;
  hasCase: boolean;
  hasTimeline: boolean;
  rail: string;
}): (typeof helpPageIds)[number] {
  if (desk.overlay !== null) return pageOf[desk.overlay] ?? 'start';
  if (desk.hasCase) return 'incidents';
  if (desk.hasTimeline) return 'recordings';
  if (desk.rail === 'aside') return 'shelving';
  return desk.rail === 'incidents' ? 'incidents' : 'start';
}
