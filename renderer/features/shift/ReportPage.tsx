import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ShiftReport } from '#contract/shiftReport';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import type { Ask } from './ask';
import { reportDocument, reportText } from './reportDocument';
import { ReportSheet } from './ReportSheet';
import { useReport } from './useReport';

/** As far back as the report goes. */
const mostBack = 60;

/** A shift in figures, with its targets; earlier ones by the arrow keys of its buttons. */
export function ReportPage({ stationName, ask }: { stationName: string; ask: Ask }) {
  const { t } = useText();
  const [back, setBack] = useState(0);
  const report = useReport(back);
  const sheet = useRef<HTMLElement>(null);
  const [notice, setNotice] = useState('');
  const save = useSave(sheet, report, ask, setNotice);
  const turn = (by: number): void => {
    setNotice('');
    setBack(Math.max(0, Math.min(mostBack, back + by)));
  };
  const copy = async (): Promise<void> => {
    if (sheet.current === null) return;
    const words = reportText(sheet.current, t('report.title'));
    const outcome = await ask('shift:copy', { text: words });
    if (outcome.ok) setNotice(t('report.copied'));
  };
  return (
    <div className="report">
      <div className="report-actions">
        <Button testId="report-earlier" onPress={() => turn(1)}>
          {t('report.earlier')}
        </Button>
        {back === 0 ? null : (
          <Button testId="report-later" onPress={() => turn(-1)}>
            {t('report.later')}
          </Button>
        )}
        <span className="top-space" />
        <Button look="plain" testId="report-copy" onPress={() => void copy()}>
          {t('report.copy')}
        </Button>
        <Button keyLabel="Ctrl S" testId="report-save" onPress={() => void save()}>
          {t('report.save')}
        </Button>
        <p className="bundle-notice" role="status" data-testid="report-notice">
          {notice}
        </p>
      </div>
      {report === undefined ? null : (
        <ReportSheet report={report} stationName={stationName} ref={sheet} />
      )}
    </div>
  );
}

/** Saves what is seen; Ctrl S does the same while the page is open. */
function useSave(
  sheet: RefObject<HTMLElement | null>,
  report: ShiftReport | undefined,
  ask: Ask,
  tell: (notice: string) => void,
): () => Promise<void> {
  const { t, locale } = useText();
  const save = async (): Promise<void> => {
    if (sheet.current === null || report === undefined) return;
    const { fromMs } = report;
    const title = t('report.title');
    const html = reportDocument(sheet.current, title, locale);
    const name = `${title} ${dateText(fromMs)} ${clockText(fromMs).slice(0, 2)}`;
    const outcome = await ask('shift:export', { fromMs, name, html });
    if (outcome.ok) {
      tell(outcome.value === null ? '' : t('report.saved', { file: outcome.value.fileName }));
    }
  };
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.code === 'KeyS' && event.ctrlKey) void newest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return save;
}
