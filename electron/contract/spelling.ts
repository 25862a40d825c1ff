import * as z from 'zod';

/** How a name is spelled: full pinyin and initials, lower case without spaces. */
export const spellingSchema = z.object({ pinyin: z.string(), initials: z.string() });
export type Spelling = z.infer<typeof spellingSchema>;
