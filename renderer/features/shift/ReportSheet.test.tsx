// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { ShiftReport } from '#contract/shiftReport';
import { anIncident } from '../../../tests/builders/happenings';
import { startText } from '../../kit/text/text';
import { reportDocument, reportText } from './reportDocument';
import { ReportSheet } from './ReportSheet';

const { place } = anIncident();
const what = { zh: '<b>x</b>', en: '<img src=x onerror=alert(1)>' };
const none = { value: null, standing: 'none' } as const;
const priorities = ['critical', 'high', 'medium', 'low'] as const;

const report: ShiftReport = {
  fromMs: new Date(2026, 4, 12, 8).getTime(),
  toMs: new Date(2026, 4, 12, 20).getTime(),
  isRunning: true,
  isCut: false,
  alarms: 145,
  hours: [{ fromMs: 0, counts: { critical: 1, high: 2, medium: 3, low: 4 } }],
  perHour: { value: 12.08, standing: 'over' },
  floodShare: { value: 0, standing: 'good' },
  floods: 0,
  busiestShare: none,
  busiest: [{ place, what, count: 3 }],
  sourceCount: 1,
  chattering: [{ place, what, count: 5 }],
  standingAlarms: [],
  answered: priorities.map((priority) => ({
    priority,
    alarms: 0,
    acknowledged: 0,
    medianMs: none,
    limitMs: null,
  })),
  falseShares: [],
  registered: 0,
  handled: 0,
  handlingRate: null,
  steps: [],
  incidents: 0,
  overruns: [],
  handovers: [],
};

const show = (): HTMLElement => {
  const sheet = createRef<HTMLElement>();
  render(<ReportSheet report={report} stationName="North" ref={sheet} />);
  return sheet.current ?? document.body;
};

const figure = (name: string): string =>
  screen.getByText(name).parentElement?.querySelector('dd')?.textContent ?? '';

beforeAll(() => startText('en'));
afterEach(cleanup);

it('says good and over in words and shapes, and nothing where there is nothing', () => {
  show();
  expect(figure('New alarms per officer and hour')).toContain('12.1▲ over target');
  expect(figure('Share of time in flood')).toContain('0.0 %✓ on target');
  expect(figure('Share of the ten busiest sources')).toContain('–– too little to judge');
  expect(figure('Handling rate')).toBe('–');
});

it('leaves as a document without scripts and without anything to fetch', () => {
  const html = reportDocument(show(), 'Shift report', 'en');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(html).not.toMatch(/<script|<img|https?:/);
  expect(html).toContain('&lt;img src=x');
});

it('is copied as a line for each figure and row', () => {
  const lines = reportText(show(), 'Shift report').split('\n');
  expect(lines[0]).toBe('Shift report');
  expect(lines.find((line) => line.startsWith('New alarms per'))).toContain('12.1  ▲ over target');
  expect(lines.some((line) => line.includes('3 times'))).toBe(true);
});
