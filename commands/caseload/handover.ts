import { findStaff } from '../../src/access/access.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { isPending } from '../../src/deadlines/deadline.ts';
import { internal, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import { beforeStart, say, wrong } from '../work/say.ts';
import type { CaseEdit, Edited } from '../writing/spec.ts';
import { beginMarktnah, endMarktnah, marktnahOn } from './marktnah-edit.ts';
import { protocolSections } from './protocol.ts';
import { accusative } from './staff-choices.ts';

/** What somebody wants to hand over. */
export interface Handover {
  readonly to: Staff;
  readonly on: string;
  readonly reason?: string | undefined;
  /** whether the Betreuung as an arbeitsmarktnaher Fall begins (yes) or ends (no) with it */
  readonly marktnah?: string | undefined;
  readonly confirmed: boolean;
}

/** The rules that ask for a handover (UM 6.7, 5.2.1). */
const RULES = ['uebergang-ue25', 'schueler-uebergabe'];

const TITLE: Text = { de: 'Übergabeprotokoll', en: 'Handover protocol' };
const CONFIRM: Text = { de: 'Übergabe bestätigen', en: 'Confirm the handover' };

/** The protocol of a case. */
export function protocol(kase: Case, { context }: CaseEdit): Reply {
  const { language, messages, office } = context;
  const manager = kase.manager === undefined ? undefined : findStaff(office, kase.manager)?.name;
  return {
    title: TITLE[language],
    sections: [
      {
        items: [
          {
            line: [
              internal(kase.no, 'strong'),
              plain('  '),
              internal(`${messages.manager}: ${manager ?? messages.nobody}`),
            ],
          },
        ],
      },
      ...protocolSections(kase, context),
    ],
    actions: [{ label: messages.deadlines, command: internal(`fristen ${kase.no}`) }],
  };
}

/** The same before a handover: nothing has changed yet, and how to confirm it. */
function beforehand(kase: Case, { to, on, reason, marktnah }: Handover, edit: CaseEdit): Reply {
  const { language } = edit.context;
  const shown = protocol(kase, edit);
  const [head, ...sections] = shown.sections;
  const de = language === 'de';
  const words = [
    de ? `uebergabe ${kase.no} an ${to.id}` : `handover ${kase.no} to ${to.id}`,
    ...(on === edit.today ? [] : [`${de ? 'zum' : 'on'} ${on}`]),
    ...(marktnah === undefined ? [] : [marktnah === 'yes' ? 'marktnah' : 'nicht marktnah']),
    de ? 'bestätigen' : 'confirm',
    ...(reason === undefined ? [] : [`${de ? 'weil' : 'because'} ${reason}`]),
  ];
  const line = words.join(' ');
  const ask: Text = {
    de: `Noch nicht übergeben. Wenn das Protokoll stimmt, bestätigen Sie die Übergabe an ${accusative(to.name)}: ${line}`,
    en: `Not handed over yet. If the protocol is right, confirm the handover to ${to.name}: ${line}`,
  };
  return {
    ...shown,
    sections: [{ items: [...(head?.items ?? []), { line: [sensitive(ask[language])] }] }, ...sections],
    actions: [{ label: CONFIRM[language], command: sensitive(line) }, ...shown.actions],
  };
}

/** The handover recorded for the rules that ask for one, where this one settles them. */
function withActs(kase: Case, { on, reason }: Handover, { context }: CaseEdit): Case {
  const { deadlines, today } = context;
  const state = (of: Case, id: string) => deadlines.of(of, today).filter(({ rule }) => rule.id === id);
  let next = kase;
  for (const rule of RULES) {
    const waits = state(next, rule).some(isPending);
    if (!waits) continue;
    const act = { rule, on, ...(reason === undefined ? {} : { reason }) };
    const done = { ...next, acts: [...(next.acts ?? []), act] };
    // years before the birthday a handover is none of this kind
    if (state(done, rule).some((deadline) => deadline.state === 'satisfied')) next = done;
  }
  return next;
}

/** The Betreuung as an arbeitsmarktnaher Fall that begins or ends with the handover, and what is said about it. */
function withMarktnah(kase: Case, { on, reason, marktnah }: Handover): Edited {
  if (marktnah === 'yes') return beginMarktnah(kase, on);
  if (marktnah === 'no') return endMarktnah(kase, on, reason);
  const running = marktnahOn(kase, on);
  const said: Text = { de: '', en: '' };
  if (running === undefined) return { kase, said };
  return {
    kase,
    said,
    also: [
      {
        de: `Die Betreuung als arbeitsmarktnaher Fall läuft weiter. Beenden: marktnah ${kase.no} ende weil …`,
        en: `The care as a case near the labour market goes on. End it: marktnah ${kase.no} end because …`,
      },
    ],
  };
}

/** Hands a case over: first the protocol, and once that is confirmed the case itself. */
export function handedOver(wanted: Handover, edit: CaseEdit): Edited {
  const { kase, context, today } = edit;
  const { to, on, reason } = wanted;
  if (to.id === kase.manager)
    return wrong('to', { de: `${to.name} ist schon zuständig.`, en: `${to.name} is responsible already.` });
  if (on < kase.opened) return wrong('on', beforeStart(on, kase.opened));
  if (on > today) {
    return wrong(
      'on',
      say(
        (day) => `${day(on)} liegt in der Zukunft. Vormerken: wiedervorlage ${kase.no} ${on} Übergabe`,
        (day) => `${day(on)} is in the future. Make a note: followup ${kase.no} ${on} handover`,
      ),
    );
  }
  const care = withMarktnah(kase, wanted);
  if (!('kase' in care)) return care;
  if (!wanted.confirmed) return { first: beforehand(kase, wanted, edit) };
  const next = withActs({ ...care.kase, manager: to.id, team: to.team }, wanted, edit);
  const team = context.office.teams.find((item) => item.id === to.team)?.name ?? to.team;
  const moves = to.team !== kase.team;
  const stays = context.access.rightTo(next) !== undefined;
  const why = (word: string) => (reason === undefined ? '' : ` (${word}: ${reason})`);
  return {
    kase: next,
    said: say(
      (day) => `Übergeben an ${accusative(to.name)}${moves ? `, ${team},` : ''} zum ${day(on)}${why('Grund')}`,
      (day) => `Handed over to ${to.name}${moves ? `, ${team},` : ''} on ${day(on)}${why('reason')}`,
    ),
    also: [
      ...(care.said.de === '' ? [] : [care.said]),
      ...(care.also ?? []),
      { de: `Zuständig ist jetzt ${to.name}.`, en: `${to.name} is responsible now.` },
      ...(stays
        ? []
        : [
            {
              de: 'Sie sehen den Fall ab jetzt nicht mehr. Zurücknehmen können Sie die Übergabe noch.',
              en: 'You do not see the case any more. You can still take the handover back.',
            },
          ]),
    ],
  };
}
