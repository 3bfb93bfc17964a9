/**
 * Where Microsoft's service for Teams is, in the public cloud: the hosts that Microsoft's own Agents SDK allows for calls
 * back to Teams (`OutboundHostValidator` of @microsoft/agents-hosting 1.8.1). Of trafficmanager.net it is this one name
 * only: anybody with an Azure account can have another one there.
 */
const HOSTS: readonly string[] = ['smba.trafficmanager.net'];
const DOMAINS: readonly string[] = ['.teams.microsoft.com', '.botframework.com'];
const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether the app's token may be sent there: to Microsoft over TLS, or, when the bot is tried out, on this machine only.
 * @param text as the activity names it
 */
export function isServiceUrl(text: string, isTrial: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false;
  if (isTrial) return protocol === 'http:' && LOOPBACK.includes(hostname);
  if (protocol !== 'https:' || port !== '') return false;
  return HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain));
}
