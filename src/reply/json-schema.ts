import * as z from 'zod';
import { GRADES } from './grade.ts';

const grade = () => z.enum(GRADES).describe('public · internal · sensitive');
const spanSchema = z.strictObject({
  text: z.string(),
  grade: grade(),
  style: z.enum(['strong', 'muted', 'alert']).optional(),
});
const actionSchema = z.strictObject({ label: z.string(), command: spanSchema });
const factSchema = z
  .strictObject({
    grade: grade(),
    type: z.enum([
      'deadline',
      'missing',
      'hemmnis',
      'case',
      'member',
      'command',
      'refusal',
      'count',
      'change',
      'effect',
      'massnahme',
      'finding',
      'question',
      'profile',
    ]),
    value: z.record(z.string(), z.unknown()),
  })
  .describe('what the line says, for machines; see docs/antwort.md');

/** What `ask --json` prints: the neutral reply, its facts in one list, and its text twin. */
export const replyJsonSchema = z
  .strictObject({
    fallbote: z.literal(1),
    outlet: z.enum(['private', 'channel']).describe('where the answer was given'),
    private: z.boolean().optional().describe('in a channel: whether the answer itself went to the person privately'),
    title: z.string().describe('always public'),
    facts: z.array(factSchema),
    sections: z.array(
      z.strictObject({
        heading: z.array(spanSchema).optional(),
        items: z.array(
          z.strictObject({
            line: z.array(spanSchema),
            details: z.array(z.array(spanSchema)).optional(),
            facts: z.array(factSchema).optional(),
            actions: z.array(actionSchema).optional().describe('was zu dieser Zeile als Nächstes geht'),
          }),
        ),
      }),
    ),
    actions: z.array(actionSchema),
    page: z.strictObject({ number: z.int(), of: z.int() }).optional(),
    text: z.string().describe('the whole answer as plain text'),
  })
  .describe('Eine Antwort von Fallbote');
export type ReplyJson = z.infer<typeof replyJsonSchema>;
