/** Open shapes on a 20 px box, 1.5 px line, round joins, one grey (design.md §4). */
const paths = {
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM13 13l4 4',
  chevronRight: 'm7.5 5 5 5-5 5',
  chevronDown: 'm5 7.5 5 5 5-5',
  bullet: 'M3 6.5 14.5 4l1 5-11.5 2.5ZM6 11v4.5M3 15.5h6M15.5 5.5l2 .5-.5 2',
  dome: 'M3.5 5h13M5 5a5 5 0 0 0 10 0M10 7v2',
  ptz: 'M4 4h12M10 4v3M10 7a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM10 10v2',
  offline: 'M3.5 8.5a9 9 0 0 1 13 0M6.5 11.5a5 5 0 0 1 7 0M10 15h.01M4 4l12 12',
  noSignal: 'M3 5h14v10H3ZM3 5l14 10',
  still: 'M3 5h14v10H3ZM8.5 8v4M11.5 8v4',
  paused: 'M7.5 5v10M12.5 5v10',
  skip: 'm5 5.5 4.5 4.5L5 14.5M10.5 5.5 15 10l-4.5 4.5',
  looping: 'M4 9a6.2 6.2 0 0 1 11-3M15.5 3v3.5H12M16 11a6.2 6.2 0 0 1-11 3M4.5 17v-3.5H8',
  black: 'M3 5h14v10H3ZM3 10l5-5M3 15 13 5M8 15l9-9M13 15l4-4',
  lock: 'M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM10 6v4.5l3 1.5',
  hotspot: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2',
  plug: 'M7 3v4M13 3v4M5.5 7h9v3a4.5 4.5 0 0 1-9 0ZM10 14.5V18',
  star: 'm10 3 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.3l5-.7Z',
  pin: 'M7 3h6M8 3v5l-2.5 3h9L12 8V3M10 11v6',
  undo: 'M8 5 4.5 8.5 8 12M4.5 8.5H12a4 4 0 0 1 0 8H9',
  full: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  settings: 'M4 6h12M4 10h12M4 14h12M8 4v4M13 8v4M7 12v4',
  sound: 'M4 8v4h3l4 3.5v-11L7 8ZM14 7.5a4 4 0 0 1 0 5',
  silence: 'M4 8v4h3l4 3.5v-11L7 8ZM14 8l4 4M18 8l-4 4',
  help: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM8 8a2 2 0 1 1 2.8 1.8c-.5.3-.8.6-.8 1.2M10 13.5h.01',
  wrench: 'M13.5 3.5a3.5 3.5 0 0 0-3 5l-6 6 1.5 1.5 6-6a3.5 3.5 0 0 0 4.6-4.3l-2.1 2.1-2-.5-.5-2Z',
  close: 'm5 5 10 10M15 5 5 15',
  ribbon: 'M3 4h14v12H3ZM13 4v12M13 8h4M13 12h4',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  arrowUp: 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = '1.25em' }: { name: IconName; size?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      style={{ width: size, height: size, flex: 'none' }}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
