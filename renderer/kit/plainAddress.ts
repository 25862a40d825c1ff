/**
 * The address of a page of the web as everybody writes it, without a name or password in it; null
 * for what is none. Whoever types no scheme means the safe one.
 */
export function plainAddress(typed: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(whole)) return null;
  const { href, protocol, username, password } = new URL(whole);
  const isOfTheWeb = protocol === 'http:' || protocol === 'https:';
  return isOfTheWeb && username === '' && password === '' ? href : null;
}
