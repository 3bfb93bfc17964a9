import type { Doings } from './done.ts';
import type { Form, FormContext } from './form.ts';
import { afterForm, beforeForm, onForm, recurringForm, windowForm, yearDayForm } from './forms-common.ts';
import {
  attendanceForm,
  blockingEventForm,
  inbeqEndForm,
  milestonesForm,
  monthlyForm,
  noticeForm,
  planningTalkForm,
  seriesForm,
} from './forms-special.ts';
import type { Rule } from './rule.ts';

/** The form of a rule's date as a function. */
export function compileForm(rule: Rule, done: Doings, context: FormContext): Form {
  const { due } = rule;
  switch (due.form) {
    case 'after':
      return afterForm(rule, due, done, context);
    case 'recurring':
      return recurringForm(rule, due, done, context);
    case 'before':
      return beforeForm(rule, due, done);
    case 'on':
      return onForm(rule, due, done);
    case 'window':
      return windowForm(due, done, context);
    case 'yearDay':
      return yearDayForm(rule, due, done);
    case 'monthly':
      return monthlyForm(due, done);
    case 'series':
      return seriesForm(rule, due, done);
    case 'milestones':
      return milestonesForm(rule);
    case 'attendance':
      return attendanceForm;
    case 'notice':
      return noticeForm(rule, due, done, context);
    case 'blockingEvent':
      return blockingEventForm(rule, due, done, context);
    case 'planningTalk':
      return planningTalkForm(rule, due, done, context);
    case 'inbeqEnd':
      return inbeqEndForm(due, done, context);
  }
}
