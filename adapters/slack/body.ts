import { type Body, hashOf, nameOfKey, parseJson, record, textIn } from '../chat/body.ts';

/** The body of an HTTP request: JSON, a form, or JSON in a form's field. `undefined` where it is none of them. */
export function parseBody(contentType: string, text: string): Body | undefined {
  if (contentType.startsWith('application/json')) return parseJson(text);
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return undefined;
  const fields: Body = Object.fromEntries(new URLSearchParams(text));
  return typeof fields['payload'] === 'string' ? parseJson(fields['payload']) : fields;
}

/**
 * Whether a request comes from the one workspace that is served, and from somebody who belongs to it: a channel that is
 * shared with others brings their people along. An app that was installed for a whole organisation is refused.
 */
export function isFrom(body: Body, teamId: string): boolean {
  const [first] = Array.isArray(body['authorizations']) ? body['authorizations'] : [];
  const whole = [body, record(first)].some(({ is_enterprise_install: of }) => of === true || of === 'true');
  if (whole) return false;
  const event = record(body['event']);
  const own = textIn(body, 'team_id') ?? textIn(record(body['team']), 'id');
  const others = [textIn(record(body['user']), 'team_id'), textIn(event, 'user_team'), textIn(event, 'source_team')];
  return own === teamId && others.every((other) => other === undefined || other === teamId);
}

/** The name under which a request is done once, and how long it may come again. */
export function identityOf(body: Body): { readonly key: string; readonly kind: 'event' | 'interaction' } {
  const event = textIn(body, 'event_id');
  if (event !== undefined) return { key: `e:${event}`, kind: 'event' };
  const trigger = textIn(body, 'trigger_id');
  if (trigger !== undefined) return { key: `t:${trigger}`, kind: 'interaction' };
  return { key: `h:${hashOf(JSON.stringify(body))}`, kind: 'interaction' };
}

/**
 * The name of a request for the trail: opaque, without contents, the same after a restart. However often a form is sent,
 * it has one name: that of the form.
 */
export function nameOf(body: Body, key: string): string {
  const form = body['type'] === 'view_submission' ? textIn(record(body['view']), 'private_metadata') : undefined;
  return nameOfKey(form === undefined ? key : `f:${form}`);
}
