import type { ProcedureBook } from '#contract/procedure';

const words = (text: string) => ({ zh: `${text}（中）`, en: text });

/** One procedure for standing water: look, a question, close or watch. */
export const aBook = (): ProcedureBook => ({
  version: 1,
  procedures: [
    {
      procedureId: 'flooding',
      name: words('Flooding'),
      kinds: ['standing-water'],
      steps: [
        { stepId: 'look', text: words('Look') },
        {
          stepId: 'deep',
          text: words('Deep?'),
          answers: [
            { answerId: 'yes', text: words('Yes') },
            { answerId: 'no', text: words('No'), next: 'watch' },
          ],
        },
        { stepId: 'close', text: words('Close') },
        { stepId: 'watch', text: words('Watch') },
      ],
    },
  ],
});
